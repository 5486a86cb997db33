/** What arguments ask of rows, as SQL, and the tags of what these conditions read besides the rows. */
import type { EntityMetadata, EntityProperty } from '@mikro-orm/core'
import type { Condition, Read } from '../../schema/read.ts'
import { HubError } from '../errors.ts'
import type { Compilation } from './compilation.ts'
import { column, columnType, primaryKey, property, target } from './model.ts'
import { Hole, isRecord, type Variables } from './outline.ts'
import { isAt, isBelow, pivot } from './places.ts'
import { found } from './search-match.ts'
import type { Test } from './source.ts'

/** Kinds of tags that a condition adds to those of its list. */
const READS: { [kind in string]?: string } = { within: 'PlaceLink/*', at: 'PlaceLink/*', found: 'SearchEntry/*' }

interface Given {
  /** As the question calls it: `filter.place`. */
  readonly argument: string
  readonly condition: Condition
  readonly value: unknown
}

/** What the arguments of a list ask of its rows. */
export function testsOf(c: Compilation, entity: EntityMetadata, read: Read, args: Variables): Test[] {
  return given(read, args).map((one) => {
    noteNames(c, one)
    return testOf(c, entity, one.condition, one.value)
  })
}

/** Kinds of tags that the arguments of a list add to its own. */
export function tagsOf(read: Read, args: Variables): string[] {
  const kinds = given(read, args).flatMap(({ condition }) => Object.keys(condition).map((kind) => READS[kind] ?? []))
  return [...new Set(kinds.flat())]
}

function given(read: Read, args: Variables): Given[] {
  const filter = isRecord(args.filter) ? args.filter : {}
  return [...among(read.where, args, ''), ...among(read.filter, filter, 'filter.')]
}

function among(conditions: Record<string, Condition> = {}, values: Variables, before: string): Given[] {
  return Object.entries(conditions).flatMap(([name, condition]) => {
    const value = values[name]
    return value === undefined || value === null ? [] : [{ argument: before + name, condition, value }]
  })
}

/** Has the answer tell which names the hub does not know. */
function noteNames(c: Compilation, { argument, condition, value }: Given): void {
  if (typeof condition === 'string') return
  if ('within' in condition || 'at' in condition) c.noteNames(argument, 'Place', namesIn(c, value))
  if ('named' in condition) c.noteNames(argument, condition.as, namesIn(c, value))
}

/** A list of texts, in SQL. It shares its parameter with the test for the same names. */
function namesIn(c: Compilation, value: unknown): string {
  if (Array.isArray(value) && value.length === 1) return namesIn(c, value[0])
  const isList = Array.isArray(value) || (value instanceof Hole && value.isList)
  return isList ? c.parameters.add(value, 'text[]') : `array[${c.parameters.add(value, 'text')}]`
}

function testOf(c: Compilation, entity: EntityMetadata, condition: Condition, value: unknown): Test {
  if (typeof condition === 'string') return equals(c, property(entity, condition), value)
  if ('named' in condition) return equals(c, property(entity, condition.named), value)
  if ('atLeast' in condition) return atLeast(c, property(entity, condition.atLeast), value)
  if ('between' in condition) return between(c, property(entity, condition.between), value)
  if ('anyOf' in condition)
    return anyOf(
      c,
      condition.anyOf.map((name) => property(entity, name)),
      value,
    )
  if ('within' in condition) return isBelow(entity, property(entity, condition.within), pathOf(c, value))
  if ('at' in condition) return isAt(entity, property(entity, condition.at), pathOf(c, value))
  const match = found(c, 'e', value)
  return (alias) => `${column(alias, primaryKey(entity))} in (select e.id from search_entry e where ${match})`
}

function equals(c: Compilation, of: EntityProperty, value: unknown): Test {
  const type = columnType(of)
  if (type.endsWith('[]')) {
    const item = c.parameters.add(value, type.slice(0, -2))
    return (alias) => `${column(alias, of)} @> array[${item}]`
  }
  // One value of a sorted index comes in its order; any of several does not, and all of them would be sorted.
  if (Array.isArray(value) && value.length === 1) return equals(c, of, value[0])
  if (Array.isArray(value) || (value instanceof Hole && value.isList)) {
    const items = c.parameters.add(value, `${type}[]`)
    return (alias) => `${column(alias, of)} = any(${items})`
  }
  const same = type === 'int' ? c.parameters.add(value, type, idOf, 'id') : c.parameters.add(value, type)
  return (alias) => `${column(alias, of)} = ${same}`
}

function atLeast(c: Compilation, of: EntityProperty, value: unknown): Test {
  const least = c.parameters.add(value, columnType(of))
  return (alias) => `${column(alias, of)} >= ${least}`
}

function between(c: Compilation, of: EntityProperty, value: unknown): Test {
  const { min, max } = isRecord(value) ? value : {}
  const isAbsent = (end: unknown) => end === undefined || end === null
  c.parameters.require([min, max], (ends) => checkRange(of.name, ends))
  const ends = [
    ...(isAbsent(min) ? [] : [`>= ${c.parameters.add(min, columnType(of))}`]),
    ...(isAbsent(max) ? [] : [`<= ${c.parameters.add(max, columnType(of))}`]),
  ]
  return (alias) => ['true', ...ends.map((end) => `${column(alias, of)} ${end}`)].join(' and ')
}

/** An empty answer to ends in the wrong order would pass for one that nothing meets. */
function checkRange(name: string, ends: unknown): void {
  const [min, max] = Array.isArray(ends) ? ends : []
  if (typeof min !== 'number' || typeof max !== 'number' || min <= max) return
  throw new HubError(
    'BAD_FILTER',
    `${name}: min ${min} is above max ${max}, so that nothing can lie between them. Exchange the two, or leave one out.`,
  )
}

function anyOf(c: Compilation, references: EntityProperty[], value: unknown): Test {
  const id = c.parameters.add(value, 'int', idOf, 'id')
  return (alias) => `(${references.map((of) => `${column(alias, of)} = ${id}`).join(' or ')})`
}

/** Ids of the place with this path, as a relation. */
function pathOf(c: Compilation, value: unknown): string {
  return `(select p.id from place p where p.path = ${c.parameters.add(value, 'text')})`
}

/** An id as it is stored, or null for text that is the id of nothing. */
export function idOf(value: unknown): number | null {
  const id = /^[1-9]\d{0,9}$/.test(String(value)) ? Number(value) : 0
  return id > 0 && id < 2 ** 31 ? id : null
}

/** Rows of a list under a parent: those that refer to it, or that a pivot table joins to it. */
export function under(list: EntityProperty, parent: string): Test {
  const children = target(list)
  if (list.kind === '1:m') {
    const reference = property(children, String(list.mappedBy))
    return (alias) => `${column(alias, reference)} = ${parent}`
  }
  const { table, own, other } = pivot(list)
  const key = primaryKey(children)
  return (alias) => `${column(alias, key)} in (select v.${other} from ${table} v where v.${own} = ${parent})`
}
