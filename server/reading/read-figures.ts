/** Reads the figures of a Chinese text: what is counted or measured, with the words that say so. */
import type { FigureStatus, Qualifier } from '../../schema/terms.ts'
import { readAmounts } from './amounts.ts'
import { confidenceOf } from './confidence.ts'
import { type FairCopy, fairCopy } from './fair-copy.ts'
import { indicatorOf } from './indicator.ts'
import type { Known } from './known.ts'
import { type Mention, readMentions } from './mentions.ts'
import { periodOf } from './period.ts'
import { Prose } from './prose.ts'
import { statusOf } from './status.ts'
import { subjectOf } from './subject.ts'

/** A figure as the text states it. Offsets count Unicode code points of the text. */
export interface ReadFigure {
  /** In the base unit: 2400000 for 240万元; of a range the lower end. */
  value: number
  /** The upper end of a range, else null. */
  valueMax: number | null
  /** 元, 平方米, %, 比例, or the measure word; empty where the text has none. */
  unit: string
  qualifier: Qualifier
  /** PLANNED for what is promised or under way. */
  status: FigureStatus
  /** The place or project that it is likely about. */
  subject: string | null
  /** What is measured, in the words of the text or of the hub. */
  indicator: string | null
  /** When it holds, in the words of the text: 今年一季度. */
  period: string | null
  /** The text's own words, text.slice(start, end): the number with its qualifier and unit. */
  quote: string
  start: number
  end: number
  /** Between 0 and 1. */
  confidence: number
}

/** Every figure of the text, in its order. Takes time in proportion to the text, whatever it holds. */
export function readFigures(text: string, known: Known = []): ReadFigure[] {
  const copy = fairCopy(text)
  return figuresOf(copy, new Prose(copy.text), readMentions(copy.text, known))
}

/** The figures of a text that was copied and whose mentions were read. */
export function figuresOf(copy: FairCopy, prose: Prose, mentions: readonly Mention[]): ReadFigure[] {
  const indicators = mentions.filter(({ kind }) => kind === 'INDICATOR')
  const subjects = mentions.filter(({ kind }) => kind !== 'INDICATOR')
  return readAmounts(copy.text).map((amount) => {
    const { start, end, value, valueMax, unit, qualifier } = amount
    const period = periodOf(prose, amount)
    return {
      ...{ value, valueMax, unit, qualifier },
      status: statusOf(prose, amount),
      subject: subjectOf(prose, amount, subjects),
      indicator: indicatorOf(prose, amount, indicators, subjects),
      period: period === null ? null : copy.text.slice(period.start, period.end),
      quote: copy.quote(start, end),
      ...copy.span(start, end),
      confidence: confidenceOf(amount),
    }
  })
}
