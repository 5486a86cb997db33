/** Roles at places: who gives and takes them. */
import type { Database, Session } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { editorOf } from './accounts.ts'
import { checkAdministratorStays, lockAdministrators } from './administrators.ts'
import { record } from './audit.ts'
import { EVERYWHERE, requireRole } from './authority.ts'
import type { Granted, Viewer } from './viewer.ts'

/**
 * Gives the editor with this address a role, and the address; again changes nothing.
 * @throws {HubError} UNAUTHENTICATED or FORBIDDEN unless the viewer is an administrator there; UNKNOWN_EDITOR, UNKNOWN_PLACE
 */
export async function grantRole(
  database: Database,
  viewer: Viewer | null,
  email: string,
  grant: Granted,
): Promise<string> {
  return database.transaction(async (session) => {
    const administrator = await requireRole(session, viewer, 'ADMINISTRATOR', grant.place)
    await checkPlace(session, grant.place)
    const editor = await editorOf(session, email)
    await addGrant(session, editor.id, grant)
    await record(session, administrator, {
      action: 'grantRole',
      place: grant.place,
      target: editor.email,
      details: { role: grant.role },
    })
    return editor.email
  })
}

/**
 * Takes a role from the editor with this address, and gives the address; a role that is not there changes nothing.
 * @throws {HubError} UNAUTHENTICATED or FORBIDDEN unless the viewer is an administrator there; UNKNOWN_EDITOR, LAST_ADMINISTRATOR
 */
export async function revokeRole(
  database: Database,
  viewer: Viewer | null,
  email: string,
  { role, place }: Granted,
): Promise<string> {
  return database.transaction(async (session) => {
    const administrator = await requireRole(session, viewer, 'ADMINISTRATOR', place)
    const editor = await editorOf(session, email)
    await lockAdministrators(session)
    await session.rows('delete from role_grant where editor_id = $1 and role = $2 and place = $3', [
      editor.id,
      role,
      place,
    ])
    await checkAdministratorStays(session)
    await record(session, administrator, { action: 'revokeRole', place, target: editor.email, details: { role } })
    return editor.email
  })
}

/** Writes the grant down. Who may do so is for the caller to check. */
export async function addGrant(session: Session, editorId: string, { role, place }: Granted): Promise<void> {
  await session.rows('insert into role_grant (editor_id, role, place) values ($1, $2, $3) on conflict do nothing', [
    editorId,
    role,
    place,
  ])
}

/**
 * Refuses a place that is not there: a mistyped path would give a role to nobody’s place.
 * @throws {HubError} UNKNOWN_PLACE
 */
export async function checkPlace(session: Session, path: string): Promise<void> {
  if (path === EVERYWHERE) return
  const found = await session.rows('select from place where path = $1', [path])
  if (found.length > 0) return
  throw new HubError('UNKNOWN_PLACE', `place: ${JSON.stringify(path)} is no published place. Give its path.`, {
    input: ['place'],
  })
}
