/** Where the plain text of a Markdown body stands in the Markdown itself, so that an editor can mark a claim's words. */
import { codePoints, parseRichText, runsOf } from '../publish/rich-text.ts'

/** So many characters that stand alike in both. `start` counts Unicode code points of the plain text, `source` UTF-16 units. */
export interface Stretch {
  start: number
  source: number
  length: number
}

export interface Located {
  text: string
  stretches: Stretch[]
}

/** The plain text in which evidence counts, with its stretches in order. Entities and escapes part stretches. */
export function locate(markdown: string): Located {
  const { runs, text } = runsOf(parseRichText(markdown))
  const stretches = runs.flatMap(({ node, start }) => {
    const from = node.position?.start.offset
    const to = node.position?.end.offset
    if (from === undefined || to === undefined) return []
    return alike(node.value, markdown.slice(from, to)).map(({ at, source, length }) => ({
      start: start + codePoints(node.value.slice(0, at)),
      source: from + source,
      length,
    }))
  })
  return { text, stretches }
}

/** The stretches of `value` that stand in `source`, which has marks between them; offsets in UTF-16 units. */
function alike(value: string, source: string): { at: number; source: number; length: number }[] {
  const found: { at: number; source: number; length: number }[] = []
  let at = 0
  let open: (typeof found)[number] | undefined
  for (let index = 0; index < source.length && at < value.length; index++) {
    const [entity] = /^&#?\w{1,32};/.exec(source.slice(index, index + 35)) ?? []
    if (entity !== undefined && !value.startsWith(entity, at)) {
      open = undefined
      index += entity.length - 1
      at++
    } else if (source[index] === value[at]) {
      if (!open) {
        open = { at, source: index, length: 0 }
        found.push(open)
      }
      open.length++
      at++
    } else {
      open = undefined
    }
  }
  return found
}
