/** CSV as RFC 4180 has it, in UTF-8. */
import { stringify } from 'csv-stringify/sync'
import { type Cell, columns, type Figure } from './columns.ts'

/** Tells Excel that the text is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF'

/** Rows that are written at once. */
const BATCH = 200
const options = { record_delimiter: '\r\n' as const }

/** The header, and a line a figure. */
export async function* csv(figures: AsyncIterable<Figure>): AsyncGenerator<string> {
  let batch: string[][] = [columns.map(({ name }) => name)]
  for await (const figure of figures) {
    batch.push(columns.map((column) => written(column.of(figure))))
    if (batch.length < BATCH) continue
    yield stringify(batch, options)
    batch = []
  }
  if (batch.length > 0) yield stringify(batch, options)
}

/** Begins what a spreadsheet would take for a formula. Leading apostrophes count, so that one can be taken off again. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/u

/** A value as it stands in a line; text that a spreadsheet would run begins with an apostrophe. */
function written(value: Cell): string {
  if (value === null) return ''
  return typeof value === 'string' && formula.test(value) ? `'${value}` : String(value)
}
