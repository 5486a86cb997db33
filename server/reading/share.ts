/** Shares that need no unit: 三分之二, 百分之五, 八成, 半数, 百分百. */

import type { Qualifier } from '../../schema/terms.ts'
import { readCharacters } from './character-numeral.ts'
import { readDigits } from './digit-numeral.ts'

/** A share and its unit: 比例 of one, % of a hundred, ‰ of a thousand. */
export interface Share {
  start: number
  end: number
  value: number
  valueMax: number | null
  unit: '比例' | '%' | '‰'
  looseness: Qualifier | null
}

const half =
  /(?:一半|半数|(?<=[过超近])半(?=[数以，。、；！？）的居民]|[\u4e00-\u9fff]|$)|(?<=[过超])半)(?<![未没不]过半)(?![年天月个小夜路途截分秒亩斤公里米])/y
const hundred = /(?:百分之?百|百分百)/y
const parts = /(?:(\d{1,4})|([一二两三四五六七八九十百千万]{1,3}))分之/y
const tenths =
  /(?:(\d{1,2}(?:\.\d)?)|([一二两三四五六七八九])([一二三四五六七八九])?)成(?![立功为员果本效长人品熟就都交全套名家色绩形书风文员语规型真像因])/y
/** 每3户就有1户. */
const amongEach =
  /(?<=每)(\d{1,4}|[一二两三四五六七八九十百]{1,3})([户个人名位家台辆件亩])[\u4e00-\u9fff]{0,6}?[就便]?有(\d{1,4}|[一二两三四五六七八九十百]{1,3})\2(?!半)/y

/** The share that begins at `at`, or null. */
export function readShare(text: string, at: number): Share | null {
  return (
    readHundred(text, at) ??
    readAmongEach(text, at) ??
    readHalf(text, at) ??
    readParts(text, at) ??
    readTenths(text, at)
  )
}

function share(at: number, end: number, value: number, unit: Share['unit'] = '比例'): Share {
  return { start: at, end, value, valueMax: null, unit, looseness: null }
}

function readHundred(text: string, at: number): Share | null {
  hundred.lastIndex = at
  const found = hundred.exec(text)
  return found === null ? null : share(at, at + found[0].length, 100, '%')
}

function readHalf(text: string, at: number): Share | null {
  half.lastIndex = at
  const found = half.exec(text)
  return found === null ? null : share(at, at + found[0].length, 0.5)
}

/** One in three households is a third of them. */
function readAmongEach(text: string, at: number): Share | null {
  amongEach.lastIndex = at
  const found = amongEach.exec(text)
  if (found === null) return null
  const [all, whole, , some] = found
  const number = (written = '') => (/\d/.test(written) ? Number(written) : (readCharacters(written, 0)?.value ?? 0))
  if (number(some) >= number(whole)) return null
  return share(at, at + all.length, rounded(number(some) / number(whole)))
}

/** 三分之二, 百分之五, 千分之三点五. */
function readParts(text: string, at: number): Share | null {
  parts.lastIndex = at
  const found = parts.exec(text)
  if (found === null) return null
  const begin = at + found[0].length
  const above = readDigits(text, begin) ?? readCharacters(text, begin)
  const below = found[1] === undefined ? readCharacters(text.slice(at, begin - 2), 0) : null
  const whole = found[1] === undefined ? below?.value : Number(found[1])
  if (above === null || whole === undefined || whole === 0) return null
  const unit = whole === 100 ? '%' : whole === 1000 ? '‰' : '比例'
  const of = (value: number) => (unit === '比例' ? (whole < 1000 ? rounded(value / whole) : value / whole) : value)
  const valueMax = above.valueMax === null ? null : of(above.valueMax)
  return { start: at, end: above.end, value: of(above.value), valueMax, unit, looseness: above.looseness }
}

/** 八成, 七八成, 八成五. */
function readTenths(text: string, at: number): Share | null {
  tenths.lastIndex = at
  const found = tenths.exec(text)
  if (found === null) return null
  const [all, digits, low, high] = found
  const number = (character: string) => (character === '半' ? 5 : (readCharacters(character, 0)?.value ?? 0))
  const tail = /^(?:[一二三四五六七八九](?![成分个名家户人])|半)/.exec(
    text.slice(at + all.length, at + all.length + 2),
  )?.[0]
  const value = digits === undefined ? number(low ?? '') : Number(digits)
  const result = share(
    at,
    at + all.length + (tail === undefined ? 0 : 1),
    rounded((value + (tail ? number(tail) / 10 : 0)) / 10),
  )
  return high === undefined ? result : { ...result, valueMax: rounded(number(high) / 10) }
}

/** Three digits, as 三分之二 is written 0.667. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
