/** Sessions of editors. */
import type { Database, Session } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { record } from './audit.ts'
import { requireViewer } from './authority.ts'
import type { Viewer } from './viewer.ts'

/** On so many devices one editor can be signed in; a further one ends the oldest. */
const MOST_DEVICES = 50

/** Makes room for another sign-in of the editor, and forgets everybody's that are over. */
export async function forgetSignIns(session: Session, editorId: string): Promise<void> {
  await session.rows(
    `delete from sign_in where expires_at <= now() or id in (
       select id from sign_in where user_id = $1 order by created_at desc, id offset $2::integer)`,
    [editorId, MOST_DEVICES - 1],
  )
}

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

/** A device on which an editor is signed in. */
export interface SignInRow {
  id: string
  /** ISO 8601. */
  createdAt: string
  userAgent: string | null
  ipAddress: string | null
  isCurrent: boolean
}

/**
 * Where the viewer is signed in, latest first.
 * @throws {HubError} UNAUTHENTICATED
 */
export function listSignIns(session: Session, viewer: Viewer | null): Promise<SignInRow[]> {
  const { id, signIn } = requireViewer(viewer)
  return session.rows<SignInRow>(
    `select id, to_json(created_at) #>> '{}' as "createdAt", user_agent as "userAgent", ip_address as "ipAddress",
       id is not distinct from $2 as "isCurrent"
     from sign_in where user_id = $1 and expires_at > now() order by created_at desc, id`,
    [id, signIn ?? null],
  )
}

/**
 * Signs the viewer out on one device, and gives the address.
 * @throws {HubError} UNAUTHENTICATED; SIGN_IN_UNKNOWN, also for a device of somebody else
 */
export async function endSignIn(database: Database, viewer: Viewer | null, id: string): Promise<string> {
  const editor = requireViewer(viewer)
  await database.transaction(async (session) => {
    const ended = await session.rows('delete from sign_in where id = $1 and user_id = $2 returning id', [id, editor.id])
    if (ended.length === 0) {
      throw new HubError('SIGN_IN_UNKNOWN', 'id: you are not signed in there any more. Load the list again.', {
        input: ['id'],
      })
    }
    await record(session, editor, { action: 'endSignIn', target: editor.email })
  })
  return editor.email
}
