/** A sheet as it was read from a file, before anything is made of it. */
import { parseCellRef } from 'hucre'
import type { SheetFormat } from '../../schema/terms.ts'

/** What a cell holds beside what it shows. */
export type Held = 'nothing' | 'text' | 'number' | 'date' | 'error' | 'uncalculated'

export interface TableCell {
  /** What the cell shows, on one line, without blanks around it. */
  shown: string
  held: Held
  /** The number behind what is shown; null where it holds none. */
  number: number | null
  /** The first cell of the merged cells that it belongs to, such as B5; null where it stands alone or is the first. */
  mergedInto: string | null
}

export interface TableRow {
  /** Number in the file, from 1 on. */
  number: number
  hidden: boolean
  cells: TableCell[]
}

export interface SheetTable {
  name: string
  /** Every row of the file from the first on. */
  rows: TableRow[]
  /** Stretches of merged cells; rows and columns are counted from 1 and 0, ends included. */
  merges: { top: number; bottom: number; left: number; right: number }[]
}

/** The cell of an address such as B5, where there is one. */
export function cellAt(table: SheetTable, address: string): TableCell | undefined {
  const { row, col } = parseCellRef(address)
  return table.rows[row]?.cells[col]
}

/** A file that was read: what its bytes are, and its sheets that are not hidden. */
export interface SheetBook {
  format: SheetFormat
  sheets: SheetTable[]
}

export const EMPTY_CELL: TableCell = { shown: '', held: 'nothing', number: null, mergedInto: null }

/** Text as a cell shows it: on one line, without what no stored text can hold. */
export function shownText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\uE000\uFFFD]+/gu, ' ')
    .trim()
}
