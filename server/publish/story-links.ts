/** The words of a story's text that lead to the page of what they speak of. */
import type { Draft, Evidence } from '../../schema/draft.ts'
import type { Link } from './html.ts'
import type { Identities } from './identities.ts'
import { codePoints } from './rich-text.ts'
import type { Subjects } from './subjects.ts'

/** A figure's own words lead to the figure, and a project's name in a sentence about it to the project. */
export function storyLinks(draft: Draft, identities: Identities, subjects: Subjects): Link[] {
  const links: Link[] = []
  const add = (words: string, evidence: Evidence, href: string) => {
    const free = occurrences(words, evidence).find(({ start, end }) =>
      links.every((link) => end <= link.start || start >= link.end),
    )
    if (free) links.push({ ...free, href })
  }
  for (const { key, display, evidence } of draft.figures) {
    add(display, evidence, `/figures/${identities.of('Figure', `${draft.story.slug}/${key}`)}/`)
  }
  for (const { subject, evidence } of [...draft.mentions, ...draft.figures, ...draft.achievements]) {
    if ('project' in subject) add(subjects.of(subject).name, evidence, `/projects/${subject.project}/`)
  }
  return links
}

/** Where words stand in a passage, as spans of the story's text. */
function occurrences(words: string, { quote, start }: Evidence): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  for (let at = quote.indexOf(words); at >= 0; at = quote.indexOf(words, at + 1)) {
    const from = start + codePoints(quote.slice(0, at))
    found.push({ start: from, end: from + codePoints(words) })
  }
  return found
}
