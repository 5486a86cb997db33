/** What a page was rendered with. A page whose record tells another edition is out of date. */
import { hash } from 'node:crypto'
import type { Limits } from '../config.ts'
import { errorCodes } from '../errors.ts'
import { ITSELF } from '../queries/itself.ts'

export class Edition {
  readonly #plain: string
  /** Of the few pages that show what the hub says of itself: its limits and its error codes. */
  readonly #ofItself: string

  /** `parts`: what all pages are rendered with. */
  constructor(parts: readonly string[], limits: Limits) {
    this.#plain = digest(parts)
    this.#ofItself = digest([this.#plain, limits, errorCodes])
  }

  /** The edition of a page that read these tags. */
  of(tags: readonly string[]): string {
    return tags.includes(ITSELF) ? this.#ofItself : this.#plain
  }

  /** Whether a page of this edition is up to date, as far as nothing was published since. */
  includes(edition: string | undefined): boolean {
    return edition === this.#plain || edition === this.#ofItself
  }
}

function digest(value: unknown): string {
  return hash('sha256', JSON.stringify(value), 'base64url')
}
