/** Who answers for the pages of which place. */
import type { Database, Session } from '../database/database.ts'
import { editorOf } from '../editorial/accounts.ts'
import { record } from '../editorial/audit.ts'
import { EVERYWHERE, hasRole, requireRole } from '../editorial/authority.ts'
import { findEditor } from '../editorial/editors.ts'
import { checkPlace } from '../editorial/grants.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'
import { isWithin, requireLedger } from './access.ts'

export interface Duty {
  place: string
  placeName: string
  name: string
  email: string
}

/**
 * The people who answer for the place with this path and for those below it, by path; where none is named, whoever
 * answers for the place above does.
 * @throws {HubError} UNAUTHENTICATED, or FORBIDDEN for somebody without a role there
 */
export async function duties(session: Session, viewer: Viewer | null, within: string): Promise<Duty[]> {
  await requireLedger(session, viewer, within)
  return session.rows<Duty>(
    `select duty.place, coalesce(place.name, duty.place) as "placeName", editor.name, editor.email from responsible duty
     join editor on editor.id = duty.editor_id left join place on place.path = duty.place
     where ${isWithin('duty.place')} order by duty.place`,
    [within],
  )
}

/**
 * Makes somebody who writes there answer for a place and what lies below it; null leaves it to whom the place above has.
 * @throws {HubError} UNAUTHENTICATED or FORBIDDEN unless the viewer is an administrator there; UNKNOWN_PLACE,
 * UNKNOWN_EDITOR, RESPONSIBLE_UNFIT for somebody who does not write there
 */
export async function setResponsible(
  database: Database,
  viewer: Viewer | null,
  { place, email }: { place: string; email: string | null },
): Promise<void> {
  await database.transaction(async (session) => {
    const administrator = await requireRole(session, viewer, 'ADMINISTRATOR', place)
    if (place === EVERYWHERE) throw unfit('place', 'nobody answers for the whole hub. Give the path of a place.')
    await checkPlace(session, place)
    if (email === null) await session.rows('delete from responsible where place = $1', [place])
    else await entrust(session, place, email)
    await record(session, administrator, { action: 'setResponsible', place, target: email ?? '' })
  })
}

async function entrust(session: Session, place: string, email: string): Promise<void> {
  const { id } = await editorOf(session, email)
  const editor = await findEditor(session, id)
  if (editor === null || editor.disabledAt !== null || !(await hasRole(session, editor, 'CONTRIBUTOR', place))) {
    throw unfit('email', `${email} does not write at ${place}. Give them a role there first, or name somebody else.`)
  }
  await session.rows(
    `insert into responsible (place, editor_id) values ($1, $2)
     on conflict (place) do update set editor_id = excluded.editor_id`,
    [place, id],
  )
}

function unfit(argument: string, says: string): HubError {
  return new HubError('RESPONSIBLE_UNFIT', `${argument}: ${says}`, { input: [argument] })
}
