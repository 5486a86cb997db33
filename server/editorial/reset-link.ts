import type { Database } from '../database/database.ts'
import { editorOf } from './accounts.ts'
import { record } from './audit.ts'
import { requireRole, requireViewer } from './authority.ts'
import { heldPlaces } from './held-places.ts'
import { makeLink } from './links.ts'
import type { Viewer } from './viewer.ts'

/**
 * Makes the link by which the editor with this address chooses a new password, within a day. Whoever may disable the account
 * may do so: they could give themselves its roles, and it is in the log. It works only while that is so.
 * @throws {HubError} UNAUTHENTICATED or FORBIDDEN unless the viewer is an administrator at every place where the editor
 * has a role, of the whole hub where they have none; UNKNOWN_EDITOR
 */
export async function offerReset(
  database: Database,
  viewer: Viewer | null,
  origin: string,
  email: string,
): Promise<string> {
  const administrator = requireViewer(viewer)
  return database.transaction(async (session) => {
    for (const place of await heldPlaces(session, email)) await requireRole(session, viewer, 'ADMINISTRATOR', place)
    const editor = await editorOf(session, email)
    await record(session, administrator, { action: 'offerReset', target: editor.email })
    return makeLink(session, origin, 'RESET', { email: editor.email, grants: [] }, administrator)
  })
}
