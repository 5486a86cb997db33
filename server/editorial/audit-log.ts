/** The audit log as administrators read it. */
import type { AuditEntry } from '../../schema/audit-entry.ts'
import type { PageArgs } from '../../schema/connection.ts'
import type { Session } from '../database/database.ts'
import { EVERYWHERE, requireRole } from './authority.ts'
import { type Page, readPage } from './page.ts'
import { BELOW } from './places-below.ts'
import type { Viewer } from './viewer.ts'

/** What concerns the place $1 or one below it; for the whole hub everything, with what concerns no place. */
const within = `($1 = '' or place in (${BELOW}))`

/**
 * What was done at a place and below it, latest first.
 * @throws {HubError} UNAUTHENTICATED or FORBIDDEN unless the viewer is an administrator there; BAD_CURSOR and the like
 */
export async function readAuditLog(
  session: Session,
  viewer: Viewer | null,
  place: string | undefined,
  args: PageArgs,
): Promise<Page<AuditEntry>> {
  const path = place ?? EVERYWHERE
  await requireRole(session, viewer, 'ADMINISTRATOR', path)
  return readPage(
    {
      name: 'auditLog',
      key: /^\d{1,9}$/,
      keyOf: ({ id }) => String(id),
      rows: async (after, most) => {
        const rows = await session.rows<AuditEntry & { at: string }>(
          `select id, to_json(at)::text as at, actor_id as "actorId", actor_name as "actorName", action, place, target,
             details::text, (select title from story where slug = target) as headline from audit_entry
           where ${within} and ($2::integer is null or id < $2::integer) order by id desc limit $3`,
          [path, after === null ? null : Number(after), most],
        )
        return rows.map((row) => ({ ...row, at: new Date(JSON.parse(row.at)) }))
      },
      count: async () => {
        const [row] = await session.rows<{ count: number }>(
          `select count(*)::integer as count from audit_entry where ${within}`,
          [path],
        )
        return row?.count ?? 0
      },
    },
    args,
  )
}
