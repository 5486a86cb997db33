/** Fields in which somebody names what the hub knows by a key: they offer names, and take names. */
import { PlacesNamed } from './documents.ts'
import { ask } from './hub.ts'
import { StoriesNamed } from './manuscript-documents.ts'
import { suggest } from './suggest.ts'

interface Hit {
  key: string
  name: string
  /** What tells it from another of the same name. */
  where: string
}

export class ByName {
  readonly #keys = new Map<string, string>()

  constructor(private readonly find: (words: string) => Promise<readonly Hit[]>) {}

  /** Offers names while somebody types into the field. */
  watch(field: HTMLInputElement, list: HTMLDataListElement): void {
    suggest(field, list, async (words) => (await this.#look(words)).map((name) => new Option(name, name)))
  }

  /** The key of what is called so; the words themselves where nothing is: somebody may know the key. */
  async keyOf(words: string): Promise<string> {
    if (words.length > 1 && !this.#keys.has(words)) await this.#look(words)
    return this.#keys.get(words) ?? words
  }

  async #look(words: string): Promise<string[]> {
    return (await this.find(words.replaceAll('/', ' '))).map((hit) => this.#met(hit))
  }

  #met({ key, name, where }: Hit): string {
    const known = this.#keys.get(name)
    const own = known === undefined || known === key ? name : `${name}（${where}）`
    this.#keys.set(own, key)
    return own
  }
}

export function placesByName(): ByName {
  return new ByName(async (text) => {
    const { search } = await ask(PlacesNamed, { text })
    return search.nodes.flatMap((hit) =>
      hit.__typename === 'Place' ? { key: hit.path, name: hit.name, where: hit.parent?.name ?? hit.path } : [],
    )
  })
}

export function storiesByName(): ByName {
  return new ByName(async (text) => {
    const { search } = await ask(StoriesNamed, { text })
    return search.nodes.flatMap((hit) =>
      hit.__typename === 'Story' ? { key: hit.slug, name: hit.title, where: hit.place.name } : [],
    )
  })
}
