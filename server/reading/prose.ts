/** A text with its sentences, its clauses, and where some words stand in it. All offsets count its characters. */

/** A stretch of the text. */
export interface Stretch {
  start: number
  end: number
}

/** A sentence without marks is cut after so many characters, so that it is read in linear time too. */
const longest = 160

/** Looks everything up that it is asked for in one pass over the text, however often it is asked. */
export class Prose {
  readonly text: string
  readonly #sentences: Uint32Array
  readonly #clauses: Uint32Array
  readonly #paragraphs: Uint32Array
  readonly #found = new Map<RegExp, Stretch[]>()

  constructor(text: string) {
    this.text = text
    this.#sentences = startsOf(text, '。！？\n', longest)
    this.#clauses = startsOf(text, '，。；：！？\n', longest)
    this.#paragraphs = startsOf(text, '\n', text.length)
  }

  /** Where the sentence begins that holds the character at `at`. */
  sentenceStart(at: number): number {
    return this.#sentences[at] ?? 0
  }

  /** Where the paragraph begins that holds the character at `at`. */
  paragraphStart(at: number): number {
    return this.#paragraphs[at] ?? 0
  }

  /** The sentence that holds the character at `at`. */
  sentence(at: number): string {
    const start = this.sentenceStart(at)
    let end = at
    while (end < this.text.length && this.sentenceStart(end) === start) end += 1
    return this.text.slice(start, end)
  }

  /** Where the clause begins that holds the character at `at`: after any mark. */
  clauseStart(at: number): number {
    return this.#clauses[at] ?? 0
  }

  /** What is left of the clause from `at` on, at most `most` characters. */
  restOfClause(at: number, most: number): string {
    const start = this.clauseStart(Math.max(0, at - 1))
    let end = at
    while (end < this.text.length && end - at < most && this.clauseStart(end) === start) end += 1
    return this.text.slice(at, end)
  }

  /** The last stretch that the global `pattern` finds and that begins between the two; null where none does. */
  last(pattern: RegExp, from: number, to: number): Stretch | null {
    const found = this.#found.get(pattern) ?? this.#find(pattern)
    const last = found[countBefore(found, to) - 1]
    return last === undefined || last.start < from ? null : last
  }

  #find(pattern: RegExp): Stretch[] {
    const found = Array.from(this.text.matchAll(pattern), ({ index, 0: words }) => ({
      start: index,
      end: index + words.length,
    }))
    this.#found.set(pattern, found)
    return found
  }
}

/** How many of the stretches, which are in order, begin before `at`. */
export function countBefore(stretches: readonly Stretch[], at: number): number {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((stretches[middle]?.start ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}

/** For each character where its stretch begins: after one of the marks, or after `most` characters without one. */
function startsOf(text: string, marks: string, most: number): Uint32Array {
  const starts = new Uint32Array(text.length)
  const isMark = new Set(marks)
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    if (at - start >= most || (at > 0 && isMark.has(text[at - 1] ?? ''))) start = at
    starts[at] = start
  }
  return starts
}
