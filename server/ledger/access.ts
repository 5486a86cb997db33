/** Who reads the ledger of a place, and which places lie within one. */
import type { Session } from '../database/database.ts'
import { hasRole, requireRole } from '../editorial/authority.ts'
import type { Viewer } from '../editorial/viewer.ts'

export interface Access {
  readonly viewer: Viewer
  /** Whether drafts are shown too: an administrator minds people and rules, and reads none by it. */
  readonly readsDrafts: boolean
}

/**
 * Tells how the viewer may read the ledger of the place with this path and all below; the empty path is the whole hub.
 * @throws {HubError} UNAUTHENTICATED, or FORBIDDEN for somebody who neither writes nor administers there
 */
export async function requireLedger(session: Session, viewer: Viewer | null, path: string): Promise<Access> {
  if (viewer && (await hasRole(session, viewer, 'ADMINISTRATOR', path))) {
    return { viewer, readsDrafts: await hasRole(session, viewer, 'CONTRIBUTOR', path) }
  }
  return { viewer: await requireRole(session, viewer, 'CONTRIBUTOR', path), readsDrafts: true }
}

/**
 * SQL: whether `path` is at or below the path in `$1`; an empty one holds everything. What is not published lies in what its
 * path begins with.
 */
export function isWithin(path: string): string {
  return `($1::text = '' or ${path} = $1 or ${path} in (
    select below.path from place above join place_link link on link.ancestor_id = above.id
    join place below on below.id = link.descendant_id where above.path = $1)
    or (starts_with(${path}, $1 || '/') and not exists (select from place published where published.path = ${path})))`
}
