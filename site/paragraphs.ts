/** Sentences gathered into the paragraphs they stand in, so that each paragraph is read once, all its sentences marked. */
import { leadIn, opening } from './context.ts'

interface Passage {
  quote: string
  before: string
  after: string
  start: number
  url: string
  story: { slug: string; title: string; url: string }
}

export interface Segment {
  text: string
  /** Where a marked sentence stands in its story; null for what lies between. */
  url: string | null
}

export interface Paragraph {
  story: Passage['story']
  segments: Segment[]
}

interface Span {
  start: number
  end: number
  url: string
}

/**
 * One paragraph for each that a passage stands in, in the order of the stories given and then of the text. Before the
 * first marked sentence stands only what leads into it, after the last whole sentences, at most `context` characters each.
 */
export function paragraphs(passages: readonly Passage[], context: number): Paragraph[] {
  const groups = Map.groupBy(passages, (passage) => `${passage.story.slug} ${paragraphStart(passage)}`)
  return [...groups.values()]
    .flatMap((group) => {
      const first = group[0]
      return first === undefined ? [] : [{ first, group }]
    })
    .sort((a, b) => (a.first.story.slug === b.first.story.slug ? paragraphStart(a.first) - paragraphStart(b.first) : 0))
    .map(({ first, group }) => ({ story: first.story, segments: segments(first, group, context) }))
}

function paragraphStart(passage: Passage): number {
  return passage.start - [...passage.before].length
}

function segments(first: Passage, group: readonly Passage[], context: number): Segment[] {
  const text = [...first.before, ...first.quote, ...first.after]
  const shown: Segment[] = []
  let at = 0
  for (const span of merged(group)) {
    const between = text.slice(at, span.start).join('')
    shown.push({ text: at === 0 ? leadIn(between, context) : between, url: null })
    shown.push({ text: text.slice(span.start, span.end).join(''), url: span.url })
    at = span.end
  }
  shown.push({ text: opening(text.slice(at).join(''), context), url: null })
  return shown.filter((segment) => segment.text !== '')
}

/** The passages' spans within their paragraph, those that overlap made one. */
function merged(group: readonly Passage[]): Span[] {
  const spans = group
    .map((passage) => {
      const start = [...passage.before].length
      return { start, end: start + [...passage.quote].length, url: passage.url }
    })
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const whole: Span[] = []
  for (const span of spans) {
    const last = whole.at(-1)
    if (last !== undefined && span.start < last.end) last.end = Math.max(last.end, span.end)
    else whole.push(span)
  }
  return whole
}

/** `；颍河西路社区……` → `；` and the rest: a mark of punctuation belongs to the line it closes. */
export function headPunctuation(text: string): [punctuation: string, rest: string] {
  const head = /^[，。；：！？、”’）…]+/u.exec(text)?.[0] ?? ''
  return [head, text.slice(head.length)]
}
