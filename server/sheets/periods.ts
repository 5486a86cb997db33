/** The time that a cell or heading names. */
import { plain } from './words.ts'

export interface ReadPeriod {
  /** As written. */
  label: string
  /** YYYY-MM-DD, both included. */
  start: string
  end: string
}

type Span = [start: string, end: string] | null
const QUARTERS = '一二三四'
const two = (number: number) => String(number).padStart(2, '0')

const FORMS: readonly [RegExp, (year: number, first: string, second: string) => Span][] = [
  [/^(\d{4})(?:年度?)?$/, (year) => months(year, 1, 12)],
  [/^(?:截至|截止到?)?(\d{4})年(?:年?底|末|年末)$/, (year) => day(year, 12, 31)],
  [/^(\d{4})(?:年|-|\/|\.)?(?:上半年|h1)$/, (year) => months(year, 1, 6)],
  [/^(\d{4})(?:年|-|\/|\.)?(?:下半年|h2)$/, (year) => months(year, 7, 12)],
  [/^(\d{4})(?:年|-)?(?:第)?([一二三四1-4])季度$/, (year, quarter) => quarterOf(year, quarter)],
  [/^(\d{4})(?:年|-)?q([1-4])$/, (year, quarter) => quarterOf(year, quarter)],
  [
    /^(\d{4})年?(\d{1,2})(?:月)?(?:-|~|至|到|—)(\d{1,2})月$/,
    (year, from, to) => months(year, Number(from), Number(to)),
  ],
  [/^(\d{4})(?:年|-|\/|\.)(\d{1,2})(?:月份?)?$/, (year, month) => months(year, Number(month), Number(month))],
  [/^(\d{4})(\d{2})$/, (year, month) => months(year, Number(month), Number(month))],
  [
    /^(?:截至|截止到?)?(\d{4})(?:年|-|\/|\.)(\d{1,2})(?:月|-|\/|\.)(\d{1,2})日?$/,
    (year, month, date) => day(year, Number(month), Number(date)),
  ],
  [/^(\d{4})(\d{2})(\d{2})$/, (year, month, date) => day(year, Number(month), Number(date))],
]

/** The period that the whole text names, such as 2023年 or 2023年一季度; null where it names none. */
export function readPeriod(text: string): ReadPeriod | null {
  const written = plain(text)
  for (const [form, spanOf] of FORMS) {
    const [, year, first = '', second = ''] = form.exec(written) ?? []
    if (year === undefined || Number(year) < 1900 || Number(year) > 2100) continue
    const span = spanOf(Number(year), first, second)
    if (span !== null) return { label: text, start: span[0], end: span[1] }
  }
  return null
}

/** The first period named somewhere in a heading or title: 2022年 in 2022年集体收入（万元）. */
export function periodWithin(text: string): ReadPeriod | null {
  const [found] =
    /\d{4}\s*年度?(?:上半年|下半年|第?[一二三四1-4]季度|\d{1,2}(?:[-~至到—]\d{1,2})?月|年?底|末)?/u.exec(text) ?? []
  return found === undefined ? null : readPeriod(found)
}

/** The day that a spreadsheet counts as this number, where the number looks like one: 45291 is 2023-12-31. */
export function serialDate(number: number | null): string | null {
  if (number === null || !Number.isInteger(number) || number < 20_000 || number > 80_000) return null
  return new Date(Date.UTC(1899, 11, 30) + number * 86_400_000).toISOString().slice(0, 10)
}

function quarterOf(year: number, quarter: string): Span {
  const index = QUARTERS.includes(quarter) ? QUARTERS.indexOf(quarter) : Number(quarter) - 1
  return months(year, index * 3 + 1, index * 3 + 3)
}

function months(year: number, from: number, to: number): Span {
  if (from < 1 || to > 12 || from > to) return null
  const last = new Date(Date.UTC(year, to, 0)).getUTCDate()
  return [`${year}-${two(from)}-01`, `${year}-${two(to)}-${two(last)}`]
}

function day(year: number, month: number, date: number): Span {
  const written = `${year}-${two(month)}-${two(date)}`
  const moment = new Date(`${written}T00:00:00Z`)
  if (Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== written) return null
  return [written, written]
}
