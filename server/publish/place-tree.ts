/** What follows from where places lie: the links of subtrees, and how many branches and stars each place has. */
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

/** Counts branches and stars again at and above every place where some changed. All rows must be written and deleted. */
export async function projectTotals(projection: Projection): Promise<void> {
  const places = new Set<unknown>()
  for (const { table, before, after } of projection.changes) {
    if (table.name === 'branch') for (const row of [before, after]) if (row) places.add(row.place_id)
    if (table.name === 'place_link') for (const row of [before, after]) if (row) places.add(row.ancestor_id)
  }
  if (places.size === 0) return
  const { session } = projection
  const above = await session.rows<{ id: number }>(
    `select ancestor_id as id from place_link where descendant_id = any($1::integer[])
     union select id from place where id = any($1::integer[])`,
    [[...places]],
  )
  const ids = above.map(({ id }) => id)
  const totals = await session.rows<{ id: number; branches: number; stars: number }>(
    `select link.ancestor_id as id, count(*)::integer as branches, sum(branch.star_count)::integer as stars
     from place_link link join branch on branch.place_id = link.descendant_id
     where link.ancestor_id = any($1::integer[]) group by link.ancestor_id`,
    [ids],
  )
  const totalOf = new Map(totals.map(({ id, branches, stars }) => [id, { branches, stars }]))
  const present = await projection.present('place', 'id = any($1::integer[])', [ids])
  const wanted = present.map((row) => {
    const { branches, stars } = totalOf.get(Number(row.id)) ?? { branches: 0, stars: 0 }
    return { ...row, branch_total: branches, star_total: stars }
  })
  await projection.sync('place', present, wanted)
}
