/** A story's HTML cut into its paragraphs, so that each can carry its notes in the margin beside it. */

export interface Block {
  html: string
  /** Ids of the passages that begin in it. */
  ids: string[]
}

const tag = /<(\/?)([a-z][a-z0-9]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*(\/?)>/g
const empty = new Set(['br', 'hr', 'img', 'source', 'wbr'])

/** Cuts after every element of the topmost level. The HTML is the hub's own: well formed, attributes in double quotes. */
export function blocks(html: string): Block[] {
  const cuts: number[] = []
  let depth = 0
  for (const match of html.matchAll(tag)) {
    const [whole, closing, name = '', , selfClosing] = match
    if (empty.has(name) || selfClosing === '/') continue
    depth += closing === '/' ? -1 : 1
    if (depth === 0) cuts.push(match.index + whole.length)
  }
  const ends = [...cuts, html.length]
  return ends
    .map((end, index) => html.slice(index === 0 ? 0 : ends[index - 1], end))
    .filter((part) => part.trim() !== '')
    .map((part) => ({ html: part, ids: [...part.matchAll(/\sid="([^"]+)"/g)].flatMap(([, id]) => id ?? []) }))
}
