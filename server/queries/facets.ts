/** The root field `figureFacets`: how many of a filter's figures have each value of a property. */
import { getNamedType, isObjectType } from 'graphql'
import type { FacetName } from '../../schema/read.ts'
import { figureStatusLabels, qualifierLabels, topicLabels } from '../../schema/terms.ts'
import type { Compilation } from './compilation.ts'
import { tagsOf, testsOf } from './conditions.ts'
import { checkPageSize, DEFAULT_PAGE } from './connection.ts'
import { concat, type Piece, quote, sql, text } from './json-text.ts'
import { Unplannable } from './model.ts'
import { isRecord } from './outline.ts'
import { type Asked, type AskedField, below } from './selection.ts'
import { where } from './source.ts'

/** How figures are counted by a property. */
interface Counting {
  /** Column of the figure that tells the values apart. */
  readonly by: string
  /** Table whose ids the column has, where they are many: PostgreSQL knows their number, but not that of values of `found`. */
  readonly of?: string
  /** SQL of a value and of its name, for the groups `g` of the column `by`. */
  readonly value: string
  readonly name: string
  readonly join?: string
  /** Kinds of tags of what is read besides the figures. */
  readonly kinds?: readonly string[]
}

const named = (by: string, labels: Readonly<Record<string, string>>): Counting => ({
  by,
  value: 'g.by',
  name: `case g.by ${Object.entries(labels)
    .map(([value, label]) => `when ${quote(value)} then ${quote(label)}`)
    .join(' ')} end`,
})

const countings: Record<Exclude<FacetName, 'place'>, Counting> = {
  topic: named('topic', topicLabels),
  indicator: {
    by: 'indicator_id',
    value: 'i.slug',
    name: 'i.name',
    join: 'join indicator i on i.id = g.by',
    kinds: ['Indicator/*'],
  },
  status: named('status', figureStatusLabels),
  qualifier: named('qualifier', qualifierLabels),
  unit: { by: 'unit_code', value: 'u.code', name: 'u.name', join: 'join unit u on u.code = g.by', kinds: ['Unit/*'] },
  year: { by: 'year', value: 'g.by', name: `case g.by when 'none' then '未注明' else g.by || '年' end` },
}

/** Columns of a figure that figures are counted by. */
const COLUMNS = ['place_id', ...Object.values(countings).map(({ by }) => by)]

export function facets(c: Compilation, asked: Asked, how: AskedField): Piece[] {
  const type = getNamedType(how.field.type)
  if (!isObjectType(type)) throw new Unplannable(`Query.${asked.name}`)
  const kinds = ['Figure/*', ...tagsOf(how.read, how.args)].flatMap((kind) => c.tags.mark(kind))
  const found = c.alias()
  const json = c.braces(type, below(asked), (member) => facet(c, how, found, member, c.selection.field(type, member)))
  // Found once: looking for words is dear.
  const select = `select ${COLUMNS.map((name) => `f.${name}`).join(', ')} from ${figures(c, how)}`
  return [...kinds, sql(`(with ${found} as materialized (${select}) select ${concat(json)})`)]
}

/** `found`: the relation of the figures that meet the whole filter. */
function facet(c: Compilation, how: AskedField, found: string, asked: Asked, of: AskedField): Piece[] {
  const { read, args } = of
  const type = getNamedType(of.field.type)
  if (!isObjectType(type) || !read.facet) throw new Unplannable(`FigureFacets.${asked.name}`)
  const counting = read.facet === 'place' ? placesOf(c, args.level) : countings[read.facet]
  const size = checkPageSize(args.first ?? DEFAULT_PAGE, 'first')
  const json = c.braces(type, below(asked), (member) => {
    if (member.name === 'total') return [sql('count(*)')]
    const value = getNamedType(c.selection.field(type, member).field.type)
    if (!isObjectType(value)) throw new Unplannable(`Facet.${member.name}`)
    return [
      text('['),
      sql(`string_agg(${concat(oneValue(c, value, member))},',' order by v.n) filter (where v.n <= ${size})`),
      text(']'),
    ]
  })
  const marks = (counting.kinds ?? []).flatMap((kind) => c.tags.mark(kind))
  const others = withoutOwn(how, read.facet)
  const from = others === null ? `${found} f` : figures(c, others)
  const by = counting.of === undefined ? `f.${counting.by}` : 'o.id'
  const owner = counting.of === undefined ? '' : ` join ${counting.of} o on o.id = f.${counting.by}`
  const groups = `select ${by} "by", count(*) count from (select f.* from ${from}) f${owner} group by ${by}`
  // One row, even where nothing that is asked is an aggregate.
  return [...marks, sql(`(select ${concat(json)} from (${values(counting, groups)}) v having true)`)]
}

function figures(c: Compilation, { read, args }: AskedField): string {
  return `figure f${where(testsOf(c, c.model.entity('Figure'), read, args), 'f')}`
}

/** The filter without its own condition on the facet; null where it has none. A place narrows what is counted below it. */
function withoutOwn(how: AskedField, facet: FacetName): AskedField | null {
  const { filter } = how.args
  if (facet === 'place' || !isRecord(filter) || filter[facet] === null || filter[facet] === undefined) return null
  return { ...how, args: { ...how.args, filter: { ...filter, [facet]: null } } }
}

function oneValue(c: Compilation, type: Parameters<Compilation['braces']>[0], asked: Asked): Piece[] {
  return c.braces(type, below(asked), ({ name }) => [sql(name === 'count' ? 'v.count' : `to_json(v.${name})`)])
}

/** The values with their names, numbered in the order in which they are listed. */
function values({ value, name, join = '' }: Counting, groups: string): string {
  return (
    `select ${value} "value", min(${name}) "name", sum(g.count) count, ` +
    `row_number() over (order by sum(g.count) desc, ${value} collate "C") n from (${groups}) g ${join} group by ${value}`
  )
}

/** The places of a level above or at those of the figures that lie within the filter's place. */
function placesOf(c: Compilation, level: unknown): Counting {
  const is = c.parameters.add(level, 'text')
  return {
    by: 'place_id',
    of: 'place',
    value: 'p.path',
    name: 'p.name',
    join: `join place_link l on l.descendant_id = g.by join place p on p.id = l.ancestor_id and p.level = ${is}`,
    kinds: ['Place/*', 'PlaceLink/*'],
  }
}
