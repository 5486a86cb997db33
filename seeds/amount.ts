/** Reads what an amount's own words say: 近10万元 is a value below 100000, 元; 3万余平方米 one above 30000. */
import type { Qualifier } from '../schema/terms.ts'

/** The number that a display says, how exactly, and the words left over, which name the unit. */
export interface Amount {
  value: number
  valueMax: number | null
  qualifier: Qualifier
  unitWords: string
}

const before: ReadonlyArray<[words: RegExp, qualifier: Qualifier]> = [
  [/^(?:不满|不足|不到|少于|低于)/, 'LESS_THAN'],
  [/^(?:至少|不少于|不低于)/, 'AT_LEAST'],
  [/^(?:最多|至多|不超过|不多于)/, 'UP_TO'],
  [/^(?:超过|超|逾|多于|高于)/, 'OVER'],
  [/^(?:将近|接近|近)/, 'NEARLY'],
  [/^(?:大约|约|约为)/, 'ABOUT'],
]
const after: ReadonlyArray<[words: RegExp, qualifier: Qualifier]> = [
  [/(?:左右|上下)$/, 'ABOUT'],
  [/以上$/, 'AT_LEAST'],
  [/(?:以内|以下)$/, 'UP_TO'],
]
const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const scales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 }
const number = String.raw`\d+(?:,\d{3})*(?:\.\d+)?|[〇零一两二三四五六七八九十百千]+`
const single = new RegExp(`^(${number})([余多])?([百千万亿]*)([余多])?`)
const range = new RegExp(`^(${number})([百千万亿]*)(?:至|到|[-–—~～])(${number})([百千万亿]*)`)

/** Given '200多处', return 200, OVER and '处'; given words that say no amount, return null. */
export function readAmount(display: string): Amount | null {
  const [withoutBefore, qualifierBefore] = strip(display.trim(), before)
  const [words, qualifierAfter] = strip(withoutBefore, after)
  const amount = readWord(words) ?? readPercent(words) ?? readRange(words) ?? readSingle(words)
  if (amount === null) return null
  const qualifier = qualifierBefore ?? qualifierAfter
  // 近200余 contradicts itself: no reading of it would be the page's.
  if (qualifier !== null && amount.qualifier !== 'EXACT') return null
  return qualifier === null ? amount : { ...amount, qualifier }
}

/**
 * Whether a display is everywhere only a part of the amount that the quote states, as 6支 is of 266支 and 10万元 of
 * 近10万元.
 */
export function isCutOut(quote: string, display: string): boolean {
  const pieces = quote.split(display)
  return pieces.slice(1).every((right, index) => isPart(pieces.slice(0, index + 1).join(display), display, right))
}

function isPart(left: string, display: string, right: string): boolean {
  const cutLeft = /(?:[\d.近约超逾]|不满|不足|不到|超过|至少|最多|不少于|不低于)$/.test(left)
  const cutRight = /\d$/.test(display) ? /^[\d.%万亿余多]/ : /^(?:以上|以内|左右)/
  return cutLeft || cutRight.test(right)
}

function strip(words: string, table: ReadonlyArray<[RegExp, Qualifier]>): [string, Qualifier | null] {
  const found = table.find(([pattern]) => pattern.test(words))
  return found === undefined ? [words, null] : [words.replace(found[0], ''), found[1]]
}

function exactly(value: number, unitWords: string): Amount {
  return { value, valueMax: null, qualifier: 'EXACT', unitWords }
}

/** Numbers that are words: 唯一, 半数, 三成. */
function readWord(words: string): Amount | null {
  if (words === '唯一') return exactly(1, '')
  if (/^(?:一半|半数|半)$/.test(words)) return exactly(0.5, '')
  const tenths = /^([一二三四五六七八九])成$/.exec(words)?.[1]
  return tenths === undefined ? null : exactly((digits[tenths] ?? 0) / 10, '')
}

function readPercent(words: string): Amount | null {
  const found = new RegExp(`^百分之(${number})$`).exec(words)
  return found === null ? null : exactly(numberOf(found[1] ?? ''), '%')
}

function readRange(words: string): Amount | null {
  const [all, low, lowScale, high, highScale] = range.exec(words) ?? []
  if (all === undefined || low === undefined || high === undefined) return null
  const scale = scaleOf(highScale ?? '')
  // 5至8万元 runs from fifty thousand: the scale behind the second number counts for both.
  const lowest = numberOf(low) * (lowScale ? scaleOf(lowScale) : scale)
  return {
    value: lowest,
    valueMax: numberOf(high) * scale,
    qualifier: 'RANGE',
    unitWords: words.slice(all.length),
  }
}

function readSingle(words: string): Amount | null {
  const [all, digitsOrHan, over, scale, overScale] = single.exec(words) ?? []
  if (all === undefined || digitsOrHan === undefined) return null
  const qualifier = over !== undefined || overScale !== undefined ? 'OVER' : 'EXACT'
  const value = numberOf(digitsOrHan) * scaleOf(scale ?? '')
  return { value, valueMax: null, qualifier, unitWords: words.slice(all.length) }
}

function scaleOf(scale: string): number {
  return Array.from(scale).reduce((product, mark) => product * (scales[mark] ?? 1), 1)
}

function numberOf(text: string): number {
  return /^\d/.test(text) ? Number(text.replaceAll(',', '')) : hanNumber(text)
}

/** 二十六 → 26, 三百 → 300, 十 → 10; digit by digit where no scale is written, as in 二〇二三. */
function hanNumber(text: string): number {
  const marks = Array.from(text)
  if (!marks.some((mark) => mark in scales)) return Number(marks.map((mark) => digits[mark] ?? 0).join(''))
  let sum = 0
  let digit: number | null = null
  for (const mark of marks) {
    const scale = scales[mark]
    if (scale === undefined) digit = digits[mark] ?? 0
    else {
      sum += (digit ?? 1) * scale
      digit = null
    }
  }
  return sum + (digit ?? 0)
}
