/** The root field `honours`: the villages and communities whose pages are kept best, as everybody may see. */
import { getNamedType, isObjectType } from 'graphql'
import { HONOURS } from '../ledger/standing.ts'
import type { Compilation, Row } from './compilation.ts'
import { concat, jsonList, type Piece, sql } from './json-text.ts'
import { Unplannable } from './model.ts'
import { object } from './object.ts'
import { type Asked, type AskedField, below } from './selection.ts'

/** Kinds of what the points are counted from. */
const READ = [
  'Story/*',
  'Place/*',
  'Branch/*',
  'Project/*',
  'Figure/*',
  'Achievement/*',
  'Passage/*',
  'Star/*',
  'Picture/*',
]

export function honours(c: Compilation, asked: Asked, { field }: AskedField): Piece[] {
  const type = getNamedType(field.type)
  if (!isObjectType(type)) throw new Unplannable(`Query.${asked.name}`)
  const honour = c.alias()
  const joins: string[] = []
  const place: Row = { alias: c.alias(), entity: c.model.entity('Place'), joins, optional: false }
  joins.push(`join place ${place.alias} on ${place.alias}.id = ${honour}.id`)
  const item = c.braces(type, below(asked), (member) => {
    if (member.name === 'place') {
      const marked = c.tags.mark('Place', `${place.alias}.id`)
      return [...marked, ...object(c, place, c.objectType('Place'), below(member))]
    }
    const day = `to_char(${honour}.latest_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`
    return [sql(member.name === 'latestOn' ? `to_json(${day})` : `${honour}.${member.name}`)]
  })
  const select = `select ${concat(item)} j from (${HONOURS}) ${honour} ${joins.join(' ')} order by ${honour}.score desc, ${honour}.path`
  return [...READ.flatMap((kind) => c.tags.mark(kind)), ...jsonList(select, c.alias())]
}
