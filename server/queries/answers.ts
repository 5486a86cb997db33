/** Whole answers as bytes, kept under the tags that they read until a publication emits one of these. */
import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Answer } from './reader.ts'

/** An answer that can be sent. */
export class Served implements Answer {
  readonly bytes: Buffer
  readonly tags: readonly string[] | null
  readonly status: number
  readonly cost: number
  #etag: string | undefined

  constructor({ bytes, tags, status, cost }: Answer) {
    this.bytes = bytes
    this.tags = tags
    this.status = status
    this.cost = cost
  }

  /** Strong validator: the digest of the bytes. */
  get etag(): string {
    this.#etag ??= `"${createHash('sha256').update(this.bytes).digest('base64url').slice(0, 27)}"`
    return this.#etag
  }
}

/** About what an answer takes besides its bytes and its key. */
const OVERHEAD = 300
const PER_TAG = 100

export class Answers {
  readonly #kept: LRUCache<string, Served> | null
  readonly #byTag = new Map<string, Set<string>>()
  #running = new Map<string, Promise<Served>>()

  /** `maxBytes` 0 keeps nothing, and shares nothing. */
  constructor(maxBytes: number) {
    this.#kept =
      maxBytes === 0
        ? null
        : new LRUCache({
            maxSize: maxBytes,
            sizeCalculation: (answer, key) =>
              answer.bytes.length + key.length + OVERHEAD + PER_TAG * (answer.tags?.length ?? 0),
            dispose: (answer, key) => this.#forget(answer, key),
          })
  }

  get(key: string): Served | undefined {
    return this.#kept?.get(key)
  }

  /** The kept answer, or the one that `read` gives: requests that meet while it is being read share it. */
  load(key: string, read: () => Promise<Answer>): Promise<Served> {
    const kept = this.get(key)
    if (kept) return Promise.resolve(kept)
    if (!this.#kept) return read().then((answer) => new Served(answer))
    const running = this.#running.get(key)
    if (running) return running
    const started = this.#read(key, read)
    this.#running.set(key, started)
    return started
  }

  /** Drops every answer that read one of the tags, and lets nothing that is being read be kept or shared from now on. */
  drop(tags: readonly string[]): void {
    this.#running = new Map()
    for (const tag of tags) for (const key of [...(this.#byTag.get(tag) ?? [])]) this.#kept?.delete(key)
  }

  async #read(key: string, read: () => Promise<Answer>): Promise<Served> {
    const epoch = this.#running
    try {
      const answer = new Served(await read())
      // A read that spans a publication may have seen the state before it.
      if (answer.tags && epoch === this.#running) this.#keep(key, answer, answer.tags)
      return answer
    } finally {
      epoch.delete(key)
    }
  }

  #keep(key: string, answer: Served, tags: readonly string[]): void {
    this.#kept?.set(key, answer)
    if (!this.#kept?.has(key)) return
    for (const tag of tags) {
      const keys = this.#byTag.get(tag) ?? new Set()
      this.#byTag.set(tag, keys.add(key))
    }
  }

  #forget(answer: Served, key: string): void {
    for (const tag of answer.tags ?? []) {
      const keys = this.#byTag.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) this.#byTag.delete(tag)
    }
  }
}
