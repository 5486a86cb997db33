/** An amount as its words state it: a number, its unit, and how exactly it holds. */
import type { Qualifier } from '../../schema/terms.ts'
import { type AmountPart, readPart } from './amount-part.ts'
import { readCharacters } from './character-numeral.ts'
import type { Numeral } from './numeral.ts'
import { qualifierAfter, qualifierBefore } from './qualifier.ts'
import { readRange } from './range.ts'
import type { UnitKind } from './unit-words.ts'

/** Offsets count characters of the copy that was read. */
export interface Amount {
  /** With the words of its qualifier. */
  start: number
  end: number
  /** Where the number itself stands. */
  numeralStart: number
  numeralEnd: number
  value: number
  valueMax: number | null
  /** Empty where the number stands without one. */
  unit: string
  kind: UnitKind | null
  qualifier: Qualifier
  script: Numeral['script']
  bare: boolean
}

const times = /翻(?:了|上)?(?:(\d(?:\.\d)?|[一二两三四])番|番)/y

/** The amount whose number begins at `at`, or null. */
export function readAmount(text: string, at: number): Amount | null {
  const part = readTimes(text, at) ?? readPart(text, at)
  if (part === null) return null
  return qualified(text, belowZero(text, readRange(text, part) ?? part))
}

/** 翻一番, 翻了两番, 翻番. */
function readTimes(text: string, at: number): AmountPart | null {
  times.lastIndex = at
  const found = times.exec(text)
  if (found === null) return null
  const number = found[1] ?? '一'
  const end = at + found[0].length
  return {
    ...{ start: at, end, numeralStart: at, numeralEnd: end, unit: '番', kind: 'MULTIPLE' },
    value: /\d/.test(number) ? Number(number) : (readCharacters(number, 0)?.value ?? 1),
    ...{ valueMax: null, qualifier: 'EXACT', script: 'CHARACTERS', bare: false, scale: 1 },
  }
}

/** -3℃, 零下9度, -0.9‰. */
function belowZero(text: string, amount: Amount): Amount {
  if (amount.kind !== 'TEMPERATURE' && amount.kind !== 'SHARE') return amount
  const sign = /(?:零下|(?<![\d℃度%‰])-)$/.exec(text.slice(Math.max(0, amount.start - 3), amount.start))
  if (sign === null) return amount
  return { ...amount, value: -amount.value, start: amount.start - sign[0].length }
}

/** The amount with the words around it that qualify it. The word before decides where both say something. */
function qualified(text: string, amount: Amount): Amount {
  const before = qualifierBefore(text, amount.start, sizeOf(amount))
  const after = qualifierAfter(text, amount.end)
  const edges = { start: before?.edge ?? amount.start, end: after?.edge ?? amount.end }
  if (amount.qualifier === 'RANGE') return { ...amount, ...edges }
  return { ...amount, ...edges, qualifier: before?.qualifier ?? after?.qualifier ?? amount.qualifier }
}

/** Of which size the amount is: 过 before a large one, and 上 before a bare one, say that it is exceeded. */
function sizeOf(amount: Amount): 'ANY' | 'LARGE' | 'BARE' {
  if (amount.bare) return 'BARE'
  return amount.kind === 'SHARE' || amount.kind === 'MONEY' || amount.value >= 1e4 ? 'LARGE' : 'ANY'
}
