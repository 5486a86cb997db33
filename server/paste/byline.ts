/** Who wrote a pasted text: on lines of its own, behind the last sentence, or within 本报讯（…）. */
import type { Nodes, Paragraph, Root } from 'mdast'
import { authors } from '../publish/citation.ts'
import { creditIn } from './credit.ts'

/** A credit where it stands. */
interface Found {
  words: string
  at: Paragraph
  /** What is taken off the paragraph where the credit goes elsewhere: all, its end, or nothing of a sentence. */
  takes: 'all' | 'end' | 'nothing'
}

/** Credits on lines that follow one another say together who wrote it: 文｜张三, 图｜李四. */
type Run = readonly Found[]

export interface Byline {
  words: string
  /** Takes it off the text, unless it is part of a sentence there. */
  lift: () => void
}

const ended = /[。！？!?…”’]\s*([^。！？!?…”’]+)$/u
const dateline = /^\s*本报讯\s*([（(][^）)]+[）)])/u

/** The byline of a text; null where it has none, or parts of it were written by different people. */
export function bylineOf(text: Root): Byline | null {
  const runs = runsIn(text)
  const writers = new Set(runs.map((run) => authors(wordsOf(run)).sort().join(' ')))
  // Several stories on one page end each in their own.
  const [first] = runs.toSorted((one, another) => wordsOf(another).length - wordsOf(one).length)
  if (first === undefined || writers.size > 1) return null
  return { words: wordsOf(first), lift: () => void lift(text, runs.flat()) }
}

function wordsOf(run: Run): string {
  return run.map(({ words }) => words).join(' ')
}

function runsIn({ children }: Root): Run[] {
  const runs: Found[][] = []
  let open: Found[] = []
  for (const block of children) {
    const found: Found | null = block.type === 'paragraph' ? creditOf(block, open.length > 0) : null
    if (found?.takes !== 'all') open = []
    if (!found) continue
    if (open.length === 0) runs.push(open)
    open.push(found)
  }
  return runs
}

function creditOf(at: Paragraph, goesOn: boolean): Found | null {
  const text = textOf(at)
  const whole = creditIn(text, goesOn)
  if (whole !== null) return { words: whole, at, takes: 'all' }
  const begin = creditIn(dateline.exec(text)?.[1] ?? '')
  if (begin !== null) return { words: begin, at, takes: 'nothing' }
  const last = at.children.at(-1)
  const end = last?.type === 'text' ? creditIn(ended.exec(last.value)?.[1] ?? '') : null
  return end === null ? null : { words: end, at, takes: 'end' }
}

function textOf(node: Nodes): string {
  if ('children' in node) return node.children.map(textOf).join('')
  return node.type === 'break' ? ' ' : 'value' in node ? node.value : ''
}

function lift(text: Root, found: readonly Found[]): void {
  for (const { at, takes } of found) {
    const last = at.children.at(-1)
    if (takes === 'all') text.children = text.children.filter((block) => block !== at)
    else if (takes === 'end' && last?.type === 'text') last.value = last.value.replace(ended, withoutCredit)
  }
}

function withoutCredit(end: string, credit: string): string {
  return end.slice(0, end.length - credit.length).trimEnd()
}
