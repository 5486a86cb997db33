/** One number and its unit, with what the unit's own words add: 三年半, 3块5, 1米8, 两个半小时. */
import type { Amount } from './amount.ts'
import { readCharacters } from './character-numeral.ts'
import { readDigits } from './digit-numeral.ts'
import type { Numeral } from './numeral.ts'
import { readShare } from './share.ts'
import { readUnit, type Unit } from './unit.ts'

/** An amount before the words around it are looked at. */
export interface AmountPart extends Amount {
  /** What the number's last words multiply by, which a range shares: 5至8万. */
  scale: number
}

/** What is spoken of where 块 is money. */
const aboutMoney =
  /[元钱价费卖买花挣赚薪贵筹捐]|工资|收入|进账|流水|营业额|毛钱|斤|多收|分红|拿多少|才给|只给|能落|刚来时/
/** 4亩2分, not 2分钟 or 2分之一. */
const tenth = /([\d一二三四五六七八九])分(?![之钟钱别数配布红享解流类])/y
/** 38斤6两 */
const liang = /([\d一二三四五六七八九])两(?![个名位户人])/y
/** What rises or falls by points: 提高了5个点. */
const rises = /(?:提高|提升|上升|上涨|下降|降低|下跌|增加|增长|减少|回落|高|低|[↑↓+])(?:出|了)?$/
const half = /半(?![年天月个小价夜路途截数])/y
const decimal =
  /(?:(\d|[一二两三四五六七八九])([角毛分])?(?:(?<=[角毛])(\d|[一二三四五六七八九])分?)?|(半))(?![\d.：二三四五六七八九十百千万亿多余个名人斤月分厘米碗杯份盒瓶袋张件条只串])/y
/** 1米75, 一米七五, 3块25. */
const hundredths = /\d{2}(?![\d.：])|[一二三四五六七八九]{2}(?![〇零一二三四五六七八九十百千万亿])/y
/** What may stand behind a price or a height that ends in 一: 三块一的, 一米一左右. In 五块一朵 and 5米一捆 it begins another amount. */
const closesDecimal = /^(?:[^\u4e00-\u9fff]|[一的地左上到至了就也才吗呢啊吧呀每高长宽深厚以卖涨降跌给收买比]|$)/
/** What may follow a measure of time and is added to it. */
const smaller: Readonly<Record<string, { unit: string; count: number; pattern: RegExp }>> = {
  小时: {
    unit: '分钟',
    count: 60,
    pattern: /零?(\d{1,2}|[一二三四五六七八九十]{1,3})分钟?(?![\d之一二三四五六七八九十])/y,
  },
  年: { unit: '个月', count: 12, pattern: /[零又](\d{1,2}|[一二两三四五六七八九十]{1,2})个月/y },
}
/** 三角五分; 六角 alone is money where a price ends in it, and a shape or a spice elsewhere. */
const jiao =
  /(?<![十百\d.])(\d|[一二三四五六七八九])角(?:(\d|[一二三四五六七八九])分(?![之钟])|(?<=[到涨降跌价][至为到了]?.角)(?=[，。；、！]))/y
/** A quotient of two small numbers: 5/6. */
const quotient = /(?<![\d/.])(\d{1,2})\/(\d{1,2})(?![\d/.])/y

/** The number that begins at `at` with its unit, or null. */
export function readPart(text: string, at: number): AmountPart | null {
  const share = readShare(text, at) ?? readQuotient(text, at)
  if (share !== null) {
    const { start, end, value, valueMax, unit, looseness } = share
    return {
      ...{ start, end, numeralStart: start, numeralEnd: end, value, valueMax, unit, kind: 'SHARE', scale: 1 },
      ...{ qualifier: valueMax === null ? (looseness ?? 'EXACT') : 'RANGE', script: 'CHARACTERS', bare: false },
    }
  }
  const coins = readCoins(text, at)
  if (coins !== null) return coins
  const numeral = /\d/.test(text[at] ?? '') ? readDigits(text, at) : (readCharacters(text, at) ?? readHalf(text, at))
  return numeral === null ? null : withTail(text, withUnit(text, numeral))
}

function readCoins(text: string, at: number): AmountPart | null {
  jiao.lastIndex = at
  const found = jiao.exec(text)
  if (found === null) return null
  const end = at + found[0].length
  const value = (digitOf(found[1]) * 10 + (found[2] === undefined ? 0 : digitOf(found[2]))) / 100
  return {
    ...{ start: at, end, numeralStart: at, numeralEnd: end, value, valueMax: null, unit: '元', kind: 'MONEY' },
    ...{ qualifier: 'EXACT', script: 'CHARACTERS', bare: false, scale: 1 },
  }
}

