/** The number that a cell shows. */
import type { TableCell } from './table.ts'
import { plain } from './words.ts'

export interface Amount {
  /** As shown: 240 of 240万元. */
  number: number
  /** The words behind the number, such as 万元 or %; empty where there are none. */
  unit: string
  /** How many digits behind the point are shown. */
  decimals: number
}

/** Cells that say in words that there is nothing. */
const NOTHING = /^([-—–/\\]+|无|暂无|空|…+|n\/a)$/i
const GROUPED = /^\d{1,3}(,\d{3})+(\.\d+)?$|^\d{1,4}(,\d{4})+(\.\d+)?$/
const NUMBER = /^(?<open>\()?(?<sign>[-+−])?[¥￥$]?(?<digits>[\d,]*\d(?:\.\d+)?|\.\d+)(?<unit>[^\d()]*)(?<close>\))?$/

/** Whether a cell shows nothing, or says so. */
export function isEmpty({ shown, held }: TableCell): boolean {
  return (held === 'nothing' || held === 'text') && (shown === '' || NOTHING.test(shown.normalize('NFKC').trim()))
}

/** The number and the words behind it; null where the cell shows something else. */
export function readAmount(shown: string): Amount | null {
  const { groups } = NUMBER.exec(shown.normalize('NFKC').replace(/\s+/gu, '')) ?? {}
  if (groups === undefined) return null
  const { open, sign, digits = '', unit = '', close } = groups
  if ((open === undefined) !== (close === undefined)) return null
  if (digits.includes(',') && !GROUPED.test(digits)) return null
  const plainDigits = digits.replaceAll(',', '')
  const number = Number(plainDigits)
  const isNegative = open !== undefined || sign === '-' || sign === '−'
  return {
    number: isNegative && number !== 0 ? -number : number,
    unit,
    decimals: plainDigits.split('.')[1]?.length ?? 0,
  }
}

/** Whether a number is written in a way that a spreadsheet would not write it: full-width digits or separators. */
export function isWrittenOut({ shown, held }: TableCell): boolean {
  return held === 'text' && (shown.normalize('NFKC') !== shown || /[,，\s]/.test(shown))
}

const QUALIFIED =
  /^(?<before>近|将近|接近|约|大约|大概|约为|超|超过|逾|突破|多于|高于|大于|少于|低于|小于|不足|不满|不到|不超过|不低于|不少于|至少|最少|最多|至多|上|过|[≥≤><≈~]=?)[\d.一二两三四五六七八九十百千万亿几]|[\d十百千万亿](?:\D{0,3}?)(?<after>多|余|来|几|左右|上下|以上|以下|以内|出头|有余|\+)/u

/** The words that qualify the number of a cell, such as 近 of 近10 and 余 of 10余万元; null where there are none. */
export function qualifierOf(shown: string): string | null {
  const { before, after } = QUALIFIED.exec(plain(shown))?.groups ?? {}
  return before ?? after ?? null
}
