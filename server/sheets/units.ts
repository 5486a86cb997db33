/** Units as sheets write them: 万元 is ten thousand of the unit 元. */
import { plain } from './words.ts'

export interface UnitNames {
  code: string
  symbol: string
  name: string
}

const SCALES: readonly [string, number][] = [
  ['亿', 1e8],
  ['千万', 1e7],
  ['百万', 1e6],
  ['十万', 1e5],
  ['万', 1e4],
  ['千', 1e3],
  ['百', 1e2],
]
/** Other ways to write a unit, by its code. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  CNY: ['元', '人民币元', '人民币', 'rmb', '¥'],
  m2: ['平方米', '平米', 'm2'],
  '%': ['%', '百分比'],
}

/** How many of `unit` the words mean: 10000 for 万元 and the unit 元. Null where they are another unit. */
export function scaleOf(words: string, unit: UnitNames): number | null {
  const written = plain(words)
  const names = [unit.symbol, unit.name, unit.code, ...(SYNONYMS[unit.code] ?? [])].map(plain)
  if (names.includes(written)) return 1
  const scale = SCALES.find(([prefix]) => written.startsWith(prefix) && names.includes(written.slice(prefix.length)))
  return scale?.[1] ?? null
}

/** Whether words are a unit of any kind that sheets count in, so that a column of them is a column of units. */
export function looksLikeUnit(words: string): boolean {
  return /^(亿|千万|百万|十万|万|千|百)?(元|人民币|人次?|户|亩|平方米|㎡|m2|公里|千米|米|个|家|件|条|部|次|名|座|处|栋|间|台|辆|吨|公斤|千克|斤|棵|株|场|项|支|%|％)$/.test(
    plain(words),
  )
}
