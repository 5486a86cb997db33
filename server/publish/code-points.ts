/** A text by its Unicode code points, in which all spans are counted. */
export class CodePoints {
  readonly #points: readonly string[]

  constructor(text: string) {
    this.#points = Array.from(text)
  }

  get length(): number {
    return this.#points.length
  }

  slice(start: number, end?: number): string {
    return this.#points.slice(start, end).join('')
  }

  /** The start of the line that holds the code point at `offset`. */
  lineStart(offset: number): number {
    return offset === 0 ? 0 : this.#points.lastIndexOf('\n', offset - 1) + 1
  }

  /** The end of the line that holds the code point before `offset`. */
  lineEnd(offset: number): number {
    const end = this.#points.indexOf('\n', offset)
    return end === -1 ? this.length : end
  }
}
