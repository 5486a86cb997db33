/** Two ends of one amount: 5至8万元, 30%—50%, 200元以上500元以下. */
import { type AmountPart, readPart } from './amount-part.ts'

const joint = /(?:[-—~～]{1,2}|至|到)/y
const bounds = /以上(?:[、至]|不满)?/y

/** The range that begins with `low`; null where there is none, as in 从5万元到8万元, which is a change. */
export function readRange(text: string, low: AmountPart): AmountPart | null {
  if (low.valueMax !== null) return null
  return between(text, low, joint) ?? withinBounds(text, low)
}

function between(text: string, low: AmountPart, pattern: RegExp): AmountPart | null {
  pattern.lastIndex = low.end
  const found = pattern.exec(text)
  const high = found === null ? null : readPart(text, low.end + found[0].length)
  return high === null || isChange(text, low, high) ? null : rangeOf(low, high)
}

/** 200元以上500元以下. */
function withinBounds(text: string, low: AmountPart): AmountPart | null {
  if (low.unit === '') return null
  const range = between(text, low, bounds)
  if (range === null) return null
  const ends = /^(?:以下|以内)/.exec(text.slice(range.end, range.end + 2))
  return ends === null ? null : { ...range, end: range.end + 2 }
}

/** What rises or falls from one amount to another states two figures, unless it varies between them: 不等. */
function isChange(text: string, low: AmountPart, high: AmountPart): boolean {
  return low.unit !== '' && /[从由自]/.test(text[low.start - 1] ?? '') && !text.startsWith('不等', high.end)
}

function rangeOf(low: AmountPart, high: AmountPart): AmountPart | null {
  if (high.valueMax !== null || high.qualifier !== 'EXACT' || low.qualifier !== 'EXACT') return null
  if (low.unit !== '' && low.unit !== high.unit) return null
  const shared = low.scale === 1 && low.unit === '' ? low.value * high.scale : low.value
  const value = shared < high.value ? shared : low.value
  if (value >= high.value) return null
  return { ...high, start: low.start, numeralStart: low.start, value, valueMax: high.value, qualifier: 'RANGE' }
}
