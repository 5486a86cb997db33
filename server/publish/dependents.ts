/** Which other stories' rows change when a place, branch, project or indicator does. */

import type { NaturalKey } from './identities.ts'
import type { Projection } from './projection.ts'

/** Columns that rows of stories copy or are made of. */
const COPIED = new Map<string, readonly string[]>([
  ['place', ['name']],
  ['branch', ['name', 'place_id']],
  ['project', ['name', 'place_id']],
  ['indicator', ['name', 'topic', 'unit_code', 'sort_key']],
])

/** Slugs of the stories other than `slug` that speak of something that changed in what they show of it. */
export async function dependentStories(projection: Projection, slug: string): Promise<string[]> {
  const keys: NaturalKey[] = []
  const places: number[] = []
  for (const { table, before, after } of projection.changes) {
    const copied = COPIED.get(table.name)
    if (copied === undefined || before === null || after === null) continue
    if (copied.every((column) => before[column] === after[column])) continue
    if (table.name === 'place') places.push(Number(after.id))
    else keys.push({ type: table.type, key: String(after.slug) })
  }
  if (keys.length + places.length === 0) return []
  // Every document states the places above its own, so a place's statements would lead to far too many.
  const rows = await projection.session.rows<{ slug: string }>(
    `select found.slug from (
       select revision.slug from statement
       join json_to_recordset($1::json) as changed(type text, key text) using (type, key)
       join revision on revision.id = statement.revision_id
       union
       select story.slug from story_place join story on story.id = story_place.story_id
       where story_place.place_id = any($2::integer[])
     ) found where found.slug <> $3 order by found.slug`,
    [JSON.stringify(keys), places, slug],
  )
  return rows.map((row) => row.slug)
}
