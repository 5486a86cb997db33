/** The plain text of a body beside its Markdown: claims count in the one, the editor marks in the other. */
import type { ResultOf } from '../../graphql.ts'
import type { Evidence } from './document.ts'
import type { PlainText } from './documents.ts'

/** A stretch of the Markdown, in UTF-16 units. */
export interface Range {
  from: number
  to: number
}

const ends = /[。！？\n]/

export class Located {
  readonly #points: readonly string[]
  readonly #stretches: ResultOf<typeof PlainText>['plainText']['stretches']

  constructor(
    private readonly markdown: string,
    { text, stretches }: ResultOf<typeof PlainText>['plainText'],
  ) {
    this.#points = Array.from(text)
    this.#stretches = stretches
  }

  get text(): string {
    return this.#points.join('')
  }

  slice(start: number, end: number): string {
    return this.#points.slice(start, end).join('')
  }

  /** Where a stretch of the plain text stands in the Markdown. */
  range({ start, end }: Pick<Evidence, 'start' | 'end'>): Range {
    return { from: this.#source(start), to: end > start ? this.#source(end - 1, true) : this.#source(start) }
  }

  /** What of the plain text stands in a stretch of the Markdown. */
  evidence({ from, to }: Range): Evidence {
    const start = this.#point(from)
    const end = Math.max(start, this.#point(to))
    return { quote: this.slice(start, end), start, end }
  }

  /** Where the quote stands: at its place, or else nearest to it; null where the text has it no more. */
  find({ quote, start, end }: Evidence): Evidence | null {
    if (this.slice(start, end) === quote) return { quote, start, end }
    const { text } = this
    const found: number[] = []
    for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1))
      found.push(Array.from(text.slice(0, at)).length)
    const [nearest] = found.sort((one, other) => Math.abs(one - start) - Math.abs(other - start))
    return nearest === undefined ? null : { quote, start: nearest, end: nearest + Array.from(quote).length }
  }

  /** The whole sentence around a stretch of the plain text, within its line. */
  sentence({ start, end }: Pick<Evidence, 'start' | 'end'>): Evidence {
    let first = start
    let last = end
    while (first > 0 && !ends.test(this.#points[first - 1] ?? '')) first--
    while (last < this.#points.length && !ends.test(this.#points[last - 1] ?? '')) last++
    if (this.#points[last - 1] === '\n') last--
    return { quote: this.slice(first, last), start: first, end: last }
  }

  /** Where the code point stands, or, `behind`, where it ends. */
  #source(point: number, behind = false): number {
    const stretch = this.#stretches.findLast(({ start }) => start <= point)
    if (!stretch) return 0
    const words = Array.from(this.markdown.slice(stretch.source, stretch.source + stretch.length))
    return stretch.source + words.slice(0, point - stretch.start + (behind ? 1 : 0)).join('').length
  }

  #point(source: number): number {
    const stretch = this.#stretches.findLast((one) => one.source <= source)
    if (!stretch) return 0
    const end = Math.min(source, stretch.source + stretch.length)
    return stretch.start + Array.from(this.markdown.slice(stretch.source, end)).length
  }
}
