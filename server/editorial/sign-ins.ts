/** Sessions of editors. */
import type { Database, Session } from '../database/database.ts'
import { record } from './audit.ts'
import { requireViewer } from './authority.ts'
import type { Viewer } from './viewer.ts'

/** Ends what the editor has signed in, on every device. */
export async function endSignIns(session: Session, editorId: string): Promise<void> {
  await session.rows('delete from sign_in where user_id = $1', [editorId])
}

/**
 * Signs the viewer out on every device, and gives the address.
 * @throws {HubError} UNAUTHENTICATED
 */
export async function signOutEverywhere(database: Database, viewer: Viewer | null): Promise<string> {
  const editor = requireViewer(viewer)
  await database.transaction(async (session) => {
    await endSignIns(session, editor.id)
    await record(session, editor, { action: 'signOutEverywhere', target: editor.email })
  })
  return editor.email
}
