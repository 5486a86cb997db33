/**
 * The unit that a heading states, wherever it puts it: 集体收入（万元）, 集体收入/万元, 集体收入 万元, 集体收入万元.
 *
 * One that is overlooked makes a number ten thousand times too small without anybody noticing. So what is not surely a
 * unit is none, and the cell is refused: there is no unit 元 in 万元, 美元, 单元 and 元旦.
 */
import { looksLikeUnit, SCALE_CHARACTERS, scaleOf, UNITS, type UnitNames, withoutScale } from './units.ts'
import { plain } from './words.ts'

interface Stated {
  words: string
  /** Where they stand in the heading, the brackets or strokes around them included. */
  from: number
  to: number
}

const SCALE = `(?:[${SCALE_CHARACTERS}]\\s*)`
const LETTER = '[\\p{L}\\p{N}]'
const OPENING = '[（(【[〔〖]'
const CLOSING = '[）)】\\]〕〗]'
const TELLING = '(?:(?:计量|金额)?单位[\\s:：]*)'
/** What makes an amount of a scaled unit behind it: 超百万元, 数十万元. */
const AMOUNT = '\\p{Nd}超过达近逾破满余约数几上多第一二两三四五六七八九'

/** A unit that stands alone; what follows a stroke makes another unit of it: 元/亩. */
const ALONE = new RegExp(
  `(?:(?<!${LETTER})|(?<=单位))${SCALE}*(?:${UNITS})(?:\\s*[/／]\\s*\\p{L}+)?(?!${LETTER})|[%％](?!${LETTER})`,
  'gu',
)
/** A scaled unit right behind other words. 家 and 户 are not among them, for they end words too: 进万家. */
const BEHIND = new RegExp(
  `(?<![${AMOUNT}${SCALE_CHARACTERS}]\\s*)(?:${SCALE}+(?:[美欧日港韩澳加]?[元圆]|人次?|亩|平方米|公里|米|吨|公斤|斤)?|[美欧港韩澳]元)$`,
  'u',
)
/** Brackets at the end are taken for those of a unit: it may be one that the hub alone knows. */
const BRACKETS = new RegExp(`${OPENING}\\s*${TELLING}?([^（）()【】[\\]〔〕〖〗]{1,20})${CLOSING}$`, 'u')
/** How brackets begin that say what is counted, and not in what: （含补助）. */
const REMARK = /^(?:不?[含计]|不?包[括含]|其中|扣除|剔除|减去|截[至止]|累计|见|注|税[前后]|预计|决算|实际|合并|按)/u

const SCALED_BEFORE = new RegExp(`[${AMOUNT}]?[${SCALE_CHARACTERS}]+[^\\p{L}\\p{N}]*$`, 'u')
const LEFT = new RegExp(`(?:(?!${OPENING}|${CLOSING})[^\\p{L}\\p{N}])*${OPENING}?\\s*${TELLING}?$`, 'u')
const RIGHT = new RegExp(`^\\s*${CLOSING}?`, 'u')
const PLAIN_END = new RegExp(`(?:${UNITS})$`, 'u')

/** The unit that a heading states, as it is written; two that differ by scale are given as one that is none. */
export function unitIn(heading: string): string | null {
  return statedIn(heading.trim())?.words ?? null
}

/** The unit for all numbers that a line above the headings states: 单位：万元. 填报单位：中原区 names an office. */
export function unitInCaption(text: string): string | null {
  const [, told = ''] = /单位\s*[:：]\s*[（(]?([^\s，,；;（）()]{1,10})/u.exec(text) ?? []
  return looksLikeUnit(told) ? told : null
}

/** Whether words end in 元 without anything between, so that a unit told elsewhere may contradict them. */
export function endsInMoney(heading: string): boolean {
  return new RegExp(`\\p{L}[元圆](?!${LETTER})`, 'u').test(heading)
}

/** A heading without its unit, and without the brackets or strokes around that. */
export function withoutUnit(heading: string): string {
  const whole = heading.trim()
  const stated = statedIn(whole)
  if (stated === null) return whole
  const rest = `${whole.slice(0, stated.from)}${whole.slice(stated.to)}`.trim()
  return rest === '' ? whole : rest
}

/** Words that end in an unscaled unit without anything between: 集体年收入 and 元. Only a known name makes them two. */
export function partedFromUnit(words: string): { words: string; unit: string } | null {
  const found = PLAIN_END.exec(words)
  return found === null || found.index === 0 ? null : { words: words.slice(0, found.index), unit: found[0] }
}

/**
 * The unit of an indicator in a heading that states none of the usual ones: one that the hub alone knows, standing alone;
 * '' where the words themselves count in it, as 户数 counts 户. Null where it is not told.
 */
export function ownUnitIn(heading: string, name: string, unit: UnitNames): string | null {
  const parts = heading.split(/[^\p{L}\p{N}²]+/u).filter((part) => part !== '')
  const alone = parts.filter((part) => scaleOf(part, unit) !== null)
  const [only] = alone
  if (only !== undefined) {
    const before = heading.slice(0, heading.indexOf(only))
    return alone.length === 1 && !SCALED_BEFORE.test(before) && !isAmountBefore(before) ? only : null
  }
  const symbol = plain(unit.symbol)
  const counting = parts.map(plain).filter((part) => part.endsWith(`${symbol}数`) || part === plain(name))
  const isCounted = counting.some((part) => {
    const at = part.lastIndexOf(symbol)
    return at >= 0 && /^数?$/u.test(part.slice(at + symbol.length)) && !SCALED_BEFORE.test(part.slice(0, at))
  })
  return isCounted ? '' : null
}

function statedIn(heading: string): Stated | null {
  const alone = [...heading.matchAll(ALONE)].flatMap((found) => aloneIn(heading, found[0], found.index))
  const behind = BEHIND.exec(heading)
  const all = [...alone, ...(behind === null ? [] : [around(heading, behind[0], behind.index)])]
  const last = alone.at(-1) ?? all.at(-1)
  if (last === undefined) return inBrackets(heading)
  const rivals = all.filter(({ words }) => withoutScale(words) === withoutScale(last.words))
  const differing = new Set(rivals.map(({ words }) => plain(words)))
  return differing.size > 1 ? { ...last, words: [...differing].join('、') } : last
}

function aloneIn(heading: string, words: string, at: number): Stated[] {
  const before = heading.slice(0, at)
  const scaled = SCALED_BEFORE.exec(before)
  // 万（元） is none that is sure: with what scales it, it is refused, or read where only a blank is between.
  if (scaled !== null) return [around(heading, `${scaled[0]}${words}`, scaled.index)]
  if (isAmountBefore(before)) return []
  const isFirstWord = at === 0 && words.length < heading.length && withoutScale(words) === plain(words)
  return isFirstWord ? [] : [around(heading, words, at)]
}

/** Whether a number that is no year ends the words: 超过 10 万元. */
function isAmountBefore(before: string): boolean {
  const [, digits] = /(\p{Nd}+)\s*$/u.exec(before) ?? []
  return digits !== undefined && !/^(19|20)\d\d$/.test(plain(digits))
}

function inBrackets(heading: string): Stated | null {
  const found = BRACKETS.exec(heading)
  const words = found?.[1]?.trim() ?? ''
  return found === null || REMARK.test(words) ? null : { ...around(heading, found[0], found.index), words }
}

function around(heading: string, words: string, at: number): Stated {
  const end = at + words.length
  const [left = ''] = LEFT.exec(heading.slice(0, at)) ?? []
  const [right = ''] = RIGHT.exec(heading.slice(end)) ?? []
  return { words, from: at - left.length, to: end + right.length }
}
