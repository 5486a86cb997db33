/** Which roles an editor has at a place: what was granted there, at a place above it, or for the whole hub. */
import { LONGEST_PATH } from '../../schema/draft.ts'
import { type Role, roleLabels } from '../../schema/terms.ts'
import type { Session } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { beginningsOf } from './beginnings.ts'
import type { Viewer } from './viewer.ts'

/** Path of the whole hub, above every place. */
export const EVERYWHERE = ''

/** From writing to publishing, each role can do what those before it can. An administrator minds people, not texts. */
const ladder: readonly Role[] = ['CONTRIBUTOR', 'EDITOR', 'REVIEWER', 'PUBLISHER']

/** Whether somebody with the role `held` may do what asks for the role `asked`. */
export function includes(held: Role, asked: Role): boolean {
  return held === asked || (ladder.includes(asked) && ladder.indexOf(held) > ladder.indexOf(asked))
}

/**
 * Gives the viewer, who has the role at the place with this path or above it; `EVERYWHERE` asks for the whole hub. A place
 * that is not published yet lies below the place that its path begins with.
 * @throws {HubError} UNAUTHENTICATED for somebody who did not sign in, FORBIDDEN for one without the role.
 */
export async function requireRole(session: Session, viewer: Viewer | null, role: Role, path: string): Promise<Viewer> {
  const editor = requireViewer(viewer)
  if (await hasRole(session, editor, role, path)) return editor
  const where = path === EVERYWHERE ? 'for the whole hub' : `at ${path.slice(0, LONGEST_PATH)}`
  throw new HubError(
    'FORBIDDEN',
    `You are not ${role} (${roleLabels[role]}) ${where}. Ask an administrator of that place for the role.`,
  )
}

/**
 * Gives the viewer, who has the role somewhere.
 * @throws {HubError} UNAUTHENTICATED, FORBIDDEN
 */
export function requireRoleSomewhere(viewer: Viewer | null, role: Role): Viewer {
  const editor = requireViewer(viewer)
  if (editor.grants.some((grant) => includes(grant.role, role))) return editor
  throw new HubError('FORBIDDEN', `You are ${role} (${roleLabels[role]}) nowhere. Ask an administrator for the role.`)
}

/** Whether the viewer has the role at the place or above it. */
export async function hasRole(session: Session, viewer: Viewer, role: Role, path: string): Promise<boolean> {
  const places = viewer.grants.filter((grant) => includes(grant.role, role)).map((grant) => grant.place)
  if (places.length === 0) return false
  if (places.includes(EVERYWHERE) || places.includes(path)) return true
  const above = await placesAbove(session, path)
  return places.some((place) => above.has(place))
}

/**
 * Gives the viewer.
 * @throws {HubError} UNAUTHENTICATED where nobody is signed in.
 */
export function requireViewer(viewer: Viewer | null): Viewer {
  if (viewer) return viewer
  throw new HubError('UNAUTHENTICATED', 'Nobody is signed in. Sign in at /studio/ and send the request again.')
}

/**
 * Paths of the places at and above the one with this path. A published place lies where the tree has it, whatever its path
 * begins with: it may have been moved, and zones are in no path. What is not published lies in what its path begins with.
 */
async function placesAbove(session: Session, path: string): Promise<Set<string>> {
  const beginnings = beginningsOf(path)
  const rows = await session.rows<{ published: string; path: string }>(
    `select published.path as published, above.path from place_link link
     join place above on above.id = link.ancestor_id join place published on published.id = link.descendant_id
     where link.descendant_id = (
       select id from place where path = any($1::text[]) order by length(path) desc limit 1)`,
    [beginnings],
  )
  const published = rows[0]?.published.length ?? 0
  return new Set([...beginnings.filter(({ length }) => length > published), ...rows.map((row) => row.path)])
}
