/**
 * How well the pages of villages and communities are kept: one formula, stated openly at /honours/, for the honours that
 * everybody sees and for the list of those that fall behind, which only people with a role see.
 */
import type { Session } from '../database/database.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { requireLedger } from './access.ts'

/** Whoever has so many points of 100 is honoured; whoever has fewer falls behind. */
const HONOURED = 60
/** The public list looks at the places of so many stories, the latest, and holds so many places at most. */
const LATEST_STORIES = 200
const MOST_HONOURS = 50
const MOST_BEHIND = 200

/** SQL of the points of villages and communities; `places` is a condition on `place`, `asOf` the moment that fresh is counted from. */
function standings(places: string, asOf: string): string {
  const within = (days: number) => `latest.at >= ${asOf} - interval '${days} days'`
  return `select place.id, place.path, place.name, latest.at as latest_at, points.fresh, points.complete, points.evidenced,
      points.fresh + points.complete + points.evidenced as score
    from place
    cross join lateral (
      select max(story.updated_at) as at from story_place join story on story.id = story_place.story_id
      where story_place.place_id = place.id
    ) latest
    cross join lateral (
      select case when ${within(30)} then 40 when ${within(60)} then 30 when ${within(90)} then 20
          when ${within(180)} then 10 else 0 end as fresh,
        5 * ((place.summary is not null)::integer
          + exists (select from branch where branch.place_id = place.id)::integer
          + exists (select from project where project.place_id = place.id)::integer
          + exists (select from figure where figure.place_id = place.id)::integer
          + exists (select from achievement where achievement.place_id = place.id)::integer
          + exists (select from picture join story_place on story_place.story_id = picture.story_id
              where story_place.place_id = place.id)::integer) as complete,
        least(30, 3 * (select count(distinct (passage.story_id, passage.start, passage."end")) from passage where passage.id in (
          select id from passage where place_id = place.id
          union all select passage.id from passage join project on project.id = passage.project_id where project.place_id = place.id
          union all select evidence_id from figure where place_id = place.id
          union all select evidence_id from achievement where place_id = place.id
          union all select evidence_id from star join branch on branch.id = star.branch_id where branch.place_id = place.id
        )))::integer as evidenced
    ) points
    where place.level = 'COMMUNITY' and ${places}`
}

/** SQL of the honours that everybody sees, which depends on nothing but what is published: not even on the day. */
export const HONOURS = `select * from (${standings(
  `place.id in (select place_id from story_place where story_id in (
     select id from story order by published_at desc, id desc limit ${LATEST_STORIES}))`,
  '(select max(updated_at) from story)',
)}) standing where score >= ${HONOURED} order by score desc, path limit ${MOST_HONOURS}`

export interface Standing {
  place: string
  placeName: string
  score: number
  fresh: number
  complete: number
  evidenced: number
  /** Day of its latest news, in Shanghai; null where there is none. */
  latestOn: string | null
}

const COLUMNS = `path as place, name as "placeName", score, fresh, complete, evidenced,
  to_char(latest_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "latestOn"`
const BELOW = `($1::text = '' or place.id in (
  select link.descendant_id from place above join place_link link on link.ancestor_id = above.id where above.path = $1))`

/** Those at and below a place that are honoured at `now`, most points first. */
export function honoured(session: Session, within: string, now: Date): Promise<Standing[]> {
  return session.rows<Standing>(
    `select ${COLUMNS} from (${standings(BELOW, '$2::text::timestamptz')}) standing
     where score >= ${HONOURED} order by score desc, path limit ${MOST_HONOURS}`,
    [within, now.toISOString()],
  )
}

/**
 * Those at and below a place that fall behind at `now`, fewest points first. Never for the public.
 * @throws {HubError} UNAUTHENTICATED, or FORBIDDEN for somebody without a role there
 */
export async function fallingBehind(
  session: Session,
  viewer: Viewer | null,
  within: string,
  now: Date,
): Promise<Standing[]> {
  await requireLedger(session, viewer, within)
  return session.rows<Standing>(
    `select ${COLUMNS} from (${standings(BELOW, '$2::text::timestamptz')}) standing
     where score < ${HONOURED} order by score, path limit ${MOST_BEHIND}`,
    [within, now.toISOString()],
  )
}
