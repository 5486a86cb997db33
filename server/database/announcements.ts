/** Who wants to hear which tags a publication changed. */
export class Announcements {
  readonly #listeners = new Set<(tags: readonly string[]) => void>()

  listen(listener: (tags: readonly string[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  announce(tags: readonly string[]): void {
    for (const listener of this.#listeners) listener(tags)
  }
}
