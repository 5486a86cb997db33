/** How sure a reading is that the amount is a figure, and the one that it took it for. */
import type { Amount } from './amount.ts'

/** Between 0 and 1: 0.98 for 240万元, less for a number in characters, without a unit, or of one. */
export function confidenceOf(amount: Amount): number {
  const doubts = [
    amount.script === 'CHARACTERS' && amount.kind !== 'SHARE' ? 0.08 : 0,
    amount.script === 'CHARACTERS' && amount.kind === 'COUNT' && amount.value < 10 ? 0.07 : 0,
    amount.value === 1 && amount.valueMax === null && amount.script === 'CHARACTERS' ? 0.2 : 0,
    amount.kind === null ? 0.25 : 0,
    amount.kind === 'TIME' ? 0.1 : 0,
    amount.kind === 'COUNT' ? 0.03 : 0,
    amount.bare ? 0.15 : 0,
  ]
  return Number((0.98 - doubts.reduce((sum, doubt) => sum + doubt, 0)).toFixed(2))
}
