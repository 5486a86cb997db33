/** The root field `figureSummary`: figures added up, with the bounds of each carried through. */
import { getNamedType, isObjectType } from 'graphql'
import type { Compilation, Row } from './compilation.ts'
import { tagsOf, testsOf } from './conditions.ts'
import { concat, jsonList, type Piece, sql } from './json-text.ts'
import { Unplannable } from './model.ts'
import { object } from './object.ts'
import { isRecord } from './outline.ts'
import { type Asked, type AskedField, below } from './selection.ts'
import { where } from './source.ts'

/** Shares and rates: numbers that say nothing when added. */
const RATIOS = `('%','1')`

const isAdditive = (indicator: string) => `${indicator}.unit_code not in ${RATIOS}`

export function summary(c: Compilation, asked: Asked, how: AskedField): Piece[] {
  const type = getNamedType(how.field.type)
  if (!isObjectType(type)) throw new Unplannable(`Query.${asked.name}`)
  const group = c.alias()
  const joins: string[] = []
  const indicator: Row = { alias: c.alias(), entity: c.model.entity('Indicator'), joins, optional: false }
  const place: Row = { alias: c.alias(), entity: c.model.entity('Place'), joins, optional: true }
  joins.push(`join indicator ${indicator.alias} on ${indicator.alias}.id = ${group}.indicator_id`)
  joins.push(`left join place ${place.alias} on ${place.alias}.id = ${group}.place_id`)
  const item = c.braces(type, below(asked), (member) => {
    if (member.name === 'indicator') return related(c, indicator, member)
    if (member.name === 'group') return orNull(place, related(c, place, member, true))
    if (member.name === 'sumBounds') return sumBounds(c, group, indicator.alias, member)
    return aggregate(group, indicator.alias, member.name)
  })
  const order = `${indicator.alias}.sort_key, ${indicator.alias}.id, ${place.alias}.path nulls first`
  const select = `select ${concat(item)} j from (${groups(c, how)}) ${group} ${joins.join(' ')} order by ${order}`
  return [...tags(c, how), ...jsonList(select, c.alias())]
}

function tags(c: Compilation, how: AskedField): Piece[] {
  const grouping = levelOf(how) ? ['Place/*', 'PlaceLink/*'] : []
  const kinds = new Set(['Figure/*', 'Indicator/*', ...tagsOf(how.read, how.args), ...grouping])
  return [...kinds].flatMap((kind) => c.tags.mark(kind))
}

function levelOf({ args }: AskedField): string | undefined {
  return args.groupBy === 'STREET' || args.groupBy === 'COMMUNITY' ? args.groupBy : undefined
}

/** One row a group. Sums are decimal, so that they do not depend on the order of adding. */
function groups(c: Compilation, how: AskedField): string {
  const level = levelOf(how)
  const tests = testsOf(c, c.model.entity('Figure'), how.read, how.args)
  const asksStatus = isRecord(how.args.filter) && Boolean(how.args.filter.status)
  if (!asksStatus) tests.push((alias) => `${alias}.status <> 'PLANNED'`)
  const place = level
    ? `left join lateral (select l.ancestor_id id from place_link l join place a on a.id = l.ancestor_id ` +
      `where l.descendant_id = f.place_id and a.level = '${level}') p on true`
    : 'cross join (select null::int id) p'
  return (
    `select f.indicator_id, p.id place_id, count(*) count, min(f.value) min, max(f.value) max, ` +
    `sum(f.value::numeric)::double precision sum, percentile_cont(0.5) within group (order by f.value) median, ` +
    `${boundary('min')}, ${boundary('max')} from figure f ${place}${where(tests, 'f')} group by f.indicator_id, p.id`
  )
}

/** A sum is bounded on a side only if every figure is, and reaches its bound only if every figure can. */
function boundary(side: 'min' | 'max'): string {
  const bound = `f.bounds_${side}`
  const sum = `case when bool_and(${bound} is not null) then sum(${bound}::numeric)::double precision end`
  return `${sum} bounds_${side}, bool_and(${bound} is not null and ${bound}_inclusive) bounds_${side}_inclusive`
}

function aggregate(group: string, indicator: string, name: string): Piece[] {
  if (name === 'count') return [sql(`${group}.count`)]
  const value = name === 'sum' ? `case when ${isAdditive(indicator)} then ${group}.sum end` : `${group}.${name}`
  return [sql(`coalesce((${value})::text,'null')`)]
}

function sumBounds(c: Compilation, group: string, indicator: string, asked: Asked): Piece[] {
  return c.braces(c.objectType('Bounds'), below(asked), ({ name }) => {
    const side = name.startsWith('min') ? 'min' : 'max'
    const bound = `${group}.bounds_${side}`
    const value = name === side ? bound : `(${bound}_inclusive)`
    return [
      sql(
        `coalesce((case when ${isAdditive(indicator)} then ${value} end)::text,'${name === side ? 'null' : 'false'}')`,
      ),
    ]
  })
}

function related(c: Compilation, row: Row, asked: Asked, abstract = false): Piece[] {
  const { className } = row.entity
  return [
    ...c.tags.mark(className, `${row.alias}.id`),
    ...object(c, row, c.objectType(className), below(asked), abstract),
  ]
}

function orNull(row: Row, pieces: Piece[]): Piece[] {
  return [sql(`case when ${row.alias}.id is null then 'null' else ${concat(pieces)} end`)]
}
