/** The places, branches and projects that claims may be about, by the names that people write. */
import type { ResultOf } from '../../graphql.ts'
import { ask } from '../hub.ts'
import { suggest } from '../suggest.ts'
import type { Draft, Read, Subject } from './document.ts'
import { SubjectsNamed, ThingNames } from './documents.ts'

type Hit = ResultOf<typeof SubjectsNamed>['search']['nodes'][number]
export type PlaceLevel = NonNullable<ResultOf<typeof ThingNames>['thingNames'][number]['level']>

export class Subjects {
  readonly #byName = new Map<string, Subject>()
  readonly #levels = new Map<string, PlaceLevel>()

  /** Asks the hub what the things of a document are called. */
  async load(draft: Draft): Promise<void> {
    this.learnStated(draft)
    await this.meet(keysIn(draft))
  }

  /** Asks the hub what the things with these keys are called. */
  async meet(given: readonly string[]): Promise<void> {
    const keys = [...new Set(given)].filter((key) => key !== '')
    if (keys.length === 0) return
    const { thingNames } = await ask(ThingNames, { keys })
    for (const { type, key, name, level } of thingNames) {
      if (level) this.#levels.set(key, level)
      this.#met(name, subjectOf(type, key), key)
    }
  }

  /** Learns the names that a text reading found. */
  learn({ places, branches, projects }: Pick<Read, 'places' | 'branches' | 'projects'>): void {
    for (const { name, key } of places) if (key !== null) this.#met(name, { place: key }, key)
    for (const { name, key } of branches) if (key !== null) this.#met(name, { branch: key }, key)
    for (const { name, key } of projects) if (key !== null) this.#met(name, { project: key }, key)
  }

  /** Learns the names of what the document itself states. */
  learnStated({ places = [], branches = [], projects = [] }: Draft): void {
    for (const { name, path } of places) this.#met(name, { place: path }, path)
    for (const { name, slug } of branches) this.#met(name, { branch: slug }, slug)
    for (const { name, slug } of projects) this.#met(name, { project: slug }, slug)
  }

  /** The subject of this name, asked of the hub where it was not met yet; null where there is none. */
  async named(name: string): Promise<Subject | null> {
    if (!this.#byName.has(name) && name.length > 1) await this.#look(name)
    return this.#byName.get(name) ?? null
  }

  /** Path of the place of this name; null where there is none. */
  async placeNamed(name: string): Promise<string | null> {
    const subject = await this.named(name)
    return subject && 'place' in subject ? subject.place : null
  }

  /** The subject of this name, if it was met. */
  known(name: string): Subject | null {
    return this.#byName.get(name) ?? null
  }

  /** The level of a place that was met; null of others. */
  levelOf(path: string): PlaceLevel | null {
    return this.#levels.get(path) ?? null
  }

  /** The name of a subject; its key where it was not met by name. */
  nameOf(subject: Subject | undefined): string {
    if (!subject) return ''
    for (const [name, known] of this.#byName) if (isSame(known, subject)) return name
    return keyOf(subject)
  }

  /** Offers subjects while somebody types into the field. */
  watch(field: HTMLInputElement): void {
    if (!field.list) return
    const { list } = field
    const names = [...this.#byName.keys()]
    list.replaceChildren(...names.map((name) => new Option(name, name)))
    suggest(field, list, async (words) => (await this.#look(words)).map((name) => new Option(name, name)))
  }

  async #look(words: string): Promise<string[]> {
    const { search } = await ask(SubjectsNamed, { text: words })
    return search.nodes.flatMap((hit) => this.#found(hit))
  }

  #found(hit: Hit): string | [] {
    if (hit.__typename === 'Place') {
      this.#levels.set(hit.path, hit.level)
      return this.#met(hit.name, { place: hit.path }, hit.parent?.name ?? '')
    }
    if (hit.__typename === 'Branch') return this.#met(hit.name, { branch: hit.slug }, hit.place.name)
    if (hit.__typename === 'Project') return this.#met(hit.name, { project: hit.slug }, hit.place.name)
    return []
  }

  /** The name under which a thing is known from now on: with `where` it lies, if another is called the same. */
  #met(name: string, subject: Subject, where: string): string {
    const known = this.#byName.get(name)
    const own = !known || isSame(known, subject) ? name : `${name}（${where}）`
    this.#byName.set(own, subject)
    return own
  }
}

export function keyOf(subject: Subject): string {
  return Object.values(subject)[0] ?? ''
}

function isSame(one: Subject, other: Subject): boolean {
  return Object.keys(one)[0] === Object.keys(other)[0] && keyOf(one) === keyOf(other)
}

function subjectOf(type: 'PLACE' | 'BRANCH' | 'PROJECT', key: string): Subject {
  if (type === 'PLACE') return { place: key }
  return type === 'BRANCH' ? { branch: key } : { project: key }
}

/** Of everything that a document speaks of. */
function keysIn(draft: Draft): string[] {
  const { figures = [], achievements = [], stars = [], mentions = [] } = draft
  const subjects = [...figures, ...achievements, ...mentions].flatMap(({ subject }) =>
    subject ? [keyOf(subject)] : [],
  )
  const branches = stars.flatMap(({ branch }) => (branch === undefined ? [] : [branch]))
  const places = [...(draft.branches ?? []), ...(draft.projects ?? [])].map(({ place }) => place)
  const parents = (draft.places ?? []).flatMap(({ parent }) => (parent === null ? [] : [parent]))
  return [draft.story.place, ...subjects, ...branches, ...places, ...parents]
}
