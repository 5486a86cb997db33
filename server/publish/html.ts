/** A story's body as safe HTML with its passages marked and the words of its claims linked. */
import type { Element, ElementContent, Root } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { placePictures, type ShownPicture } from './picture-html.ts'
import { parseRichText, type Run, runsOf } from './rich-text.ts'

/** A stretch to mark; offsets are code points in the body's plain text. */
export interface MarkedPassage {
  /** The anchor: c12, m40-58, s40-58. */
  id: string
  kind: 'figure' | 'achievement' | 'star' | 'mention'
  start: number
  end: number
}
/** Words to link, such as a figure's own words within its passage. */
export interface Link {
  href: string
  start: number
  end: number
}
interface Wrap {
  start: number
  end: number
  element: (first: boolean) => Element
  link: boolean
  /** Whether an earlier piece of it has been written. */
  begun: boolean
}

const printer = unified().use(rehypeStringify)

/**
 * Passages become `<span id class="passage kind">`, nested where they nest; one that only overlaps another is cut, its later
 * pieces carrying `data-passage` instead of the id. Links that overlap an earlier one are left out. Pictures stand where the
 * text names them, those that it does not name before it.
 */
export function storyHtml(
  markdown: string,
  passages: readonly MarkedPassage[],
  links: readonly Link[],
  pictures: readonly ShownPicture[] = [],
): string {
  const tree = parseRichText(markdown)
  const wraps = [...inOrder(passages).map(passageWrap), ...apart(links).map(linkWrap)]
  for (const [parent, runs] of byParent(runsOf(tree).runs)) mark(parent, runs, wraps)
  placePictures(tree, pictures)
  return printer.stringify(tree)
}

function mark(parent: Element | Root, runs: Run[], wraps: Wrap[]): void {
  for (const run of runs) {
    const at = parent.children.indexOf(run.node)
    const within = wraps.filter((wrap) => wrap.start < run.end && wrap.end > run.start && !(run.linked && wrap.link))
    if (within.length > 0)
      parent.children.splice(at, 1, ...wrapped([...run.node.value], run.start, run.start, run.end, within))
  }
}

/** The characters from `start` to `end` under those of `wraps` that touch them; `origin` is the first character's offset. */
function wrapped(chars: string[], origin: number, start: number, end: number, wraps: Wrap[]): ElementContent[] {
  const out: ElementContent[] = []
  let at = start
  while (at < end) {
    const [outer, ...others] = wraps.filter((wrap) => wrap.start <= at && wrap.end > at).sort(widestFirst)
    const next = Math.min(end, ...wraps.filter((wrap) => wrap.start > at).map((wrap) => wrap.start))
    const stop = outer ? Math.min(end, outer.end) : next
    if (outer) {
      const inner = [...others, ...wraps.filter((wrap) => wrap.start > at && wrap.start < stop)]
      const element = outer.element(!outer.begun)
      outer.begun = true
      element.children = wrapped(chars, origin, at, stop, inner)
      out.push(element)
    } else out.push({ type: 'text', value: chars.slice(at - origin, stop - origin).join('') })
    at = stop
  }
  return out
}

const widestFirst = (one: Wrap, other: Wrap) => other.end - other.start - (one.end - one.start)

function inOrder(passages: readonly MarkedPassage[]): MarkedPassage[] {
  return [...passages].sort((one, other) => one.start - other.start || other.end - one.end)
}

/** Links in order, without those that would overlap one before: links never nest. */
function apart(links: readonly Link[]): Link[] {
  const kept: Link[] = []
  for (const link of [...links].sort((one, other) => one.start - other.start || other.end - one.end)) {
    if (link.start >= (kept.at(-1)?.end ?? 0)) kept.push(link)
  }
  return kept
}

function passageWrap({ id, kind, start, end }: MarkedPassage): Wrap {
  const className = ['passage', kind]
  const element = (first: boolean): Element => ({
    type: 'element',
    tagName: 'span',
    properties: first ? { id, className } : { className, dataPassage: id },
    children: [],
  })
  return { start, end, element, link: false, begun: false }
}

function linkWrap({ href, start, end }: Link): Wrap {
  const element = (): Element => ({ type: 'element', tagName: 'a', properties: { href }, children: [] })
  return { start, end, element, link: true, begun: false }
}

function byParent(runs: Run[]): Map<Element | Root, Run[]> {
  const groups = new Map<Element | Root, Run[]>()
  for (const run of runs) groups.set(run.parent, [...(groups.get(run.parent) ?? []), run])
  return groups
}
