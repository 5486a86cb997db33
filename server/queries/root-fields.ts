/** The fields at the root of a query. */
import { getNamedType } from 'graphql'
import type { Compilation } from './compilation.ts'
import { idOf, testsOf } from './conditions.ts'
import { facets } from './facets.ts'
import { honours } from './honours.ts'
import { itself } from './itself.ts'
import { type Piece, text } from './json-text.ts'
import { single } from './list.ts'
import { Unplannable } from './model.ts'
import { identified, object, rows, tagOf } from './object.ts'
import { orderOf } from './order.ts'
import { search } from './search.ts'
import { type Asked, type AskedField, below } from './selection.ts'
import { tableSource } from './source.ts'
import { summary } from './summary.ts'

/** The JSON text of one root field. */
export function rootField(c: Compilation, asked: Asked): Piece[] {
  const how = c.selection.field(c.objectType('Query'), asked)
  if (how.read.node) return node(c, asked, how)
  if (how.read.search) return search(c, asked, how)
  if (how.read.summary) return summary(c, asked, how)
  if (how.read.facets) return facets(c, asked, how)
  if (how.read.honours) return honours(c, asked, how)
  if (how.read.itself) return itself(c, asked, how, how.read.itself)
  if (!how.read.entity) throw new Unplannable(`Query.${asked.name}`)
  return how.read.one ? one(c, asked, how, how.read.entity) : all(c, asked, how, how.read.entity)
}

function one(c: Compilation, asked: Asked, { read, args }: AskedField, className: string): Piece[] {
  const entity = c.model.entity(className)
  const source = tableSource(entity, testsOf(c, entity, read, args), [])
  const absent = [...c.tags.mark(`${className}/*`), text('null')]
  return single(
    c,
    source,
    (row) => [...tagOf(c, row), ...object(c, row, c.objectType(className), below(asked))],
    absent,
  )
}

function all(c: Compilation, asked: Asked, how: AskedField, className: string): Piece[] {
  const entity = c.model.entity(className)
  const source = tableSource(entity, testsOf(c, entity, how.read, how.args), orderOf(entity, how.read, how.args))
  return [...c.tags.mark(`${className}/*`), ...rows(c, source, asked, how)]
}

function node(c: Compilation, asked: Asked, { field, args }: AskedField): Piece[] {
  return identified(c, getNamedType(field.type), asked, c.parameters.add(args.id, 'int', idOf, 'id'))
}
