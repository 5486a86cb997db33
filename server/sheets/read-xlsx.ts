/** Reads an Office Open XML workbook. Macros are refused, and so is one that unpacks to far more than it is. */
import { unzipSync } from 'fflate'
import { type Cell, cellRef, formatValue, type MergeRange, type Sheet } from 'hucre'
import { readXlsx as readWorkbook } from 'hucre/xlsx'
import { EMPTY_CELL, type SheetBook, type SheetTable, shownText, type TableCell } from './table.ts'
import { unreadable } from './unreadable.ts'

const MAX_UNPACKED_BYTES = 512 * 1024 * 1024
const MAX_PARTS = 2000
const MAX_CELLS = 5_000_000
const MAX_MERGED = 200_000

/** @throws {HubError} SHEET_UNREADABLE */
export async function readXlsx(bytes: Uint8Array, name: string): Promise<SheetBook> {
  checkParts(partsOf(bytes, name), name)
  const { sheets } = await readWorkbook(bytes, {
    readStyles: true,
    sheets: (info) => !info.hidden && !info.veryHidden,
    // Whatever the library stumbles over, it is the file that is damaged.
  }).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw unreadable(
      name,
      `is a workbook that cannot be read: ${reason}. Open it in a spreadsheet and save it again.`,
      cause,
    )
  })
  return { format: 'XLSX', sheets: sheets.map((sheet) => tableOf(sheet, name)) }
}

interface Part {
  name: string
  bytes: number
}

/** The parts that the archive says it has; reading holds each to the size that is said here. */
function partsOf(bytes: Uint8Array, name: string): Part[] {
  const parts: Part[] = []
  try {
    unzipSync(bytes, {
      filter: (file) => {
        parts.push({ name: file.name, bytes: file.originalSize })
        return false
      },
    })
  } catch (error) {
    throw unreadable(name, 'is cut short or damaged. Hand in another copy.', error)
  }
  return parts
}

function checkParts(parts: readonly Part[], name: string): void {
  const unpacked = parts.reduce((sum, part) => sum + part.bytes, 0)
  if (parts.length > MAX_PARTS || unpacked > MAX_UNPACKED_BYTES) {
    throw unreadable(
      name,
      `unpacks to ${unpacked} bytes in ${parts.length} parts, which no sheet needs. Save only its rows.`,
    )
  }
  if (parts.some((part) => /vba/i.test(part.name))) {
    throw unreadable(name, 'holds macros. Save it as .xlsx, which holds none.')
  }
  if (!parts.some((part) => part.name === 'xl/workbook.xml')) {
    throw unreadable(name, 'is an archive, but no .xlsx workbook. Hand in the workbook itself.')
  }
}

function tableOf({ name, rows, cells, rowDefs, merges = [] }: Sheet, file: string): SheetTable {
  const total = rows.reduce((sum, row) => sum + row.length, 0)
  if (total > MAX_CELLS)
    throw unreadable(file, `has ${total} cells in the sheet ${name}; a sheet may have ${MAX_CELLS}. Split it.`)
  const merged = mergedCells(merges, rows, file)
  return {
    name: shownText(name),
    rows: rows.map((values, row) => ({
      number: row + 1,
      hidden: rowDefs?.get(row)?.hidden === true,
      cells: values.map((value, column) => {
        const key = `${row},${column}`
        const cell = cellOf(value, cells?.get(key))
        const mergedInto = merged.get(key)
        return mergedInto === undefined ? cell : { ...cell, mergedInto }
      }),
    })),
    merges: merges.map(({ startRow, endRow, startCol, endCol }) => ({
      top: startRow + 1,
      bottom: endRow + 1,
      left: startCol,
      right: endCol,
    })),
  }
}

/** The first cell of each merged cell but the first, by row and column. */
function mergedCells(merges: readonly MergeRange[], rows: readonly unknown[][], file: string): Map<string, string> {
  const merged = new Map<string, string>()
  for (const { startRow, startCol, endRow, endCol } of merges) {
    const bottom = Math.min(endRow, rows.length - 1)
    for (let row = startRow; row <= bottom; row++) {
      const right = Math.min(endCol, (rows[row]?.length ?? 0) - 1)
      for (let column = startCol; column <= right; column++) {
        if (row !== startRow || column !== startCol) merged.set(`${row},${column}`, cellRef(startRow, startCol))
      }
    }
    if (merged.size > MAX_MERGED)
      throw unreadable(file, `has more than ${MAX_MERGED} merged cells. Part them in the spreadsheet.`)
  }
  return merged
}

function cellOf(value: unknown, cell: Cell | undefined): TableCell {
  if (cell?.type === 'error') return { ...EMPTY_CELL, shown: shownText(String(value)), held: 'error' }
  if (value === null || value === undefined || value === '') {
    return cell?.formula === undefined ? EMPTY_CELL : { ...EMPTY_CELL, held: 'uncalculated' }
  }
  const format = cell?.style?.numFmt
  if (value instanceof Date)
    return { ...EMPTY_CELL, shown: shownText(formatted(value, format ?? 'yyyy-mm-dd')), held: 'date' }
  if (typeof value !== 'number') return { ...EMPTY_CELL, shown: shownText(String(value)), held: 'text' }
  // Fifteen digits are what a spreadsheet keeps; the rest is noise of the binary form.
  const number = Number(value.toPrecision(15))
  return {
    ...EMPTY_CELL,
    shown: shownText(format ? formatted(number, format) : String(number)),
    held: 'number',
    number,
  }
}

function formatted(value: Date | number, format: string): string {
  return format === 'General' || format.startsWith('[DBNum') ? String(value) : formatValue(value, format)
}
