/** The root field `search`: entries that have every word, best titles first. */

import { getNamedType, isObjectType } from 'graphql'
import type { Compilation } from './compilation.ts'
import { connection } from './connection.ts'
import type { Piece } from './json-text.ts'
import { column, property, Unplannable } from './model.ts'
import { union } from './object.ts'
import type { Criterion } from './order.ts'
import { found, rank } from './search-match.ts'
import { type Asked, type AskedField, below } from './selection.ts'

/** Properties of a search entry, in the order in which equally good hits are listed. */
const KINDS = ['project', 'place', 'branch', 'story', 'achievement', 'figure']

export function search(c: Compilation, asked: Asked, { field, args }: AskedField): Piece[] {
  const type = getNamedType(field.type)
  if (!isObjectType(type)) throw new Unplannable(`Query.${asked.name}`)
  const entity = c.model.entity('SearchEntry')
  const kinds = KINDS.map((kind, at) => `when ${column('e', property(entity, kind))} is not null then ${at}`)
  const references = KINDS.map((kind) => column('e', property(entity, kind)))
  const relation =
    `(select e.id, ${references.join(', ')}, ${rank(c, 'e', args.text)} rank, case ${kinds.join(' ')} end kind ` +
    `from search_entry e where ${found(c, 'e', args.text)})`
  const order = ['rank', 'kind', 'id'].map(ascending)
  const source = { entity, relation, tests: [], order }
  const hits = connection(c, source, args, type, asked, (row, of) => union(c, row, KINDS, below(of)))
  return [...c.tags.mark('SearchEntry/*'), ...hits]
}

function ascending(name: string): Criterion {
  return { name, type: 'int', direction: 'asc', sql: (alias) => `${alias}.${name}` }
}
