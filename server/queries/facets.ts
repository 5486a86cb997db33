/** The root field `figureFacets`: how many of a filter's figures have each value of a property. */
import { getNamedType, isObjectType } from 'graphql'
import type { FacetName } from '../../schema/read.ts'
import { figureStatusLabels, qualifierLabels, topicLabels } from '../../schema/terms.ts'
import type { Compilation } from './compilation.ts'
import { tagsOf, testsOf } from './conditions.ts'
import { checkPageSize, DEFAULT_PAGE } from './connection.ts'
import { concat, type Piece, quote, sql, text } from './json-text.ts'
import { Unplannable } from './model.ts'
import { isRecord, type Variables } from './outline.ts'
import { type Asked, type AskedField, below } from './selection.ts'
import { where } from './source.ts'

/** How figures are counted by a property. */
interface Counting {
  /** Column of the figure that tells the values apart. */
  readonly by: string
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

export function facets(c: Compilation, asked: Asked, how: AskedField): Piece[] {
  const type = getNamedType(how.field.type)
  if (!isObjectType(type)) throw new Unplannable(`Query.${asked.name}`)
  const kinds = ['Figure/*', ...tagsOf(how.read, how.args)].flatMap((kind) => c.tags.mark(kind))
  return [...kinds, ...c.braces(type, below(asked), (member) => facet(c, how, member, c.selection.field(type, member)))]
}

function facet(c: Compilation, of: AskedField, asked: Asked, { field, read, args }: AskedField): Piece[] {
  const type = getNamedType(field.type)
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
  const relation = values(counting, grouped(c, of, read.facet, counting))
  // One row, even where nothing that is asked is an aggregate.
  return [...marks, sql(`(select ${concat(json)} from (${relation}) v having true)`)]
}

function oneValue(c: Compilation, type: Parameters<Compilation['braces']>[0], asked: Asked): Piece[] {
  return c.braces(type, below(asked), ({ name }) => [sql(name === 'count' ? 'v.count' : `to_json(v.${name})`)])
}

/** Figures by one column, without the filter's own condition on it; a place narrows what is counted below it. */
function grouped(c: Compilation, { read, args }: AskedField, facet: FacetName, { by }: Counting): string {
  const others = facet === 'place' ? args : without(args, facet)
  const tests = testsOf(c, c.model.entity('Figure'), read, others)
  return `select f.${by} "by", count(*) count from figure f${where(tests, 'f')} group by f.${by}`
}

function without(args: Variables, facet: FacetName): Variables {
  return isRecord(args.filter) ? { ...args, filter: { ...args.filter, [facet]: null } } : args
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
    value: 'p.path',
    name: 'p.name',
    join: `join place_link l on l.descendant_id = g.by join place p on p.id = l.ancestor_id and p.level = ${is}`,
    kinds: ['Place/*', 'PlaceLink/*'],
  }
}
