/** The number that a cell shows. */
import type { TableCell } from './table.ts'

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
