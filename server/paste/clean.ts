/** Cleans what somebody pastes: from Word, a WeChat article, a web page, or the text of a newspaper page. */
import type { Element, Nodes as HastNodes } from 'hast'
import type { Nodes, Root, RootContent } from 'mdast'
import rehypeParse from 'rehype-parse'
import rehypeRemark from 'rehype-remark'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import type { Mending } from '../../schema/terms.ts'
import { HubError } from '../errors.ts'
import { bylineOf } from './byline.ts'
import { type Cleaned, Mendings } from './cleaned.ts'
import { paragraphsOf } from './lines.ts'
import { widenMarks } from './marks.ts'

const printer = unified().use(remarkStringify, { bullet: '-', rule: '-' })
const reader = unified().use(rehypeParse, { fragment: true })
const translator = unified().use(rehypeRemark)

/** Cleans plain text, in which `## ` begins a heading. */
export function cleanText(text: string): Cleaned {
  const mendings = new Mendings()
  const children = paragraphsOf(text, mendings).map((line) => blockOf(widenMarks(line, mendings)))
  return cleaned({ type: 'root', children }, mendings)
}

function cleaned(text: Root, mendings: Mendings): Cleaned {
  const markdown = printer.stringify(text)
  const byline = bylineOf(text)
  byline?.lift()
  return {
    markdown,
    byline: byline && { words: byline.words, rest: printer.stringify(text) },
    mended: mendings.list(),
    missing: mendings.missing,
  }
}

/** Elements in elements, and marks of letters in one another, of which each paragraph below repeats all: no page has so many. */
const MOST_NESTED = 200
const MOST_MARKED = 30
/** Those that may be left open. */
const unnested = new Set('area base br col dd dt hr img input li link meta p source td th tr wbr'.split(' '))
const marking = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '))

/** @throws {HubError} TEXT_TOO_INVOLVED */
function checkNesting(html: string): void {
  const open = new Map<string, number>()
  let nested = 0
  let marked = 0
  for (const [, end, tag = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    const name = tag.toLowerCase()
    const before = open.get(name) ?? 0
    // What was not opened is not closed either.
    if (unnested.has(name) || (end && before === 0)) continue
    const step = end ? -1 : 1
    open.set(name, before + step)
    nested += step
    if (marking.has(name)) marked += step
    if (nested > MOST_NESTED || marked > MOST_MARKED) throw tooInvolved()
  }
}

function tooInvolved(): HubError {
  return new HubError(
    'TEXT_TOO_INVOLVED',
    'content: has more elements within one another than are read. Paste it as plain text (网页格式太复杂，请粘贴为纯文本).',
  )
}

/**
 * Cleans HTML of any origin. Scripts and styles go unsaid; pictures and tables are told as left out. A picture whose source
 * is `pasted:<number>` was brought along by whoever asks, and keeps its place in the text.
 */
export function cleanHtml(html: string): Cleaned {
  const mendings = new Mendings()
  checkNesting(html)
  const tree = reader.parse(html)
  leaveOut(tree, mendings)
  const text = translator.runSync(tree)
  tidy(text, mendings)
  return cleaned(text, mendings)
}

function blockOf(line: string): RootContent {
  const [, marks, words = line] = /^(#{1,6})\s+(.*)$/.exec(line) ?? []
  const children = [{ type: 'text' as const, value: words }]
  const depth = marks?.length
  return depth === undefined
    ? { type: 'paragraph', children }
    : { type: 'heading', depth: headingDepth(depth), children }
}

function headingDepth(depth: number): 1 | 2 | 3 | 4 | 5 | 6 {
  return depth === 1 || depth === 2 || depth === 3 || depth === 4 || depth === 5 ? depth : 6
}

/** So many pictures that are missing are named. */
const MOST_NAMED = 50
const LONGEST_NAME = 200

const leftOut: Readonly<Record<string, Mending | null>> = {
  img: 'PICTURES_LEFT_OUT',
  svg: 'PICTURES_LEFT_OUT',
  video: 'PICTURES_LEFT_OUT',
  iframe: 'PICTURES_LEFT_OUT',
  table: 'TABLES_LEFT_OUT',
  script: null,
  style: null,
  input: null,
  button: null,
}

/** Takes away what a story does not hold. Pictures are added in the studio, with their words and their author. */
function leaveOut(tree: HastNodes, mendings: Mendings): void {
  if (!('children' in tree)) return
  tree.children = tree.children.filter((node) => {
    if (node.type === 'comment' || node.type === 'doctype') return false
    if (node.type !== 'element' || !(node.tagName in leftOut) || isBroughtAlong(node)) return true
    const kind = leftOut[node.tagName]
    const name = nameOf(node)
    if (kind) mendings.note(kind, name)
    if (kind === 'PICTURES_LEFT_OUT' && mendings.missing.length < MOST_NAMED) mendings.missing.push(name)
    return false
  }) as typeof tree.children
  for (const child of tree.children) leaveOut(child, mendings)
}

function isBroughtAlong({ tagName, properties }: Element): boolean {
  return tagName === 'img' && /^pasted:\d{1,3}$/.test(String(properties.src ?? ''))
}

/** What to call something that is left out: its words, else its address, which WeChat keeps aside until it is scrolled to. */
function nameOf({ tagName, properties: { alt, src, dataSrc } }: Element): string {
  return String(alt || src || dataSrc || tagName).slice(0, LONGEST_NAME)
}

/** Mends the marks and spaces of every text, and drops paragraphs that hold none. */
function tidy(node: Nodes | Root, mendings: Mendings): void {
  if (node.type === 'text') {
    const solid = node.value.replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, '').replaceAll(/[\s\u3000]+/g, ' ')
    if (solid !== node.value) mendings.note('SPACES_REMOVED', node.value)
    node.value = widenMarks(solid, mendings)
  }
  if (!('children' in node)) return
  for (const child of node.children) tidy(child, mendings)
  if (node.type === 'paragraph' || node.type === 'heading') trim(node)
  node.children = node.children.filter((child) => child.type !== 'paragraph' || !isEmpty(child)) as typeof node.children
}

function isEmpty({ children }: Extract<Nodes, { type: 'paragraph' }>): boolean {
  return children.every((child) => child.type === 'text' && child.value === '')
}

function trim({ children }: Extract<Nodes, { type: 'paragraph' | 'heading' }>): void {
  const [first, last] = [children.at(0), children.at(-1)]
  if (first?.type === 'text') first.value = first.value.trimStart()
  if (last?.type === 'text') last.value = last.value.trimEnd()
}
