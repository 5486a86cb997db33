/** A ledger as a table that spreadsheets open: one column a property, one row an entry, in Chinese. */
import { buffer } from 'node:stream/consumers'
import { stringify } from 'csv-stringify/sync'
import { writeXlsxStream } from 'hucre/xlsx'
import type { LedgerEntry } from '../../schema/ledger-entry.ts'
import { ledgerStateLabels, ledgerTypeLabels, stalenessLabels } from '../../schema/terms.ts'

interface Column {
  title: string
  width: number
  of: (entry: LedgerEntry, origin: string) => string
}

const columns: readonly Column[] = [
  { title: '类别', width: 8, of: ({ type }) => ledgerTypeLabels[type] },
  { title: '事项', width: 40, of: ({ title }) => title },
  { title: '地方', width: 16, of: ({ placeName }) => placeName },
  { title: '地方路径', width: 28, of: ({ place }) => place },
  { title: '状态', width: 10, of: ({ state }) => ledgerStateLabels[state] },
  { title: '责任人', width: 10, of: ({ responsible }) => responsible ?? '' },
  { title: '期限', width: 12, of: ({ dueOn }) => dueOn ?? '' },
  {
    title: '期限由来',
    width: 10,
    of: ({ dueOn, dueIsInferred }) => (dueOn === null ? '' : dueIsInferred ? '推算' : '写明'),
  },
  { title: '最近更新', width: 12, of: ({ newsAt }) => (newsAt === null ? '' : dayOf(newsAt)) },
  { title: '待办原因', width: 16, of: ({ stale }) => stale.map((reason) => stalenessLabels[reason]).join('、') },
  { title: '已提醒', width: 8, of: ({ reminded }) => (reminded ? '是' : '') },
  { title: '网址', width: 40, of: ({ path }, origin) => origin + path },
]

/** Tells Excel that the text is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'
/** Begins what a spreadsheet would take for a formula. Leading apostrophes count, so that one can be taken off again. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/u

/** CSV as RFC 4180 has it; text that a spreadsheet would run begins with an apostrophe. */
export function ledgerCsv(entries: readonly LedgerEntry[], origin: string): Buffer {
  const rows = [columns.map(({ title }) => title), ...entries.map((entry) => rowOf(entry, origin))]
  const safe = rows.map((row) => row.map((cell) => (formula.test(cell) ? `'${cell}` : cell)))
  return Buffer.from(BYTE_ORDER_MARK + stringify(safe, { record_delimiter: '\r\n' }))
}

/** A workbook of one sheet, every cell of it text, which no spreadsheet runs. */
export async function ledgerXlsx(entries: readonly LedgerEntry[], origin: string): Promise<Buffer> {
  const rows = entries.map((entry) => rowOf(entry, origin))
  const stream = writeXlsxStream(rows, {
    name: '台账',
    columns: columns.map(({ title, width }) => ({ header: title, width })),
    freezePane: { rows: 1, columns: 0 },
  })
  return buffer(stream)
}

function rowOf(entry: LedgerEntry, origin: string): string[] {
  return columns.map((column) => column.of(entry, origin))
}

/** The day in Shanghai: 2026-11-25. */
function dayOf(moment: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(moment))
}
