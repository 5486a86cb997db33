/** Finds the places of the hub by the names that sheets give them. */
import type { Session } from '../database/database.ts'
import { sortKey } from '../publish/sort-key.ts'
import { distance, plain } from './words.ts'

export interface KnownPlace {
  id: number
  path: string
  name: string
  level: string
  parent: number | null
}

/** What a name leads to. */
export type Found = { place: KnownPlace } | { several: KnownPlace[] } | { nearest: KnownPlace[] }

const NEAREST = 3

export class PlaceIndex {
  readonly #byName = new Map<string, KnownPlace[]>()
  readonly #byId: ReadonlyMap<number, KnownPlace>
  /** Sheets name the same places again and again. */
  readonly #found = new Map<string, Found>()

  private constructor(readonly places: readonly KnownPlace[]) {
    this.#byId = new Map(places.map((place) => [place.id, place]))
    for (const place of places) {
      const above = place.parent === null ? undefined : this.#byId.get(place.parent)
      const names = [place.path, nameForm(place.name), ...(above ? [nameForm(above.name) + nameForm(place.name)] : [])]
      for (const name of new Set(names)) this.#byName.set(name, [...(this.#byName.get(name) ?? []), place])
    }
  }

  /** Every place of the hub. */
  static async of(session: Session): Promise<PlaceIndex> {
    return new PlaceIndex(
      await session.rows<KnownPlace>('select id, path, name, level, parent_id as parent from place order by path'),
    )
  }

  /** The place of a name or path; `above` is the name of a place that it lies in, where the row gives one. */
  find(name: string, above: string | null): Found {
    const key = JSON.stringify([name, above])
    const found = this.#found.get(key) ?? this.#seek(name, above)
    this.#found.set(key, found)
    return found
  }

  #seek(name: string, above: string | null): Found {
    const named = this.#byName.get(nameForm(name)) ?? this.#byName.get(name.trim()) ?? []
    const within = above === null ? named : named.filter((place) => this.#liesIn(place, nameForm(above)))
    const [first, second] = within
    if (first !== undefined && second === undefined) return { place: first }
    if (within.length > 1) return { several: within }
    return { nearest: named.length > 0 ? named : this.#near(name) }
  }

  /** The lowest place that all of these lie in or are. */
  commonOf(places: Iterable<KnownPlace>): KnownPlace | null {
    let common: KnownPlace[] | null = null
    for (const place of places) {
      const chain = this.chain(place)
      common = common === null ? chain : common.filter((one) => chain.includes(one))
    }
    return common?.at(-1) ?? null
  }

  /** A place with those above it, from the root down. */
  chain(place: KnownPlace): KnownPlace[] {
    const above = place.parent === null ? undefined : this.#byId.get(place.parent)
    return above === undefined ? [place] : [...this.chain(above), place]
  }

  #liesIn(place: KnownPlace, above: string): boolean {
    return this.chain(place).some((one) => nameForm(one.name) === above || one.path === above)
  }

  /** Places with the most similar names, by their characters and by how they sound. */
  #near(name: string): KnownPlace[] {
    const form = nameForm(name)
    const sound = sortKey(form)
    const ranked = this.places
      .map((place) => ({
        place,
        far: Math.min(distance(form, nameForm(place.name)), distance(sound, soundOf(place)) / 2),
      }))
      .filter(({ far }) => far <= Math.max(1, Math.floor(form.length / 2)))
      .sort((one, other) => one.far - other.far)
    return ranked.slice(0, NEAREST).map(({ place }) => place)
  }
}

const sounds = new WeakMap<KnownPlace, string>()
function soundOf(place: KnownPlace): string {
  const sound = sounds.get(place) ?? sortKey(nameForm(place.name))
  sounds.set(place, sound)
  return sound
}

/** 桐树王村委会 and 桐树王村村民委员会 are 桐树王村. */
function nameForm(name: string): string {
  return plain(name)
    .replace(/(村)?(村民委员会|村委会)$/, '村')
    .replace(/(社区)?(居民委员会|居委会|党群服务中心)$/, '社区')
}
