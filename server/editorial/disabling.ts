/** Accounts that may not be used (any more). They stay, as what they did stays. */
import type { Database, Session } from '../database/database.ts'
import { editorOf } from './accounts.ts'
import { checkAdministratorStays, lockAdministrators } from './administrators.ts'
import { record, type Stranger } from './audit.ts'
import { requireRole, requireViewer } from './authority.ts'
import { heldPlaces } from './held-places.ts'
import { endSignIns } from './sign-ins.ts'
import type { Viewer } from './viewer.ts'

/**
 * Lets the editor with this address sign in no more, and signs them out everywhere; or lets them again. Gives the address.
 * @throws {HubError} UNAUTHENTICATED or FORBIDDEN unless the viewer is an administrator at every place where the editor
 * has a role, of the whole hub where they have none; UNKNOWN_EDITOR, LAST_ADMINISTRATOR
 */
export async function setDisabled(
  database: Database,
  viewer: Viewer | null,
  email: string,
  isDisabled: boolean,
): Promise<string> {
  const administrator = requireViewer(viewer)
  return database.transaction(async (session) => {
    for (const place of await heldPlaces(session, email)) await requireRole(session, viewer, 'ADMINISTRATOR', place)
    const editor = await editorOf(session, email)
    await writeDisabled(session, administrator, editor, isDisabled)
    return editor.email
  })
}

/**
 * The same without asking who does it: for an operator at the machine itself.
 * @throws {HubError} LAST_ADMINISTRATOR
 */
export async function writeDisabled(
  session: Session,
  actor: Viewer | Stranger,
  editor: { id: string; email: string },
  isDisabled: boolean,
): Promise<void> {
  await lockAdministrators(session)
  await session.rows(
    `update editor set disabled_at = case when $2 then coalesce(disabled_at, now()) end, updated_at = now() where id = $1`,
    [editor.id, isDisabled],
  )
  if (isDisabled) {
    await endSignIns(session, editor.id)
    await checkAdministratorStays(session)
  }
  await record(session, actor, { action: isDisabled ? 'disableEditor' : 'enableEditor', target: editor.email })
}
