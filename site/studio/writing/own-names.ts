/** Short names and places of what a document states. */
import { ask, Refusal } from '../hub.ts'
import type { Field } from './claim-fields.ts'
import type { Draft } from './document.ts'
import { ShortName } from './documents.ts'
import type { Subjects } from './subjects.ts'

/** A short name that neither the hub nor the draft has. */
export async function freeSlug(name: string, { branches = [], projects = [] }: Draft): Promise<string> {
  const { shortName } = await ask(ShortName, { words: name })
  const taken = new Set([...branches, ...projects].map(({ slug }) => slug))
  for (let number = 1; ; number++) {
    const slug = number === 1 ? shortName : `${shortName}-${number}`
    if (!taken.has(slug)) return slug
  }
}

/** Path of the place that a field names. @throws {Refusal} where none is called so */
export async function placeIn(field: Field, subjects: Subjects): Promise<string> {
  const path = await subjects.placeNamed(field('place'))
  if (path !== null) return path
  throw new Refusal('STUDIO_PLACE', `没有找到地方“${field('place')}”。写它的全名，或先新写它。`)
}
