/** Headlines and names are one line of what can be seen: they stand in letters, citations and feeds, where a line means something. */
import type { Draft } from '../../schema/draft.ts'
import type { Detail } from '../errors.ts'

/** Breaks of lines, control characters, and marks that turn round what stands behind them. */
const unfit = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u
const says =
  'holds a line break or a mark that nobody sees; write it in one line (有换行或看不见的控制字符，请删去，写成一行)'

export function headingProblems({ story, places, branches, projects, indicators }: Draft): Detail[] {
  const { title, kicker, byline, publication } = story
  const headings = [
    ...Object.entries({ title, kicker, byline, publication }).map(([name, text]) => ({ at: `story.${name}`, text })),
    ...Object.entries({ places, branches, projects, indicators }).flatMap(([list, things]) =>
      things.map(({ name }, index) => ({ at: `${list}[${index}].name`, text: name })),
    ),
  ]
  return headings.flatMap(({ at, text }) => (text !== null && unfit.test(text) ? [{ at, says }] : []))
}
