/** In how many stages drafts are reviewed, and whether by as many people, as each district sets. */
import type { Database, Session } from '../database/database.ts'
import { type Code, HubError } from '../errors.ts'
import { record } from './audit.ts'
import { EVERYWHERE, requireRole } from './authority.ts'
import { beginningsOf } from './beginnings.ts'
import { BELOW } from './places-below.ts'
import type { Viewer } from './viewer.ts'

/** 三审三校, where the district set nothing. */
const DEFAULT_STAGES = 3

/** Stages for drafts about the place with this path: what its district set. One that is not published yet lies in what it begins with. */
export async function reviewStagesAt(session: Session, path: string): Promise<number> {
  return (await ruleAt(session, path))?.stages ?? DEFAULT_STAGES
}

/** Whether the district of the place wants another person for each stage. */
export async function wantsDifferentReviewers(session: Session, path: string): Promise<boolean> {
  return (await ruleAt(session, path))?.differentReviewers ?? false
}

export interface ReviewRule {
  stages: number
  /** Whether nobody approves two stages of one draft. */
  differentReviewers: boolean
}

async function ruleAt(session: Session, path: string): Promise<ReviewRule | undefined> {
  const [rule] = await session.rows<ReviewRule>(
    `select rule.stages, rule.different_reviewers as "differentReviewers" from place below
     join place_link link on link.descendant_id = below.id
     join place above on above.id = link.ancestor_id
     join review_rule rule on rule.place = above.path
     where below.path = any($1::text[]) order by length(below.path) desc, link.depth limit 1`,
    [beginningsOf(path)],
  )
  return rule
}

/**
 * The districts at and below a place, by path, each with its rule.
 * @throws {HubError} UNAUTHENTICATED or FORBIDDEN unless the viewer is an administrator there
 */
export async function listDistrictStages(
  session: Session,
  viewer: Viewer | null,
  place: string | undefined,
): Promise<({ place: string; name: string } & ReviewRule)[]> {
  const path = place ?? EVERYWHERE
  await requireRole(session, viewer, 'ADMINISTRATOR', path)
  return session.rows(
    `select path as place, name, coalesce(stages, $2::int) as stages,
       coalesce(different_reviewers, false) as "differentReviewers"
     from place left join review_rule on review_rule.place = path
     where level = 'DISTRICT' and ($1 = '' or path in (${BELOW})) order by path`,
    [path, DEFAULT_STAGES],
  )
}

/**
 * Sets the stages of a district, from the next draft that is submitted, and whether each wants another person, from the next
 * approval; where that is not said it stays.
 * @throws {HubError} UNAUTHENTICATED or FORBIDDEN unless the viewer is an administrator there; STAGES_UNFIT
 */
export async function setReviewStages(
  database: Database,
  viewer: Viewer | null,
  place: string,
  { stages, differentReviewers = null }: { stages: number; differentReviewers?: boolean | null },
): Promise<void> {
  await database.transaction(async (session) => {
    const editor = await requireRole(session, viewer, 'ADMINISTRATOR', place)
    await checkDistrict(session, place, 'STAGES_UNFIT')
    if (![1, 2, 3].includes(stages)) {
      throw new HubError('STAGES_UNFIT', `stages: ${stages} is not possible. Give 1, 2 or 3.`, { input: ['stages'] })
    }
    await session.rows(
      `insert into review_rule (place, stages, different_reviewers) values ($1, $2::int, coalesce($3::boolean, false))
       on conflict (place) do update set stages = excluded.stages,
         different_reviewers = coalesce($3::boolean, review_rule.different_reviewers)`,
      [place, stages, differentReviewers],
    )
    const said = differentReviewers === null ? {} : { differentReviewers }
    await record(session, editor, { action: 'setReviewStages', place, details: { stages, ...said } })
  })
}

/**
 * Refuses what only a district sets, with this code, for any other place.
 * @throws {HubError}
 */
export async function checkDistrict(session: Session, path: string, code: Code): Promise<void> {
  const [place] = await session.rows<{ level: string }>('select level from place where path = $1', [path])
  if (place?.level === 'DISTRICT') return
  throw new HubError(
    code,
    `place: ${JSON.stringify(path)} is no published district, and only a district sets this. Give a district’s path.`,
    { input: ['place'] },
  )
}
