/** The fields of a row, and the rows and lists that they lead to. */
import type { EntityMetadata, EntityProperty } from '@mikro-orm/core'
import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql'
import type { Order, Read } from '../../schema/read.ts'
import { type Compilation, keyOf, type Row } from './compilation.ts'
import { tagsOf, testsOf, under } from './conditions.ts'
import { connection } from './connection.ts'
import { concat, name, type Piece, quote, sql, text } from './json-text.ts'
import { list, single } from './list.ts'
import { column, primaryKey, property, target, Unplannable } from './model.ts'
import { orderOf } from './order.ts'
import { above, isAt, rowsBelow } from './places.ts'
import { published, scalar } from './scalar.ts'
import { type Asked, type AskedField, below } from './selection.ts'
import { type Source, tableSource } from './source.ts'

type Sets = readonly SelectionSetNode[]

/** The JSON object of a row. */
export function object(c: Compilation, row: Row, type: GraphQLObjectType, sets: Sets, abstract = false): Piece[] {
  return c.braces(type, sets, (asked) => member(c, row, asked, c.selection.field(type, asked)), abstract)
}

function member(c: Compilation, row: Row, asked: Asked, how: AskedField): Piece[] {
  const { field, read, args } = how
  const type = getNamedType(field.type)
  if (read.union) return union(c, row, read.union, below(asked))
  if (read.ancestors) return ancestors(c, row, type, asked)
  if (read.scope && read.entity) return scoped(c, row, asked, how, c.model.entity(read.entity), read.scope)
  if (read.pick) return published(c, row.alias, property(row.entity, picked(read.pick, args)), read.origin)
  const of = property(row.entity, read.prop ?? field.name)
  if (read.node) return identified(c, type, asked, column(row.alias, of))
  if (read.origin) return published(c, row.alias, of, read.origin)
  if (!isCompositeType(type)) return [...aside(c, row, read), ...scalar(row.alias, of, type, of.nullable === true)]
  if (!isObjectType(type)) throw new Unplannable(`${field.name}: ${type.name}`)
  if (of.kind === 'embedded') return embedded(c, row, of, type, below(asked))
  if (of.kind === 'm:1') return reference(c, row, of, type, below(asked))
  return children(c, row, asked, how, of)
}

function aside(c: Compilation, row: Row, { aside }: Read): Piece[] {
  return aside ? c.tags.mark(`${row.entity.className}.${aside}`, keyOf(row)) : []
}

function picked(pick: { argument: string; props: Record<string, string> }, args: AskedField['args']): string {
  const [first] = Object.keys(pick.props)
  return pick.props[String(args[pick.argument] ?? first)] ?? ''
}

/** The columns of an embedded object; one that is not there has null in a column that otherwise may not. */
function embedded(c: Compilation, row: Row, of: EntityProperty, type: GraphQLObjectType, sets: Sets): Piece[] {
  const entity = c.model.entity(type.name)
  const columnOf = (key: string) => of.embeddedProps[key] ?? property(entity, key)
  const pieces = c.braces(type, sets, (asked) => {
    const named = getNamedType(c.selection.field(type, asked).field.type)
    if (isObjectType(named)) return reference(c, row, columnOf(asked.name), named, below(asked))
    return scalar(row.alias, columnOf(asked.name), named, property(entity, asked.name).nullable === true)
  })
  if (!of.nullable) return pieces
  const sign = Object.values(entity.properties).find((own: EntityProperty) => !own.nullable)
  if (!sign) throw new Unplannable(`${type.name}: nothing tells whether it is there`)
  return [sql(`case when ${column(row.alias, columnOf(sign.name))} is null then 'null' else ${concat(pieces)} end`)]
}

function reference(c: Compilation, row: Row, of: EntityProperty, type: GraphQLObjectType, sets: Sets): Piece[] {
  const pieces = follow(c, row, column(row.alias, of), target(of), of.nullable === true, type, sets)
  return of.nullable
    ? [sql(`case when ${column(row.alias, of)} is null then 'null' else ${concat(pieces)} end`)]
    : pieces
}

/** Joins the row with this key, notes its tag and makes its object. */
export function follow(
  c: Compilation,
  from: Row,
  key: string,
  entity: EntityMetadata,
  optional: boolean,
  type: GraphQLObjectType,
  sets: Sets,
  abstract = false,
): Piece[] {
  const row: Row = { alias: c.alias(), entity, joins: from.joins, optional: from.optional || optional }
  const join = row.optional ? 'left join' : 'join'
  from.joins.push(`${join} ${name(entity.tableName)} ${row.alias} on ${column(row.alias, primaryKey(entity))} = ${key}`)
  return [...c.tags.mark(entity.className, key), ...object(c, row, type, sets, abstract)]
}

