/** Numbers as they are written, in digits or in characters, without what they count. */
import type { Qualifier } from '../../schema/terms.ts'

/** A number of the text: 3万, 二百一十六, 七八百. Offsets count characters of the copy that was read. */
export interface Numeral {
  start: number
  end: number
  value: number
  /** The upper end, where the words name two: 七八百. */
  valueMax: number | null
  script: 'DIGITS' | 'CHARACTERS'
  /** What the number's last words multiply by: 10000 in 5万, 1 in 5. */
  scale: number
  /** A scale without a number before it: 百 in 近百户. */
  bare: boolean
  /** How exactly the number's own words state it: OVER in 三十多万 and 数十. */
  looseness: Qualifier | null
}

/** The scales that Chinese counts in. */
export const scales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 }

/** 千 in 500千瓦 and 百 in 2百分点 belong to the unit. */
const unitBegins = /千(?:瓦|克|米|伏|卡|帕|赫|焦|字节|升|安)|百分|万向|千里马|百姓|百货/y

/** 个亿 of 1.8个亿; 3个亿元村 are three villages. */
const hundredMillions = /个亿(?![万元级])/y

/** Whether 个亿 stands at `at`, which multiplies as 亿 does. */
export function isHundredMillions(text: string, at: number): boolean {
  hundredMillions.lastIndex = at
  return hundredMillions.test(text)
}

/** Whether a scale stands at `at`, rather than the first character of a unit. */
export function isScale(text: string, at: number): boolean {
  if (!((text[at] ?? '') in scales)) return false
  unitBegins.lastIndex = at
  return !unitBegins.test(text)
}
