/** A workbook: one sheet with a row a figure under a header that stays, one that explains it. */
import { writeXlsxStream, XLSX_MAX_ROWS_PER_SHEET } from 'hucre/xlsx'
import { type About, notes } from './about.ts'
import { type Cell, type Column, columns, type Figure } from './columns.ts'
import { withSheetNames } from './sheet-names.ts'

/** Figures that one sheet can hold beside its header. */
export const MOST_ROWS = XLSX_MAX_ROWS_PER_SHEET - 1

const formats: Partial<Record<Column['type'], string>> = { date: 'yyyy-mm-dd', datetime: 'yyyy-mm-dd hh:mm:ss' }
const wide = new Set(['quote', 'citation', 'story'])

const SHEETS = ['数字', '说明'] as const

/** The first sheet holds so many rows that the notes, which come behind them, begin a second one and fill no third. */
export function xlsx(figures: AsyncIterable<Figure>, about: About): AsyncIterable<Uint8Array> {
  const workbook = writeXlsxStream(rows(figures, about), {
    name: SHEETS[0],
    compress: false,
    columns: columns.map(({ name, title, type }) => ({
      header: title,
      width: wide.has(name) ? 60 : 14,
      ...(formats[type] ? { numFmt: formats[type] } : {}),
    })),
    freezePane: { rows: 1, columns: 1 },
    maxRowsPerSheet: rowsOf(about) + 1,
    repeatHeaders: false,
  })
  return withSheetNames(workbook, SHEETS)
}

async function* rows(figures: AsyncIterable<Figure>, about: About): AsyncGenerator<(Cell | Date)[]> {
  for await (const figure of figures) yield columns.map((column) => typed(column.type, column.of(figure)))
  for (let empty = about.total; empty < rowsOf(about); empty++) yield []
  yield* notes(about)
}

/** Rows of the first sheet below its header, some of them empty where the figures are few. */
function rowsOf(about: About): number {
  return Math.max(about.total, notes(about).length)
}

/** Spreadsheets count days from 1900; earlier ones stay text. */
function typed(type: Column['type'], value: Cell): Cell | Date {
  const isMoment = (type === 'date' || type === 'datetime') && typeof value === 'string' && value >= '1901'
  return isMoment ? new Date(value) : value
}
