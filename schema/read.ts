/** How a GraphQL field is read from the tables where its name alone does not say it. The planner reads it from the field's extensions. */
import { Args, type ClassType, Extensions, Field } from 'type-graphql'

/** What arguments call by name. */
export type Named = 'Place' | 'Indicator' | 'Unit'

export type Order = [property: string, direction: 'asc' | 'desc']

/** What an argument asks of a row. An argument that is not given asks nothing. */
export type Condition =
  /** The property equals the argument, or one of its list; an array property holds it. */
  | string
  /** The property is the argument or more. */
  | { atLeast: string }
  /** The property equals the argument, or one of its list, which names things of this kind by their slugs or codes. */
  | { named: string; as: Named }
  /** The property lies in the argument's `min` and `max`. */
  | { between: string }
  /** One of these references is the thing with this id. */
  | { anyOf: string[] }
  /** The property is a place at or below the one with this path, or holds such a place. */
  | { within: string }
  /** The property is the place with this path, or lists it. */
  | { at: string }
  /** The row's search entry has these words. */
  | { found: true }

/** Properties that figures are counted by; each is a condition of the filter too. */
export type FacetName = 'topic' | 'indicator' | 'place' | 'status' | 'qualifier' | 'unit' | 'year'

export interface Read {
  /** The entity whose rows are read, where no property says so. */
  entity?: string
  /** The property that holds the value, if it is not named like the field. */
  prop?: string
  /** At most one row, found by `where`. */
  one?: boolean
  /** References in order of precedence; the first that is set is the value. */
  union?: string[]
  /** Argument → condition. */
  where?: Record<string, Condition>
  /** Field of the argument `filter` → condition. */
  filter?: Record<string, Condition>
  /** Order of the rows before the primary key, which takes the last one's direction. */
  order?: Order[]
  /** Field of the argument `orderBy` → property. */
  orders?: Record<string, string>
  /** A list under a place: the property that says where the listed rows lie; the argument `within` tells whether the subtree counts. */
  scope?: string
  /** The places above a place, from the root down. */
  ancestors?: boolean
  /** Argument whose enum value picks the property: value → property. Null picks the first. */
  pick?: { argument: string; props: Record<string, string> }
  /**
   * The column is computed from rows below and has a tag of its own, `Type.aside:id`: what changes below need not touch
   * everybody who reads the row.
   */
  aside?: string
  /** The stored text begins with ORIGIN, or holds it somewhere; the public origin is put in its place when it is read. */
  origin?: 'before' | 'within'
  /** Anything by its id: the argument `id` of the root field, or the property `prop` of a row. */
  node?: boolean
  /** The root field `search`. */
  search?: boolean
  /** The root field `figureSummary`. */
  summary?: boolean
  /** The root field `figureFacets`. */
  facets?: boolean
  /** The root field `honours`. */
  honours?: boolean
  /** How the figures of `figureFacets` spread over this property. */
  facet?: FacetName
  /** A root field that the hub answers of itself, not from the tables. */
  itself?: 'limits' | 'errorCodes' | 'rateLimit'
}

/** Stands for the public origin (https://example.org) in stored text; publishing refuses it in input. */
export const ORIGIN = '\uE000'

export function read(how: Read): PropertyDecorator & MethodDecorator {
  return Extensions({ read: how }) as PropertyDecorator & MethodDecorator
}

/** A field with arguments that the planner answers: a list or connection of rows, or one of several stored forms. */
export function Asked(
  type: () => ClassType | [ClassType] | object,
  args: () => ClassType,
  description: string,
  how: Read,
): PropertyDecorator {
  return (target, key) => {
    Field(type as () => ClassType, { description })(target, key)
    Args(args)(target, key, 0)
    Extensions({ read: how })(target, key)
  }
}

/** A citation in each style, stored in columns of these names. */
export const citedIn: Read = {
  origin: 'within',
  pick: {
    argument: 'style',
    props: {
      GBT7714: 'citationGbt7714',
      APA: 'citationApa',
      MARKDOWN: 'citationMarkdown',
      BIBTEX: 'citationBibtex',
      CSL_JSON: 'citationCslJson',
    },
  },
}
