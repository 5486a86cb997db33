/** Writes a change of a manuscript, with the act that it is in the log. */
import type { ManuscriptState } from '../../schema/terms.ts'
import type { Session } from '../database/database.ts'
import { record } from '../editorial/audit.ts'
import type { Viewer } from '../editorial/viewer.ts'
import type { StoredManuscript } from './manuscripts.ts'
import type { ManuscriptAct } from './states.ts'

export interface Step {
  state: ManuscriptState
  stage?: number
  stages?: number
}

/** Moves the manuscript to another state; gives it as it is then. */
export async function move(
  session: Session,
  viewer: Viewer,
  act: Exclude<ManuscriptAct, 'save' | 'resolve'>,
  manuscript: StoredManuscript,
  { state, stage = manuscript.stage, stages = manuscript.stages }: Step,
): Promise<StoredManuscript> {
  const { id, place, slug } = manuscript
  const [row] = await session.rows<{ version: number; updatedAt: string }>(
    `update manuscript set state = $2, stage = $3::int, stages = $4::int, version = version + 1, updated_at = now()
     where id = $1::text::uuid returning version, to_json(updated_at) #>> '{}' as "updatedAt"`,
    [id, state, stage, stages],
  )
  const details = { manuscript: id, version: manuscript.version, stage: manuscript.stage }
  await record(session, viewer, { action: `${act}Manuscript`, place, target: slug, details })
  return { ...manuscript, ...row, state, stage, stages }
}