/** The first of several references that is set. */
export function union(c: Compilation, row: Row, references: readonly string[], sets: Sets): Piece[] {
  const arms = references.map((reference) => {
    const of = property(row.entity, reference)
    const key = column(row.alias, of)
    const entity = target(of)
    const pieces = follow(c, row, key, entity, true, c.objectType(entity.className), sets, true)
    return `when ${key} is not null then ${concat(pieces)}`
  })
  return [sql(`case ${arms.join(' ')} else 'null' end`)]
}

/** Whatever has this id, or null: the identity table says which type that is. */
export function identified(c: Compilation, type: GraphQLNamedType, asked: Asked, id: string): Piece[] {
  if (!isInterfaceType(type)) throw new Unplannable(`${asked.name} is no node`)
  const types = c.model.schema.getPossibleTypes(type)
  const arms = types.map((possible) => {
    const entity = c.model.entity(possible.name)
    const isIt = (alias: string) => `${column(alias, primaryKey(entity))} = i.id`
    const item = single(
      c,
      tableSource(entity, [isIt], []),
      (row) => [...tagOf(c, row), ...object(c, row, possible, below(asked), true)],
      [...c.tags.mark(`${possible.name}/*`), text('null')],
    )
    return `when ${quote(possible.name)} then ${concat(item)}`
  })
  const identity = name(c.model.entity('Identity').tableName)
  const absent = concat([...types.flatMap((possible) => c.tags.mark(`${possible.name}/*`)), text('null')])
  return [sql(`coalesce((select case i.type ${arms.join(' ')} end from ${identity} i where i.id = ${id}),${absent})`)]
}

function ancestors(c: Compilation, row: Row, type: GraphQLNamedType, asked: Asked): Piece[] {
  const { relation, order } = above(keyOf(row))
  const source = { entity: row.entity, relation, tests: [], order }
  const items = list(c, source, (place) => [...tagOf(c, place), ...object(c, place, objectType(type), below(asked))])
  return [...c.tags.mark('PlaceLink.descendant', keyOf(row)), ...items]
}

/** A list under a place, with its subtree or without. */
function scoped(
  c: Compilation,
  row: Row,
  asked: Asked,
  how: AskedField,
  entity: EntityMetadata,
  scope: string,
): Piece[] {
  const of = property(entity, scope)
  const isSelf = how.args.within === 'SELF'
  const place = keyOf(row)
  const { relation, tests } = isSelf
    ? { relation: name(entity.tableName), tests: [isAt(entity, of, place)] }
    : rowsBelow(c.model, entity, of, place)
  const tags = isSelf
    ? c.tags.mark(`${entity.className}.${scope}`, place)
    : [...c.tags.mark(`${entity.className}.within`, place), ...c.tags.mark('PlaceLink.ancestor', place)]
  const source: Source = {
    entity,
    relation,
    tests: [...tests, ...testsOf(c, entity, how.read, how.args)],
    order: orderOf(entity, how.read, how.args),
  }
  return [...tags, ...rows(c, source, asked, how)]
}

/** The rows that refer to this one, or that a pivot table joins to it. */
function children(c: Compilation, row: Row, asked: Asked, how: AskedField, of: EntityProperty): Piece[] {
  const entity = target(of)
  const tests = [under(of, keyOf(row)), ...testsOf(c, entity, how.read, how.args)]
  const source = tableSource(entity, tests, orderOf(entity, how.read, how.args, inherentOrder(of)))
  // Which rows an owning many-to-many property lists is part of this row, so its tag covers that; each row has its own.
  const owns = of.kind === 'm:n' && of.owner === true
  const tags = owns ? [] : c.tags.mark(`${entity.className}.${of.mappedBy}`, keyOf(row))
  return [...tags, ...rows(c, source, asked, how, owns)]
}

function inherentOrder(of: EntityProperty): Order[] {
  const order: unknown = Array.isArray(of.orderBy) ? of.orderBy[0] : of.orderBy
  return Object.entries(order ?? {}).map(([key, direction]) => [key, direction === 'desc' ? 'desc' : 'asc'])
}

/** A source's rows as the field's type has them: a plain list or a connection. `each` notes a tag for each row. */
export function rows(c: Compilation, source: Source, asked: Asked, how: AskedField, each = false): Piece[] {
  const type = objectType(getNamedType(how.field.type))
  const tags = tagsOf(how.read, how.args).flatMap((kind) => c.tags.mark(kind))
  const item = (row: Row, of: Asked, type: GraphQLNamedType) => [
    ...(each ? tagOf(c, row) : []),
    ...object(c, row, objectType(type), below(of)),
  ]
  if (!isListType(getNullableType(how.field.type))) {
    return [...tags, ...connection(c, source, how.args, type, asked, item)]
  }
  return [...tags, ...list(c, source, (row) => item(row, asked, type))]
}

export function tagOf(c: Compilation, row: Row): Piece[] {
  return c.tags.mark(row.entity.className, keyOf(row))
}

function objectType(type: GraphQLNamedType): GraphQLObjectType {
  if (isObjectType(type)) return type
  throw new Unplannable(`${type.name} is no object type`)
}
