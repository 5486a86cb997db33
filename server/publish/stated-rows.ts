/** The rows of places, branches, projects, indicators and units, as their standing statements have them. */
import type { StarClaim } from '../../schema/draft.ts'
import { PlaceLevel } from '../../schema/terms.ts'
import { HubError } from '../errors.ts'
import { addresses } from './addresses.ts'
import type { Identities } from './identities.ts'
import type { Projection } from './projection.ts'
import type { Row } from './rows.ts'
import { sortKey, statedOrderKey } from './sort-key.ts'
import { type Fields, ofType, type Standing } from './statements.ts'

/** Types that have a row of their own, parents before what refers to them. */
const ROW_TYPES = ['Unit', 'Indicator', 'Place', 'Branch', 'Project'] as const
type RowType = (typeof ROW_TYPES)[number]

/** Brings the rows of these standings up to date; totals, star counts and links follow when all rows are there. */
export async function projectStated(
  projection: Projection,
  identities: Identities,
  standing: readonly Standing[],
): Promise<void> {
  const stars = new Map(ofType(standing, 'Star').map(({ key, fields }) => [key, starCount(fields ?? [])]))
  for (const type of ROW_TYPES) {
    const asked = ofType(standing, type)
    if (asked.length === 0) continue
    const table = type.toLowerCase()
    const present = await presentRows(projection, table, type, asked, identities)
    const old = new Map(present.map((row) => [String(type === 'Unit' ? row.code : row.id), row]))
    const wanted = asked.flatMap(({ key, fields }) =>
      fields === null ? [] : [rowOf(type, fields, { identities, stars, old: old.get(rowKey(type, key, identities)) })],
    )
    await projection.sync(table, present, wanted)
  }
  await checkLevels(projection, standing, identities)
}

function presentRows(
  projection: Projection,
  table: string,
  type: RowType,
  asked: readonly Standing[],
  identities: Identities,
): Promise<Row[]> {
  if (type === 'Unit') return projection.present(table, 'code = any($1::text[])', [asked.map(({ key }) => key)])
  return projection.present(table, 'id = any($1::integer[])', [asked.map(({ key }) => identities.of(type, key))])
}

function rowKey(type: RowType, key: string, identities: Identities): string {
  return type === 'Unit' ? key : String(identities.of(type, key))
}

/** What a row is made of beside its fields. */
interface Sources {
  identities: Identities
  /** Stars of each branch whose stars may have changed. */
  stars: ReadonlyMap<string, number>
  /** The row as it is. */
  old: Row | undefined
}

const builders: { [Type in RowType]: (fields: Fields[Type], sources: Sources) => Row } = {
  Unit: ({ code, symbol, name }) => ({ code, symbol, name }),
  Indicator: ({ slug, name, topic, definition, unit }, { identities }) => ({
    id: identities.of('Indicator', slug),
    slug,
    name,
    unit_code: unit.code,
    topic,
    definition,
    url: addresses.indicator(slug),
    sort_key: sortKey(name),
  }),
  Place: ({ path, name, level, kind, colour, summary, parent }, { identities, old }) => ({
    id: identities.of('Place', path),
    path,
    slug: path.slice(path.lastIndexOf('/') + 1),
    name,
    level,
    kind,
    colour,
    summary,
    url: addresses.place(path),
    branch_total: old?.branch_total ?? 0,
    star_total: old?.star_total ?? 0,
    project_total: old?.project_total ?? 0,
    figure_total: old?.figure_total ?? 0,
    achievement_total: old?.achievement_total ?? 0,
    parent_id: parent === null ? null : identities.of('Place', parent),
    sort_key: level === 'ZONE' ? statedOrderKey(identities.of('Place', path)) : sortKey(name),
  }),
  Branch: ({ slug, name, place }, { identities, stars, old }) => {
    const id = identities.of('Branch', slug)
    return {
      id,
      slug,
      name,
      place_id: identities.of('Place', place),
      star_count: stars.get(slug) ?? old?.star_count ?? 0,
      url: addresses.branch(place, id),
      sort_key: sortKey(name),
    }
  },
  Project: ({ slug, name, kind, status, place, summary, themes }, { identities }) => ({
    id: identities.of('Project', slug),
    slug,
    name,
    kind,
    status,
    place_id: identities.of('Place', place),
    summary,
    themes,
    url: addresses.project(slug),
    sort_key: sortKey(name),
  }),
}

function rowOf<Type extends RowType>(type: Type, fields: Fields[Type], sources: Sources): Row {
  return builders[type](fields, sources)
}

function starCount(stars: readonly StarClaim[]): number {
  return stars.reduce((sum, { count }) => sum + count, 0)
}

const LEVELS = Object.keys(PlaceLevel)

/** A place lies below one of a higher level; so the tree has no circle. */
async function checkLevels(
  projection: Projection,
  standing: readonly Standing[],
  identities: Identities,
): Promise<void> {
  const places = standing.filter(({ type }) => type === 'Place').map(({ key }) => identities.of('Place', key))
  const [wrong] = await projection.session.rows<{ path: string; level: string; above: string; higher: string }>(
    `select place.path, place.level, parent.path as above, parent.level as higher
     from place join place parent on parent.id = place.parent_id
     where (place.id = any($1::integer[]) or place.parent_id = any($1::integer[]))
       and array_position($2::text[], place.level) <= array_position($2::text[], parent.level) limit 1`,
    [places, LEVELS],
  )
  if (wrong === undefined) return
  throw new HubError(
    'DRAFT_INVALID',
    `The place ${wrong.path} (${wrong.level}) cannot lie in ${wrong.above} (${wrong.higher}): a place lies in one of a higher level.`,
  )
}
