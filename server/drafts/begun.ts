/** How many manuscripts one person may have begun: nobody writes more, and each may hold two million characters for good. */
import type { Session } from '../database/database.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'

/** That are neither published nor given up. */
const MOST_OPEN = 200
const MOST_A_DAY = 200

/** @throws {HubError} TOO_MANY_MANUSCRIPTS where the writer has begun so many that another is one too many */
export async function checkFewBegun(session: Session, { id }: Pick<Viewer, 'id'>): Promise<void> {
  const [begun] = await session.rows<{ open: number; today: number }>(
    `select (select count(*)::integer from manuscript
         where state in ('WRITING', 'IN_REVIEW', 'RETURNED', 'APPROVED', 'SCHEDULED') and writers[1] = $1) as open,
       (select count(*)::integer from manuscript
         where updated_at > now() - interval '1 day' and created_at > now() - interval '1 day' and writers[1] = $1) as today`,
    [id],
  )
  const { open = 0, today = 0 } = begun ?? {}
  if (open >= MOST_OPEN) {
    throw tooMany(
      `You have begun ${open} manuscripts that are not published; ${MOST_OPEN} are possible. Publish or discard some.`,
    )
  }
  if (today >= MOST_A_DAY) {
    throw tooMany(`You have begun ${today} manuscripts within a day; ${MOST_A_DAY} are possible. Go on tomorrow.`)
  }
}

function tooMany(message: string): HubError {
  return new HubError('TOO_MANY_MANUSCRIPTS', message)
}
