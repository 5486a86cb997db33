/** What the hub already knows, by which a reading names what a text speaks of. */

/** A place by its path, a branch, project or indicator by its slug, and the name that texts give it. */
export interface KnownName {
  readonly kind: 'PLACE' | 'BRANCH' | 'PROJECT' | 'INDICATOR'
  readonly key: string
  readonly name: string
}

/** The names to look for; none for a hub that holds nothing. A document's own names may stand among the hub's. */
export type Known = readonly KnownName[]

/** The names of both: of a thing that both name, the second's. */
export function joined(known: Known, stated: Known): Known {
  const own = new Set(stated.map(({ kind, key }) => `${kind} ${key}`))
  return [...known.filter(({ kind, key }) => !own.has(`${kind} ${key}`)), ...stated]
}