function readQuotient(text: string, at: number): ReturnType<typeof readShare> {
  quotient.lastIndex = at
  const found = quotient.exec(text)
  if (found === null) return null
  const [all, above, below] = found
  if (Number(above) >= Number(below) || /[月日:：]/.test(text[at + all.length] ?? '')) return null
  const value = Math.round((Number(above) / Number(below)) * 1000) / 1000
  return { start: at, end: at + all.length, value, valueMax: null, unit: '比例', looseness: null }
}

/** 半小时, 半年: one half of a unit that measures. */
function readHalf(text: string, at: number): Numeral | null {
  if (text[at] !== '半' || /[上下大]/.test(text[at - 1] ?? '')) return null
  const measures = readUnit(text, at + 1)
  if (measures === null || ['COUNT', 'SHARE', 'MULTIPLE'].includes(measures.kind)) return null
  return {
    ...{ start: at, end: at + 1, value: 0.5, valueMax: null, script: 'CHARACTERS' },
    scale: 1,
    bare: false,
    looseness: null,
  }
}

function withUnit(text: string, numeral: Numeral): AmountPart {
  const loose = looseMark(text, numeral)
  const read = readUnit(text, numeral.end + (loose === null ? 0 : 1))
  const unit = read === null ? null : asPoints(text, numeral, asMoney(text, numeral, read))
  const factor = unit?.factor ?? 1
  return {
    ...{ start: numeral.start, numeralStart: numeral.start, numeralEnd: numeral.end, scale: numeral.scale },
    end: unit?.end ?? numeral.end + (loose === null ? 0 : 1),
    value: numeral.value * factor + (unit?.inside === '半' ? 0.5 : 0),
    valueMax: numeral.valueMax === null ? null : numeral.valueMax * factor,
    ...{ unit: unit?.name ?? '', kind: unit?.kind ?? null, script: numeral.script, bare: numeral.bare },
    qualifier:
      numeral.valueMax !== null ? 'RANGE' : (numeral.looseness ?? loose ?? (unit?.inside === '多' ? 'OVER' : 'EXACT')),
  }
}

/** 200多名, 230+人 and 百余户 are over, 十来个 and 千把斤 about. */
function looseMark(text: string, numeral: Numeral): 'OVER' | 'ABOUT' | null {
  const mark = text[numeral.end] ?? ''
  if (/[余多]/.test(mark)) return 'OVER'
  // 5+X and 1+3 are sums.
  if (
    mark === '+' &&
    numeral.script === 'DIGITS' &&
    !/[\dA-Za-z“一二三四五六七八九十]/.test(text[numeral.end + 1] ?? '')
  )
    return 'OVER'
  if (mark === '来' && numeral.value >= 10 && readUnit(text, numeral.end + 1) !== null) return 'ABOUT'
  return mark === '把' && numeral.bare ? 'ABOUT' : null
}

/** 块 is money in 给4块5 and 310块，and counts land or plates in 三块地. */
function asMoney(text: string, numeral: Numeral, unit: Unit): Unit {
  if (unit.name !== '块') return unit
  const after = text.slice(unit.end, unit.end + 2)
  const before = text.slice(Math.max(0, numeral.start - 30), numeral.start)
  const ends = after === '' || /^(?:[，。！？；、…—\n”）/\uFFFC]|左右|上下)/.test(after)
  const isThing = /[砖牌地瓦板屏表石匾]/
  const isMoney =
    (numeral.scale >= 1e4 && !isThing.test(after) && !isThing.test(before.slice(-1))) ||
    /^(?:[\d一二三四五六七八九](?!块)|半$|半[，。])/.test(after) ||
    (ends &&
      !isThing.test(before.slice(-1)) &&
      (aboutMoney.test(before) || (numeral.script === 'CHARACTERS' && numeral.value >= 100)))
  return isMoney ? { ...unit, name: '元', kind: 'MONEY' } : unit
}

/** 个点 is a percentage point where something rises or falls by it, and a site in 设了5个点. */
function asPoints(text: string, numeral: Numeral, unit: Unit): Unit {
  const before = text.slice(Math.max(0, numeral.start - 4), numeral.start)
  if (unit.name !== '个' || text[unit.end] !== '点' || !rises.test(before)) return unit
  return { ...unit, name: '个百分点', kind: 'SHARE', end: unit.end + 1 }
}

