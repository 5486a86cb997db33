/** Reads a CSV file: comma, semicolon or tab; UTF-8 or GB18030, as spreadsheets write it in China. */
import { CsvError, parse } from 'csv-parse/sync'
import { EMPTY_CELL, type SheetBook, shownText, type TableCell } from './table.ts'
import { unreadable } from './unreadable.ts'

/** @throws {HubError} SHEET_UNREADABLE */
export function readCsv(bytes: Uint8Array, name: string): SheetBook {
  const text = decoded(bytes, name)
  const rows = records(text, name).map((cells, index) => ({
    number: index + 1,
    hidden: false,
    cells: cells.map(cellOf),
  }))
  return { format: 'CSV', sheets: [{ name: sheetName(name), rows, merges: [] }] }
}

function decoded(bytes: Uint8Array, name: string): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!text.includes('\0')) return text
    } catch {
      // Tried as the next one.
    }
  }
  throw unreadable(name, 'is neither a workbook (.xlsx) nor text in UTF-8 or GB18030. Save it as .xlsx or as CSV.')
}

function records(text: string, name: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw unreadable(name, `is no CSV: ${error.message}. Save it again from the spreadsheet.`, error)
  }
}

/** The one of the three that the first line has most of. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split('\n', 1)
  const count = (delimiter: string) => first.split(delimiter).length
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best))
}

function cellOf(text: string): TableCell {
  const shown = shownText(text)
  if (shown === '') return EMPTY_CELL
  return { shown, held: ERRORS.test(shown) ? 'error' : 'text', number: null, mergedInto: null }
}

/** What a spreadsheet writes where a formula failed. */
const ERRORS = /^#(REF!|DIV\/0!|N\/A|NAME\?|NULL!|NUM!|VALUE!|SPILL!|CALC!)$/

function sheetName(file: string): string {
  return file.replace(/\.[^.]*$/, '') || file
}
