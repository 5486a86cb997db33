/** Where a sheet's headings stand, and what they are. */
import { withoutUnit } from './heading-units.ts'
import { readPeriod } from './periods.ts'
import type { SheetTable, TableRow } from './table.ts'
import { looksLikeUnit } from './units.ts'
import { plain } from './words.ts'

export interface Headings {
  /** Number of the last row of headings; 0 where there are none. */
  last: number
  /** By column, from 0 on; empty where a column has none. */
  texts: string[]
  /** What stands above the headings: the title, 单位：万元. */
  caption: string[]
}

export type Role = 'place' | 'above' | 'indicator' | 'period' | 'unit' | 'value'

const SEARCHED_ROWS = 20
const PLACE =
  '村|社区|村居|村社区|村/社区|行政村|村名|村名称|社区名称|村居名称|村社区名称|所属村|所在村|单位名称|村级组织|地方|地点|place|village|community'
const ABOVE = '街道|乡镇|镇|镇街|镇办|乡镇街道|街道乡镇|办事处|街道办|街道办事处|所属街道|所在街道|street'
const PERIOD = '年度|年份|年|时期|期间|时间|统计时间|统计年度|报告期|季度|月份|日期|period|year|date'
const ROLES: ReadonlyMap<string, Role> = new Map([
  ...PLACE.split('|').map((word) => [word, 'place'] as const),
  ...ABOVE.split('|').map((word) => [word, 'above'] as const),
  ...PERIOD.split('|').map((word) => [word, 'period'] as const),
  ...'指标|指标名称|项目|项目名称|科目|收入项目|indicator'.split('|').map((word) => [word, 'indicator'] as const),
  ...'单位|计量单位|unit'.split('|').map((word) => [word, 'unit'] as const),
  ...'金额|数值|数额|数量|数字|值|本期数|完成数|value|amount'.split('|').map((word) => [word, 'value'] as const),
])

/** What a heading says that its column holds; null where it is none of the usual ones. */
export function roleOf(heading: string): Role | null {
  const whole = plain(heading).replace(/[()、]/g, '')
  return ROLES.get(whole) ?? ROLES.get(plain(withoutUnit(heading))) ?? null
}

/**
 * Reads the headings: the row among the first that has most of the usual ones, unless `last` tells, with the rows that
 * merged cells add to it. Null where no row has any.
 */
export function readHeadings(
  table: SheetTable,
  isKnown: (heading: string) => boolean,
  last: number | undefined,
): Headings | null {
  if (last === 0) return { last: 0, texts: [], caption: [] }
  const first = last === undefined ? bestRow(table.rows.slice(0, SEARCHED_ROWS), isKnown) : topOf(table, last)
  if (first === null) return null
  const bottom = last ?? bottomOf(table, first)
  return { last: bottom, texts: textsOf(table, first, bottom), caption: captionOf(table, first) }
}

function bestRow(rows: readonly TableRow[], isKnown: (heading: string) => boolean): number | null {
  const scored = rows.map(({ number, cells }) => {
    const texts = cells.flatMap(({ shown, held }) => (held === 'text' ? [shown] : []))
    return { number, score: texts.filter((text) => roleOf(text) !== null || isKnown(text)).length }
  })
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one), { number: 0, score: 0 })
  return best.score === 0 ? null : best.number
}

/** The first row of headings at or above `last`: merged cells that reach it begin there. */
function topOf({ rows, merges }: SheetTable, last: number): number {
  const reaching = merges.filter(({ top, bottom }) => top < last && bottom >= last)
  const own = last > 1 && isBelowHeadings(rows, last - 1) ? last - 1 : last
  return Math.min(own, ...reaching.map(({ top }) => top))
}

/**
 * A CSV has no merged cells: a row of nothing but units or years below columns of numbers belongs to the headings above.
 * Below 年度 or 单位 they are what the column tells of a row.
 */
function isBelowHeadings(rows: readonly TableRow[], index: number): boolean {
  const above = rows[index - 1]?.cells ?? []
  const filled = [...(rows[index]?.cells.entries() ?? [])].filter(([, { shown }]) => shown !== '')
  return (
    filled.length > 0 &&
    filled.every(([column, cell]) => {
      const role = roleOf(above[column]?.shown ?? '')
      return (role === null || role === 'value') && cell.held === 'text' && isUnitOrYear(cell.shown)
    })
  )
}

function isUnitOrYear(text: string): boolean {
  const bare = text.replace(/^[（(【[]|[）)】\]]$/gu, '')
  return looksLikeUnit(bare) || (text.includes('年') && readPeriod(text) !== null)
}

/** The last row of headings: a heading over several columns has theirs below it. */
function bottomOf({ rows, merges }: SheetTable, first: number): number {
  const own = merges.filter(({ top }) => top === first)
  const bottom = Math.max(first, ...own.map(({ bottom, left, right }) => (right > left ? bottom + 1 : bottom)))
  return isBelowHeadings(rows, bottom) ? bottom + 1 : bottom
}

function textsOf({ rows, merges }: SheetTable, first: number, last: number): string[] {
  const headed = rows.filter(({ number }) => number >= first && number <= last)
  const near = merges.filter(({ top, bottom }) => bottom >= first && top <= last)
  const width = Math.max(0, ...headed.map(({ cells }) => cells.length))
  return Array.from({ length: width }, (_, column) => {
    const texts = headed.map(({ number, cells }) => {
      const merge = near.find(
        ({ top, bottom, left, right }) => number >= top && number <= bottom && column >= left && column <= right,
      )
      const from = merge ? headed.find((row) => row.number === merge.top)?.cells[merge.left] : cells[column]
      return from?.shown ?? ''
    })
    return [...new Set(texts.filter((text) => text !== ''))].join(' ')
  })
}

function captionOf({ rows }: SheetTable, first: number): string[] {
  const above = rows.filter(({ number }) => number < first)
  return above.flatMap(({ cells }) => cells.flatMap(({ shown }) => (shown === '' ? [] : [shown])))
}
