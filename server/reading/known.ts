/** What the hub already knows, by which a reading names what a text speaks of. */

/** A place by its path, a branch, project or indicator by its slug, and the name that texts give it. */
export interface KnownName {
  readonly kind: 'PLACE' | 'BRANCH' | 'PROJECT' | 'INDICATOR'
  readonly key: string
  readonly name: string
}

/** The names to look for; none for a hub that holds nothing. */
export type Known = readonly KnownName[]
