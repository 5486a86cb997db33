/** Which place or project a figure is likely about: the last one named before it in its paragraph. */
import type { FigureAmount } from './amounts.ts'
import type { Mention } from './mentions.ts'
import { countBefore, type Prose } from './prose.ts'

/** Whoever tells of their area at the head of a clause speaks of themselves, not of what was named last: 辖区7个党支部. */
const ownArea = /(?<=^|[，。；：！？…\n])(?:如今|目前|现在|而)?辖区/g
/** Places that have an area of their own to tell of. */
const withArea = /(?:街道|镇|乡|区|县|市)$/

/** The name of the amount's subject, or null where nothing is named. The mentions are in the order of the text. */
export function subjectOf(prose: Prose, amount: FigureAmount, mentions: readonly Mention[]): string | null {
  if (amount.member !== null) return prose.text.slice(amount.member.start, amount.member.end)
  const count = countBefore(mentions, amount.numeralStart)
  const before = mentions[count - 1]
  const paragraph = prose.paragraphStart(amount.numeralStart)
  const since = Math.max(before?.end ?? 0, paragraph)
  if (prose.last(ownArea, since, amount.numeralStart) !== null) {
    return areaBefore(mentions, count, paragraph)
  }
  if (before !== undefined && before.start >= paragraph) return before.name
  const after = mentions[count]
  return after !== undefined && prose.sentenceStart(after.start) === prose.sentenceStart(amount.start)
    ? after.name
    : null
}

/** The last place with an area that is named before the mention at `count`, from `from` on. */
function areaBefore(mentions: readonly Mention[], count: number, from: number): string | null {
  for (let at = count - 1; at >= 0; at -= 1) {
    const { start, name } = mentions[at] ?? { start: 0, name: '' }
    if (start < from) return null
    // 社区 ends with 区 and is none.
    if (withArea.test(name) && !name.endsWith('社区')) return name
  }
  return null
}
