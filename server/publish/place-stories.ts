/** Which stories a place lists with all below it. */
import type { Change, Projection } from './projection.ts'

/** Removes the links of stories and places that go. They are to go afterwards. */
export async function cutStoryLinks({ session, changes }: Projection): Promise<void> {
  const gone = changes.filter(({ after }) => after === null)
  const [stories, places] = [idsIn(gone, 'story', 'id'), idsIn(gone, 'place', 'id')]
  if (stories.length === 0 && places.length === 0) return
  await session.rows('delete from story_link where story_id = any($1::integer[]) or ancestor_id = any($2::integer[])', [
    stories,
    places,
  ])
}

/**
 * Brings the links up to date of every story that came or changed, and of those that say something of a place that moved.
 * All rows must be written and deleted.
 */
export async function projectStoryLinks({ session, changes }: Projection): Promise<void> {
  const stories = idsIn(changes, 'story_place', 'story_id')
  const places = idsIn(changes, 'place_link', 'descendant_id')
  if (stories.length === 0 && places.length === 0) return
  await session.rows(
    `with concerned as (
       select unnest($1::integer[]) as id union select story_id from story_place where place_id = any($2::integer[])
     ), wanted as (
       select distinct link.ancestor_id, story.id as story_id, story.kind, story.published_at
       from concerned join story on story.id = concerned.id join story_place on story_place.story_id = story.id
       join place_link link on link.descendant_id = story_place.place_id
     ), gone as (
       delete from story_link where story_id in (select id from concerned)
         and (ancestor_id, story_id) not in (select ancestor_id, story_id from wanted)
     ) insert into story_link (ancestor_id, story_id, kind, published_at)
       select ancestor_id, story_id, kind, published_at from wanted
       on conflict (ancestor_id, story_id) do update set kind = excluded.kind, published_at = excluded.published_at
         where (story_link.kind, story_link.published_at) is distinct from (excluded.kind, excluded.published_at)`,
    [stories, places],
  )
}

function idsIn(changes: readonly Change[], table: string, column: string): number[] {
  const ids = changes
    .filter((change) => change.table.name === table)
    .flatMap(({ before, after }) => [before?.[column], after?.[column]])
  return [...new Set(ids.flatMap((id) => (typeof id === 'number' ? [id] : [])))]
}
