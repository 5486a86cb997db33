/** Markdown as a safe tree, and where its plain text lies in it. */
import type { Element, Root, Text } from 'hast'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { visitParents } from 'unist-util-visit-parents'

/** A stretch of plain text in the tree; offsets count Unicode code points. */
export interface Run {
  node: Text
  parent: Element | Root
  /** Whether it stands within a link already. */
  linked: boolean
  start: number
  end: number
}

// A picture in Markdown would be fetched from wherever it points: so it names one of the draft's own, and nothing else.
const withheld = new Set(['input', 'picture', 'source'])
const schema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => !withheld.has(name)),
  protocols: { ...defaultSchema.protocols, src: ['picture'] },
}

const blocks = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'li', 'td', 'th', 'blockquote', 'dt', 'dd'])
const frames = new Set(['ul', 'ol', 'dl', 'table', 'thead', 'tbody', 'tr', 'blockquote'])

const processor = unified().use(remarkParse).use(remarkRehype).use(rehypeSanitize, schema)

/** The tree that readers may be shown: no scripts, no styles, no addresses but links. */
export function parseRichText(markdown: string): Root {
  return processor.runSync(processor.parse(markdown)) as Root
}

/** The words of a tree in order, blocks joined by a line feed, each run with the node that holds it. */
export function runsOf(tree: Root): { runs: Run[]; text: string } {
  const runs: Run[] = []
  const parts: string[] = []
  let length = 0
  let previous: Element | Root | undefined
  visitParents(tree, 'text', (node, ancestors) => {
    const parent = ancestors.at(-1)
    if (!parent || isLayout(node, parent)) return
    const block = ancestors.findLast((one) => one.type === 'root' || blocks.has(one.tagName)) ?? tree
    if (previous && previous !== block) {
      parts.push('\n')
      length += 1
    }
    previous = block
    const end = length + codePoints(node.value)
    const linked = ancestors.some((one) => one.type === 'element' && one.tagName === 'a')
    runs.push({ node, parent, linked, start: length, end })
    parts.push(node.value)
    length = end
  })
  return { runs, text: parts.join('') }
}

/** Line feeds between blocks belong to the markup, not to the text. */
function isLayout(node: Text, parent: Element | Root): boolean {
  if (node.value.trim() !== '') return false
  return parent.type === 'root' || frames.has(parent.tagName) || (parent.tagName === 'li' && node.value.includes('\n'))
}

/** Length in Unicode code points, in which passages count. */
export function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}