/** What follows the unit and still adds to the number. */
function withTail(text: string, part: AmountPart): AmountPart {
  if (part.unit === '' || part.unit.includes('/') || part.qualifier !== 'EXACT' || part.scale > 1) return part
  if (part.kind === 'MONEY' || part.unit === '米') return withDecimal(text, part)
  if (part.unit === '斤') return withTenths(text, part, liang)
  if (part.unit === '亩') return withTenths(text, part, tenth)
  const compound = withSmaller(text, part)
  if (compound !== null) return compound
  return withHalf(text, part)
}

function withHalf(text: string, part: AmountPart): AmountPart {
  half.lastIndex = part.end
  if (!half.test(text) || part.kind === 'SHARE') return part
  return { ...part, value: part.value + 0.5, end: part.end + 1 }
}

/** 4亩2分, 38斤6两. */
function withTenths(text: string, part: AmountPart, pattern: RegExp): AmountPart {
  pattern.lastIndex = part.end
  const [tail, tenths] = pattern.exec(text) ?? []
  if (tail === undefined) return withHalf(text, part)
  return { ...part, value: Number((part.value + digitOf(tenths) / 10).toPrecision(12)), end: part.end + tail.length }
}

/** 1小时40分 is 100 minutes, 三年零八个月 are 44 months; null where nothing smaller follows. */
function withSmaller(text: string, part: AmountPart): AmountPart | null {
  const finer = smaller[part.unit]
  if (finer === undefined || !Number.isInteger(part.value)) return null
  finer.pattern.lastIndex = part.end
  const [all, number = ''] = finer.pattern.exec(text) ?? []
  const rest = /\d/.test(number) ? Number(number) : readCharacters(number, 0)?.value
  if (all === undefined || rest === undefined) return null
  return { ...part, value: part.value * finer.count + rest, unit: finer.unit, end: part.end + all.length }
}

/** 3块5, 3元5角, 两块半, 七毛五, 1米8. A bare digit after 元 belongs to what comes next, but in 一元五. */
function withDecimal(text: string, part: AmountPart): AmountPart {
  const fine = withHundredths(text, part)
  if (fine !== null) return fine
  decimal.lastIndex = part.end
  const [all, digit, mark, last, isHalf] = decimal.exec(text) ?? []
  if (all === undefined) return part
  const isSpoken = part.script === 'CHARACTERS' && !/\d/.test(digit ?? '')
  if (mark === undefined && text[part.end - 1] === '元' && !isSpoken) return part
  if (all === '一' && !closesDecimal.test(text.slice(part.end + 1, part.end + 2))) return part
  if (all !== '一' && text[part.end + all.length] === '一' && closesDecimal.test(text[part.end + all.length + 1] ?? ''))
    return part
  const value = isHalf !== undefined ? 5 : digitOf(digit)
  const sum = part.value + value / (mark === '分' || text[part.end - 1] === '毛' ? 100 : 10)
  const whole = sum + digitOf(last) / 100
  return { ...part, value: Number(whole.toPrecision(12)), end: part.end + all.length }
}

/** Null where there are none, or where they count what comes next: 宽3米15棵. */
function withHundredths(text: string, part: AmountPart): AmountPart | null {
  if (!/[米块]/.test(text[part.end - 1] ?? '') || !Number.isInteger(part.value) || part.value > 9) return null
  hundredths.lastIndex = part.end
  const [all] = hundredths.exec(text) ?? []
  if (all === undefined || /\d/.test(all) !== (part.script === 'DIGITS')) return null
  const end = part.end + all.length
  if (/[十百千万亿多余几来%号月日点时]/.test(text[end] ?? '') || readUnit(text, end) !== null) return null
  const [first, second] = [digitOf(all[0]), digitOf(all[1])]
  const sum = (hundreds: number) => Number((part.value + hundreds / 100).toPrecision(12))
  // 两块二三 lies between 2.2 and 2.3.
  if (part.script === 'CHARACTERS' && second === first + 1)
    return { ...part, value: sum(first * 10), valueMax: sum(second * 10), qualifier: 'RANGE', end }
  return { ...part, value: sum(first * 10 + second), end }
}

function digitOf(digit: string | undefined = ''): number {
  return /\d/.test(digit) ? Number(digit) : (readCharacters(digit, 0)?.value ?? 0)
}
