/** Units as sheets write them: 万元 is ten thousand of the unit 元. */
import { plain } from './words.ts'

export interface UnitNames {
  code: string
  symbol: string
  name: string
}

const SCALES: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
  ['万', 1e4],
  ['萬', 1e4],
  ['亿', 1e8],
  ['億', 1e8],
])
/** Other ways to write a unit, by its code. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  CNY: ['元', '圆', '人民币元', '人民币', 'rmb', '¥'],
  m2: ['平方米', '平米', 'm2'],
  '%': ['%', '百分比'],
}

/** The characters that scale a unit, for regular expressions. */
export const SCALE_CHARACTERS: string = [...SCALES.keys()].join('')

/** The units of any kind that sheets count in, for regular expressions. */
export const UNITS =
  '元|圆|[美欧日港韩澳加]元|人民币|人次?|户|亩|平方米|平米|㎡|m2|m²|公里|千米|米|个|家|件|条|部|次|名|座|处|栋|间|台|辆|吨|公斤|千克|斤|棵|株|场|项|支|%|％'

const UNIT = new RegExp(`^[${SCALE_CHARACTERS}]*(?:${UNITS})$`, 'u')
const LEADING_SCALE = new RegExp(`^[${SCALE_CHARACTERS}]+`, 'u')

/** How many of `unit` the words mean: 10000 for 万元 and the unit 元. Null where they are another unit. */
export function scaleOf(words: string, unit: UnitNames): number | null {
  const written = plain(words)
  const names = [unit.symbol, unit.name, unit.code, ...(SYNONYMS[unit.code] ?? [])].map(plain)
  if (names.includes(written)) return 1
  const bare = withoutScale(written)
  return names.includes(bare) ? product(written.slice(0, written.length - bare.length)) : null
}

/** Plain words without the scale before them: 元 of 百万元. */
export function withoutScale(words: string): string {
  return plain(words).replace(LEADING_SCALE, '')
}

/** 百万 is a hundred times ten thousand; null where the words do not ascend, as in 万千. */
function product(scales: string): number | null {
  const factors = [...scales].map((scale) => SCALES.get(scale) ?? Number.NaN)
  const ascends = factors.every((factor, index) => factor > (factors[index - 1] ?? 0))
  return ascends ? factors.reduce((whole, factor) => whole * factor, 1) : null
}

/** Whether words are a unit of any kind that sheets count in, so that a column of them is a column of units. */
export function looksLikeUnit(words: string): boolean {
  return UNIT.test(plain(words))
}
