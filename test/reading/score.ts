/** How well readings agree with a corpus. */
import type { ReadFigure } from '../../server/reading/read-figures.ts'
import { type Passage, spanOf } from './corpus.ts'

/** Counts over some passages. */
export interface Score {
  marked: number
  read: number
  /** Read with the marked value and unit, and with the marked qualifier too. */
  right: number
  qualified: number
  /** Marked stretches that hold no figure, and how many of them a figure was read in. */
  notFigures: number
  misread: number
}

/** The sum over the passages of what `read` makes of each. */
export function score(passages: readonly Passage[], read: (text: string) => readonly ReadFigure[]): Score {
  const total: Score = { marked: 0, read: 0, right: 0, qualified: 0, notFigures: 0, misread: 0 }
  for (const passage of passages) {
    const figures = read(passage.text)
    const matched = match(passage, figures)
    total.marked += passage.figures.length
    total.read += figures.length
    total.right += matched.length
    total.qualified += matched.filter(([mark, figure]) => mark.qualifier === figure.qualifier).length
    total.notFigures += passage.notFigures.length
    total.misread += passage.notFigures.filter((mark) =>
      figures.some((one) => overlap(one, spanOf(passage.text, mark))),
    ).length
  }
  return total
}

/** Each marked figure with the read one that lies there and has its value and unit; each read one serves once. */
function match(passage: Passage, figures: readonly ReadFigure[]): [Passage['figures'][number], ReadFigure][] {
  const left = new Set(figures)
  return passage.figures.flatMap((mark) => {
    const span = spanOf(passage.text, mark)
    const found =
      [...left].find((one) => same(one, mark) && overlap(one, span)) ??
      [...left].find((one) => same(one, mark) && one.quote === mark.quote)
    if (found === undefined) return []
    left.delete(found)
    return [[mark, found]]
  })
}

function same(figure: ReadFigure, mark: Passage['figures'][number]): boolean {
  return figure.unit === mark.unit && near(figure.value, mark.value) && near(figure.valueMax ?? 0, mark.valueMax ?? 0)
}

/** 三分之二 may be written 0.667 or 0.6667. */
function near(one: number, other: number): boolean {
  return Math.abs(one - other) <= Math.abs(other) * 0.001
}

function overlap(one: { start: number; end: number }, other: { start: number; end: number }): boolean {
  return one.start < other.end && other.start < one.end
}

/** Harmonic mean of precision and recall. */
export function f1(right: number, { marked, read }: Score): number {
  return marked + read === 0 ? 1 : (2 * right) / (marked + read)
}

/** One line for people. */
export function told(kind: string, of: Score): string {
  const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)}%`
  return `${kind}: ${of.marked} figures, precision ${percent(of.right, of.read)}, recall ${percent(of.right, of.marked)}, F1 ${f1(of.right, of).toFixed(3)}, with qualifier ${f1(of.qualified, of).toFixed(3)}, misread ${of.misread} of ${of.notFigures} non-figures`
}
