/** What follows from where places lie: the links of subtrees, and how much each place has with all below it. */
import type { Change, Projection } from './projection.ts'
import type { Row } from './rows.ts'

/** Brings the links of every place that is new, gone or moved up to date, with all places below it. */
export async function projectLinks(projection: Projection): Promise<void> {
  const moved = projection.changes.filter(isMoved).map(({ before, after }) => Number((after ?? before)?.id))
  if (moved.length === 0) return
  const { session } = projection
  const below = await session.rows<{ id: number }>(
    'select distinct descendant_id as id from place_link where ancestor_id = any($1::integer[])',
    [moved],
  )
  const subtree = [...new Set([...moved, ...below.map(({ id }) => id)])]
  const gone = new Set(projection.changes.filter(isDeletedPlace).map(({ before }) => before?.id))
  const present = await projection.present('place_link', 'descendant_id = any($1::integer[])', [subtree])
  const wanted = await session.rows<Row & { ancestor_id: number; descendant_id: number; depth: number }>(
    `with recursive link(ancestor_id, descendant_id, depth) as (
       select id, id, 0 from place where id = any($1::integer[])
       union all
       select place.parent_id, link.descendant_id, link.depth + 1
       from link join place on place.id = link.ancestor_id where place.parent_id is not null
     ) select ancestor_id, descendant_id, depth from link`,
    [subtree.filter((id) => !gone.has(id))],
  )
  await projection.sync('place_link', present, wanted)
}

function isMoved({ table, before, after }: Change): boolean {
  if (table.name !== 'place') return false
  return before === null || after === null || before.parent_id !== after.parent_id
}

function isDeletedPlace({ table, after }: Change): boolean {
  return table.name === 'place' && after === null
}

/** What is counted at each place with all below it. */
const TOTALS: readonly { column: string; table: string; weight: string }[] = [
  { column: 'branch_total', table: 'branch', weight: '1' },
  { column: 'star_total', table: 'branch', weight: 'star_count' },
  { column: 'project_total', table: 'project', weight: '1' },
  { column: 'figure_total', table: 'figure', weight: '1' },
  { column: 'achievement_total', table: 'achievement', weight: '1' },
]

/** What is to be added to the totals of places, by their ids and columns. */
export type Gains = Map<number, Row>

/**
 * Adds to `gains` what came at and above every place, and takes what went: counting a province again would take longer
 * than all else. A place that moves brings what it held before to where it went. All rows must be written and deleted.
 */
export async function gather(projection: Projection, gains: Gains): Promise<void> {
  const links = await changedLinks(projection)
  for (const { column, table, weight } of TOTALS) {
    const own = gainsOf(projection.changes, table, weight)
    for (const { place, sum } of await heldBefore(projection, table, weight, links, own)) {
      for (const { ancestor, descendant, sign } of links)
        if (descendant === place) add(gains, ancestor, column, sign * sum)
    }
    for (const { ancestor, descendant } of await linksAbove(projection, [...own.keys()])) {
      add(gains, ancestor, column, own.get(descendant) ?? 0)
    }
  }
}

/** Writes the totals with what was gathered. */
export async function projectTotals(projection: Projection, gains: Gains): Promise<void> {
  const present = await projection.present('place', 'id = any($1::integer[])', [[...gains.keys()]])
  await projection.sync(
    'place',
    present,
    present.map((row) => summed(row, gains.get(Number(row.id)) ?? {})),
  )
}

interface Link {
  ancestor: number
  descendant: number
}

function changedLinks({ changes }: Projection): (Link & { sign: 1 | -1 })[] {
  return changes.flatMap(({ table, before, after }) => {
    if (table.name !== 'place_link' || (before !== null && after !== null)) return []
    const row = after ?? before
    return [
      { ancestor: Number(row?.ancestor_id), descendant: Number(row?.descendant_id), sign: after ? 1 : -1 } as const,
    ]
  })
}

/** What each place itself gained of a table's rows. */
function gainsOf(changes: readonly Change[], name: string, weight: string): Map<number, number> {
  const gains = new Map<number, number>()
  const weigh = (row: Row) => Number(row[weight] ?? weight)
  for (const { table, before, after } of changes) {
    if (table.name !== name) continue
    if (before) gains.set(Number(before.place_id), (gains.get(Number(before.place_id)) ?? 0) - weigh(before))
    if (after) gains.set(Number(after.place_id), (gains.get(Number(after.place_id)) ?? 0) + weigh(after))
  }
  return new Map([...gains].filter(([, gain]) => gain !== 0))
}

/** What the places whose links changed held themselves before the publication. */
async function heldBefore(
  { session }: Projection,
  table: string,
  weight: string,
  links: readonly Link[],
  gains: ReadonlyMap<number, number>,
): Promise<{ place: number; sum: number }[]> {
  if (links.length === 0) return []
  const places = [...new Set(links.map(({ descendant }) => descendant))]
  const held = await session.rows<{ place: number; sum: number }>(
    `select place_id as place, sum(${weight})::integer as sum from ${table} where place_id = any($1::integer[]) group by place_id`,
    [places],
  )
  const now = new Map(held.map(({ place, sum }) => [place, sum]))
  return places.map((place) => ({ place, sum: (now.get(place) ?? 0) - (gains.get(place) ?? 0) }))
}

async function linksAbove({ session }: Projection, places: readonly number[]): Promise<Link[]> {
  if (places.length === 0) return []
  return session.rows<Link>(
    'select ancestor_id as ancestor, descendant_id as descendant from place_link where descendant_id = any($1::integer[])',
    [places],
  )
}

function add(gains: Gains, place: number, column: string, gain: number): void {
  if (gain === 0) return
  const row = gains.get(place) ?? {}
  gains.set(place, { ...row, [column]: Number(row[column] ?? 0) + gain })
}

function summed(row: Row, gained: Row): Row {
  const columns = Object.entries(gained).map(([column, gain]) => [column, Number(row[column]) + Number(gain)])
  return { ...row, ...Object.fromEntries(columns) }
}
