/** The root field `figureSummary`: figures added up, with the bounds of each carried through. */
import { getNamedType, isObjectType } from 'graphql'
import type { Compilation, Row } from './compilation.ts'
import { tagsOf, testsOf } from './conditions.ts'
import { concat, jsonList, type Piece, sql, text } from './json-text.ts'
import { Unplannable } from './model.ts'
import { object } from './object.ts'
import { isRecord } from './outline.ts'
import { type Asked, type AskedField, below } from './selection.ts'
import { where } from './source.ts'

/** Shares and rates: numbers that say nothing when added. */
const RATIOS = `('%','1')`
/** What is not there where a group cannot be added up. */
const ADDED = new Set(['sum', 'sumBounds', 'notAdded'])

export function summary(c: Compilation, asked: Asked, how: AskedField): Piece[] {
  const type = getNamedType(how.field.type)
  if (!isObjectType(type)) throw new Unplannable(`Query.${asked.name}`)
  const group = c.alias()
  const joins: string[] = []
  const indicator: Row = { alias: c.alias(), entity: c.model.entity('Indicator'), joins, optional: false }
  const place: Row = { alias: c.alias(), entity: c.model.entity('Place'), joins, optional: true }
  joins.push(`join indicator ${indicator.alias} on ${indicator.alias}.id = ${group}.indicator_id`)
  joins.push(`left join place ${place.alias} on ${place.alias}.id = ${group}.place_id`)
  const obstacle = `case when ${indicator.alias}.unit_code in ${RATIOS} then 'RATIO' else ${group}.obstacle end`
  let adds = false
  const item = c.braces(type, below(asked), (member) => {
    adds ||= ADDED.has(member.name)
    if (member.name === 'indicator') return related(c, indicator, member)
    if (member.name === 'group') return orNull(place, related(c, place, member, true))
    if (member.name === 'sumBounds') return sumBounds(c, group, obstacle, member)
    return aggregate(group, obstacle, member.name)
  })
  const { alias } = indicator
  const order = `${alias}.sort_key, ${alias}.id, ${place.alias}.path nulls first, ${group}.status`
  const select = `select ${concat(item)} j from (${groups(c, how, adds)}) ${group} ${joins.join(' ')} order by ${order}`
  return [...tags(c, how), ...jsonList(select, c.alias())]
}

function tags(c: Compilation, how: AskedField): Piece[] {
  const grouping = levelOf(how) ? ['Place/*', 'PlaceLink/*'] : []
  const kinds = new Set(['Indicator/*', ...tagsOf(how.read, how.args), ...grouping])
  return [...figureTags(c, how), ...[...kinds].flatMap((kind) => c.tags.mark(kind))]
}

/** A summary of named indicators reads their figures only. */
function figureTags(c: Compilation, how: AskedField): Piece[] {
  const slugs = isRecord(how.args.filter) ? how.args.filter.indicator : undefined
  if (!slugs) return c.tags.mark('Figure/*')
  const named = testsOf(c, c.model.entity('Indicator'), { where: { indicator: 'slug' } }, { indicator: slugs })
  const mark = c.tags.mark('Figure.indicator', 'i.id')
  if (mark.length === 0) return []
  return [sql(`(select coalesce(string_agg(${concat(mark)}, ''), '') from indicator i${where(named, 'i')})`)]
}

function levelOf({ args }: AskedField): string | undefined {
  return args.groupBy === 'STREET' || args.groupBy === 'COMMUNITY' ? args.groupBy : undefined
}

/** One row a group. Sums are decimal, so that they do not depend on the order of adding. */
function groups(c: Compilation, how: AskedField, adds: boolean): string {
  const level = levelOf(how)
  const tests = testsOf(c, c.model.entity('Figure'), how.read, how.args)
  const asksStatus = isRecord(how.args.filter) && Boolean(how.args.filter.status)
  if (!asksStatus) tests.push((alias) => `${alias}.status <> 'PLANNED'`)
  const place = level
    ? `left join lateral (select l.ancestor_id id from place_link l join place a on a.id = l.ancestor_id ` +
      `where l.descendant_id = f.place_id and a.level = '${level}') p on true`
    : 'cross join (select null::int id) p'
  return (
    `with chosen as (select f.*, p.id group_id from figure f ${place}${where(tests, 'f')})${adds ? `, ${NESTED}` : ''} ` +
    `select f.indicator_id, f.group_id place_id, f.status, count(*) count, min(f.value) min, max(f.value) max, ` +
    `sum(f.value::numeric)::double precision sum, percentile_cont(0.5) within group (order by f.value) median, ` +
    `${boundary('min')}, ${boundary('max')}, ${adds ? OBSTACLE : 'null'} obstacle ` +
    'from chosen f group by f.indicator_id, f.group_id, f.status'
  )
}

/**
 * Groups of `chosen` in which one figure is about a place that holds what another is about. The places above each figure
 * come first and by themselves: joined the other way round, every figure would meet every other of its group.
 */
const NESTED =
  'above as materialized (select f.id, f.indicator_id, f.group_id, f.status, l.ancestor_id from chosen f ' +
  'join place_link l on l.descendant_id = f.place_id), ' +
  'nested as materialized (select distinct a.indicator_id, a.group_id, a.status from above a ' +
  'join chosen o on o.subject_place_id = a.ancestor_id and o.indicator_id = a.indicator_id and o.status = a.status ' +
  'and o.group_id is not distinct from a.group_id and o.id <> a.id)'

const IS_NESTED =
  'exists (select from nested n where n.indicator_id = f.indicator_id and n.status = f.status ' +
  'and n.group_id is not distinct from f.group_id)'

/** The days of a period, or its words where it has none. */
const PERIOD = `coalesce(nullif(concat_ws('~', f.period_start, f.period_end), ''), f.period_label, '')`

const OBSTACLE =
  'case when count(distinct coalesce(f.subject_project_id, f.subject_branch_id, f.subject_place_id)) < count(*) ' +
  `then 'REPEATED_SUBJECT' when ${IS_NESTED} then 'NESTED_PLACES' ` +
  `when count(distinct ${PERIOD}) > 1 then 'MIXED_PERIODS' end`

/** A sum is bounded on a side only if every figure is, and reaches its bound only if every figure can. */
function boundary(side: 'min' | 'max'): string {
  const bound = `f.bounds_${side}`
  const sum = `case when bool_and(${bound} is not null) then sum(${bound}::numeric)::double precision end`
  return `${sum} bounds_${side}, bool_and(${bound} is not null and ${bound}_inclusive) bounds_${side}_inclusive`
}

function aggregate(group: string, obstacle: string, name: string): Piece[] {
  if (name === 'count') return [sql(`${group}.count`)]
  if (name === 'status') return [text('"'), sql(`${group}.status`), text('"')]
  if (name === 'notAdded') return [sql(`coalesce('"' || (${obstacle}) || '"','null')`)]
  const value = name === 'sum' ? `case when (${obstacle}) is null then ${group}.sum end` : `${group}.${name}`
  return [sql(`coalesce((${value})::text,'null')`)]
}

function sumBounds(c: Compilation, group: string, obstacle: string, asked: Asked): Piece[] {
  return c.braces(c.objectType('Bounds'), below(asked), ({ name }) => {
    const side = name.startsWith('min') ? 'min' : 'max'
    const bound = `${group}.bounds_${side}`
    const value = name === side ? bound : `(${bound}_inclusive)`
    const none = name === side ? 'null' : 'false'
    return [sql(`coalesce((case when (${obstacle}) is null then ${value} end)::text,'${none}')`)]
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
