/** A story in the making, which knows where each of its sentences stands in the plain text. */
import type { Evidence } from '../../../schema/draft.ts'

export class Article {
  readonly #paragraphs: string[] = []
  /** Code points written so far, with one line break between paragraphs. */
  #length = 0

  paragraph(): this {
    if (this.#paragraphs.length > 0) this.#length += 1
    this.#paragraphs.push('')
    return this
  }

  /** Adds a sentence to the last paragraph and returns where it stands. */
  say(sentence: string): Evidence {
    if (this.#paragraphs.length === 0) this.paragraph()
    this.#paragraphs.push(`${this.#paragraphs.pop() ?? ''}${sentence}`)
    const start = this.#length
    this.#length += Array.from(sentence).length
    return { quote: sentence, start, end: this.#length }
  }

  /** The Markdown of it. */
  get body(): string {
    return this.#paragraphs.join('\n\n')
  }
}
