/** A hub that has had an administrator keeps one. */
import type { Session } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { EVERYWHERE } from './authority.ts'

/** Whether somebody who can sign in minds the people of the whole hub. */
export async function hasAdministrator(session: Session): Promise<boolean> {
  const found = await session.rows(
    `select from role_grant join editor on editor.id = editor_id
     where role = 'ADMINISTRATOR' and place = $1 and disabled_at is null limit 1`,
    [EVERYWHERE],
  )
  return found.length > 0
}

/** Lets one after the other change administrators, so that two who go at once do not both count on each other. */
export async function lockAdministrators(session: Session): Promise<void> {
  await session.rows('lock table role_grant in share row exclusive mode')
}

/**
 * Call it after a change, in its transaction.
 * @throws {HubError} LAST_ADMINISTRATOR where nobody would be left to mind people
 */
export async function checkAdministratorStays(session: Session): Promise<void> {
  if (await hasAdministrator(session)) return
  throw new HubError(
    'LAST_ADMINISTRATOR',
    'This would leave the hub without an administrator of the whole hub. Make somebody else one first.',
  )
}
