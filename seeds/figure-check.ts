/** Checks a figure against its own words: the value, the unit and how exactly the sentence states it. */
import type { FigureClaim, IndicatorStatement } from '../schema/draft.ts'
import { type Amount, isCutOut, readAmount } from './amount.ts'
import { SeedError, type SeedErrorCode, type SeedPlace } from './seed-error.ts'

type Problem = [code: SeedErrorCode, problem: string, remedy: string]

/** Throws unless the display stands in the quote and says exactly this value, in this unit. */
export function checkFigure(figure: FigureClaim, indicator: IndicatorStatement, where: SeedPlace): void {
  const problem = displayProblem(figure) ?? amountProblem(figure, indicator)
  if (problem !== null) throw new SeedError(problem[0], where, problem[1], problem[2])
}

function displayProblem({ display, evidence: { quote } }: FigureClaim): Problem | null {
  if (!quote.includes(display)) {
    return ['DISPLAY_NOT_QUOTED', `“${display}” is not in the quote “${quote}”.`, 'Copy it from the quote.']
  }
  if (!isCutOut(quote, display)) return null
  return ['DISPLAY_NOT_QUOTED', `“${display}” is only part of the amount in “${quote}”.`, 'Copy the whole amount.']
}

function amountProblem(figure: FigureClaim, indicator: IndicatorStatement): Problem | null {
  const { display } = figure
  const amount = readAmount(display)
  if (amount === null) {
    return ['AMOUNT_UNREADABLE', `“${display}” says no amount that can be checked.`, 'Extend seeds/amount.ts.']
  }
  const said = { ...amount, value: inUnit(amount, indicator) }
  if (!near(said.value, figure.value) || !near(said.valueMax, figure.valueMax)) {
    const words = `“${display}” says ${ends(said)}, the seed says ${ends(figure)}.`
    return ['AMOUNT_DIFFERS', words, `Write ${ends(said)}, or correct the display.`]
  }
  if (said.qualifier !== figure.qualifier) {
    const words = `“${display}” says ${said.qualifier}, the seed says ${figure.qualifier}.`
    return ['QUALIFIER_DIFFERS', words, `Write qualifier: ${said.qualifier}.`]
  }
  if (namesUnit(said, indicator)) return null
  const words = `“${display}” counts ${said.unitWords || 'a share'}, the indicator ${indicator.slug} ${indicator.unit.name}.`
  return ['UNIT_DIFFERS', words, 'Choose an indicator in the unit of the sentence.']
}

function ends({ value, valueMax }: Pick<Amount, 'value' | 'valueMax'>): string {
  return valueMax === null ? String(value) : `${value} to ${valueMax}`
}

/** A share written in per cent is a hundredth of it as a ratio. */
function inUnit(amount: Amount, indicator: IndicatorStatement): number {
  return indicator.unit.code === '1' && amount.unitWords.startsWith('%') ? amount.value / 100 : amount.value
}

/** A share of the whole needs an indicator of shares; 唯一 names no unit, every other amount does. */
function namesUnit(amount: Amount, { unit }: IndicatorStatement): boolean {
  if (unit.code === '1') return amount.unitWords === '' || amount.unitWords.startsWith('%')
  if (amount.unitWords === '' && !Number.isInteger(amount.value)) return false
  return amount.unitWords === '' || [unit.symbol, unit.name].some((word) => amount.unitWords.includes(word))
}

function near(said: number | null, stated: number | null): boolean {
  if (said === null || stated === null) return said === stated
  return Math.abs(said - stated) <= 1e-9 * Math.max(1, Math.abs(said))
}
