/** Which place or project a figure is likely about: the last one named before it in its paragraph. */
import type { FigureAmount } from './amounts.ts'
import type { Mention } from './mentions.ts'
import { countBefore, type Prose } from './prose.ts'

/** The name of the amount's subject, or null where nothing is named. The mentions are in the order of the text. */
export function subjectOf(prose: Prose, amount: FigureAmount, mentions: readonly Mention[]): string | null {
  if (amount.member !== null) return prose.text.slice(amount.member.start, amount.member.end)
  const count = countBefore(mentions, amount.numeralStart)
  const before = mentions[count - 1]
  if (before !== undefined && before.start >= prose.paragraphStart(amount.numeralStart)) return before.name
  const after = mentions[count]
  return after !== undefined && prose.sentenceStart(after.start) === prose.sentenceStart(amount.start)
    ? after.name
    : null
}
