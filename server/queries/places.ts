/** The tree of places: a row of `place_link` for each place and each place at or above it. */
import type { EntityMetadata, EntityProperty } from '@mikro-orm/core'
import { name } from './json-text.ts'
import { column, type Model, only, primaryKey, property, Unplannable } from './model.ts'
import type { Criterion } from './order.ts'
import type { Source, Test } from './source.ts'

/**
 * The rows of `entity` at or below the place with this id. Rows of one place lie in an index; those of several are found by
 * links of their own, `StoryLink` for a `Story`, which hold what lists are chosen and ordered by: so the newest of a whole
 * province are read from the end of an index, and counting them reads nothing else.
 */
export function rowsBelow(
  model: Model,
  entity: EntityMetadata,
  of: EntityProperty,
  place: string,
): Pick<Source, 'relation' | 'tests'> {
  if (of.kind !== 'm:n') return { relation: name(entity.tableName), tests: [isBelow(entity, of, place)] }
  const links = model.entity(`${entity.className}Link`)
  const key = primaryKey(entity)
  const columnOf = (of: EntityProperty) => name(only(of.fieldNames))
  const shared = links.props.filter(({ primary }) => !primary).map(columnOf)
  const ancestor = columnOf(property(links, 'ancestor'))
  const own = columnOf(property(links, entity.className.toLowerCase()))
  const link = `select ${[ancestor, `${own} ${columnOf(key)}`, ...shared].join(', ')} from ${name(links.tableName)}`
  const using = [columnOf(key), ...shared].join(', ')
  return {
    relation: `(select * from (${link}) k left join ${name(entity.tableName)} using (${using}))`,
    tests: [(alias) => `${alias}.${ancestor} = ${place}`],
  }
}

/** Rows of `entity` whose `of` (a place's id, a reference to a place, a list of places) is at or below one of `ancestors`. */
export function isBelow(entity: EntityMetadata, of: EntityProperty, ancestors: string): Test {
  const below = `select l.descendant_id from place_link l where l.ancestor_id = ${ancestors}`
  return isAmong(entity, of, below)
}

/** Rows of `entity` whose `of` is exactly the place with this id. */
export function isAt(entity: EntityMetadata, of: EntityProperty, place: string): Test {
  if (of.kind === 'm:n') return isAmong(entity, of, place)
  return (alias) => `${column(alias, of)} = ${place}`
}

function isAmong(entity: EntityMetadata, of: EntityProperty, places: string): Test {
  if (of.kind !== 'm:n') return (alias) => `${column(alias, of)} in (${places})`
  const { table, own, other } = pivot(of)
  const key = primaryKey(entity)
  return (alias) => `${column(alias, key)} in (select v.${own} from ${table} v where v.${other} in (${places}))`
}

/** The pivot table of a many-to-many property with its columns, quoted: of the property's owner and of what it lists. */
export function pivot(of: EntityProperty): { table: string; own: string; other: string } {
  const [own] = of.joinColumns ?? []
  const [other] = of.inverseJoinColumns ?? []
  if (!of.pivotTable || !own || !other) throw new Unplannable(`${of.name} has no pivot table`)
  return { table: name(of.pivotTable), own: name(own), other: name(other) }
}

/** The places above the one with this id, and their order from the root down. */
export function above(place: string): { relation: string; order: Criterion[] } {
  const relation =
    '(select p.*, l.depth from place_link l join place p on p.id = l.ancestor_id ' +
    `where l.depth > 0 and l.descendant_id = ${place})`
  return { relation, order: [{ name: 'depth', type: 'int', direction: 'desc', sql: (alias) => `${alias}.depth` }] }
}
