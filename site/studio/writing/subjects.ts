/** The places and projects that figures may be about, by the names that people write. */
import { ask } from '../hub.ts'
import { element } from '../page.ts'
import { suggest } from '../suggest.ts'
import type { Draft, Read, Subject } from './document.ts'
import { SubjectsNamed } from './documents.ts'

export class Subjects {
  readonly #byName = new Map<string, Subject>()

  /** Learns the names that a text reading found, and the projects that the document itself states. */
  learn({ places, projects }: Pick<Read, 'places' | 'projects'>, draft: Pick<Draft, 'projects'>): void {
    for (const { name, key } of places) if (key !== null) this.#byName.set(name, { place: key })
    for (const { name, key } of projects) if (key !== null) this.#byName.set(name, { project: key })
    for (const { name, slug } of draft.projects ?? []) this.#byName.set(name, { project: slug })
    this.#offer([...this.#byName.keys()])
  }

  /** The subject of this name, asked of the hub where it was not met yet; null where there is none. */
  async named(name: string): Promise<Subject | null> {
    if (!this.#byName.has(name)) await this.#look(name)
    return this.#byName.get(name) ?? null
  }

  /** The subject of this name, if it was met. */
  known(name: string): Subject | null {
    return this.#byName.get(name) ?? null
  }

  /** The name of a subject; its key where it was not met by name. */
  nameOf(subject: Subject | undefined): string {
    if (!subject) return ''
    const [key = ''] = Object.values(subject)
    for (const [name, known] of this.#byName) if (Object.values(known).includes(key)) return name
    return key
  }

  /** Offers subjects while somebody types into the field. */
  watch(field: HTMLInputElement): void {
    suggest(field, element('subjects', HTMLDataListElement), async (words) => {
      const names = await this.#look(words)
      return names.map((name) => new Option(name, name))
    })
  }

  async #look(words: string): Promise<string[]> {
    const { search } = await ask(SubjectsNamed, { text: words })
    return search.nodes.flatMap((hit) => {
      if (hit.__typename === 'Place') return this.#met(hit.name, { place: hit.path })
      if (hit.__typename === 'Project') return this.#met(hit.name, { project: hit.slug })
      return []
    })
  }

  #met(name: string, subject: Subject): string {
    if (!this.#byName.has(name)) this.#byName.set(name, subject)
    return name
  }

  #offer(names: readonly string[]): void {
    element('subjects', HTMLDataListElement).replaceChildren(...names.map((name) => new Option(name, name)))
  }
}
