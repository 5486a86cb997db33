/** Writes a change of a manuscript, with the act that it is in the log. */
import type { ManuscriptState } from '../../schema/terms.ts'
import type { Session } from '../database/database.ts'
import { record, type Stranger } from '../editorial/audit.ts'
import type { Viewer } from '../editorial/viewer.ts'
import type { StoredManuscript } from './manuscripts.ts'
import type { ManuscriptAct } from './states.ts'

/** When it is to go out, as whose wish, and why published figures are corrected. */
export interface Appointment {
  publishAt: string
  publishReason: string | null
  scheduledBy: string
}

export interface Step {
  state: ManuscriptState
  stage?: number
  stages?: number
  /** None, unless it is given. */
  appointment?: Appointment | null
  /** Why it did not go out at its time. */
  problem?: { code: string; message: string }
  /** What the log keeps of it besides. */
  details?: object
}

/** The digest of a manuscript's document, as SQL. */
export const digestOfDocument = `encode(sha256(convert_to(document::text, 'UTF8')), 'hex')`

/** Moves the manuscript to another state; gives it as it is then. */
export async function move(
  session: Session,
  actor: Pick<Viewer, 'id' | 'name'> | Stranger,
  act: Exclude<ManuscriptAct, 'save' | 'resolve' | 'share'> | 'hold',
  manuscript: StoredManuscript,
  { state, stage = manuscript.stage, stages = manuscript.stages, appointment, problem, details }: Step,
): Promise<StoredManuscript> {
  const { id, place, slug } = manuscript
  const changed = {
    state,
    stage,
    stages,
    publishAt: appointment?.publishAt ?? null,
    publishReason: appointment?.publishReason ?? null,
    scheduledBy: appointment?.scheduledBy ?? null,
    problemCode: problem?.code ?? null,
    problemMessage: problem?.message ?? null,
  }
  const [row] = await session.rows<Partial<StoredManuscript>>(
    `update manuscript set state = $2, stage = $3::int, stages = $4::int, publish_at = $5::text::timestamptz,
       publish_reason = $6, scheduled_by = $7, problem_code = $8, problem_message = $9,
       approved_digest = case when $2 = 'APPROVED' and state = 'IN_REVIEW' then ${digestOfDocument} else approved_digest end,
       published_at = case when $2 = 'PUBLISHED' then now() else published_at end,
       version = version + 1, updated_at = now()
     where id = $1::text::uuid
     returning version, to_json(updated_at) #>> '{}' as "updatedAt", to_json(publish_at) #>> '{}' as "publishAt",
       to_json(published_at) #>> '{}' as "publishedAt", approved_digest as "approvedDigest"`,
    [id, ...Object.values(changed)],
  )
  await record(session, actor, {
    action: `${act}Manuscript`,
    place,
    target: slug,
    details: { manuscript: id, version: manuscript.version, stage: manuscript.stage, ...details },
  })
  return { ...manuscript, ...changed, ...row }
}
