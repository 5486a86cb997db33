/** Where a district wants it, whoever approved one stage of a manuscript approves no other. */
import type { Session } from '../database/database.ts'
import { wantsDifferentReviewers } from '../editorial/review-stages.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'
import type { StoredManuscript } from './manuscripts.ts'

/** The acts of the manuscript with the slug $1 and the id $2. */
const OF_IT = `target = $1 and details ->> 'manuscript' = $2`

/** @throws {HubError} FORBIDDEN for somebody who approved an earlier stage where each wants another person */
export async function requireAnother(session: Session, reviewer: Viewer, manuscript: StoredManuscript): Promise<void> {
  if (await mayApproveToo(session, reviewer, manuscript)) return
  throw new HubError(
    'FORBIDDEN',
    'You approved an earlier stage of this manuscript, and its district wants another person for each. Ask somebody else.',
  )
}

/** Whether the reviewer approved no stage since the last submission, or may approve several. By a link that they gave or used they approved too. */
export async function mayApproveToo(
  session: Session,
  { id }: Pick<Viewer, 'id'>,
  { id: manuscript, place, slug }: StoredManuscript,
): Promise<boolean> {
  if (!(await wantsDifferentReviewers(session, place))) return true
  const approved = await session.rows(
    `select from audit_entry where action = 'approveManuscript' and ${OF_IT}
       and $3 in (actor_id, details ->> 'givenBy', details ->> 'signedIn')
       and id > (select coalesce(max(id), 0) from audit_entry where action = 'submitManuscript' and ${OF_IT}) limit 1`,
    [slug, manuscript, id],
  )
  return approved.length === 0
}
