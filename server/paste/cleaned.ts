/** What became of a text that somebody brought along. */
import type { Mending } from '../../schema/terms.ts'

export interface Mended {
  kind: Mending
  count: number
  /** The first of them, as it was. */
  example: string
}

export interface Cleaned {
  /** Markdown of headings, paragraphs, lists, quotations, emphasis and links: nothing else. */
  markdown: string
  /** Who wrote it, and the Markdown without these words; null where it does not say so. */
  byline: { words: string; rest: string } | null
  /** What was changed, each sort once, in the order of its first case. */
  mended: Mended[]
  /** Pictures that were left out, by their words or their address. */
  missing: string[]
}

/** Counts what is changed while a text is cleaned. */
export class Mendings {
  readonly #known = new Map<Mending, Mended>()
  /** Pictures that were left out, by their words or their address. */
  readonly missing: string[] = []

  note(kind: Mending, example: string): void {
    const known = this.#known.get(kind)
    if (known) known.count++
    else this.#known.set(kind, { kind, count: 1, example: example.slice(0, 80) })
  }

  list(): Mended[] {
    return [...this.#known.values()]
  }
}
