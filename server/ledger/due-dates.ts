/** The days by which things of a ledger are to be done, as editors set them. */
import type { Database, Session } from '../database/database.ts'
import { record } from '../editorial/audit.ts'
import { requireRole, requireViewer } from '../editorial/authority.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'
import { renewLedgerItems } from '../publish/ledger-items.ts'
import { ENTRIES } from './entry-sql.ts'

/** What a reminder or a due date needs to know of an entry. */
export interface KnownEntry {
  id: string
  type: string
  title: string
  place: string
  editorId: string | null
  remindDays: number
}

/**
 * The entry of any ledger with this id.
 * @throws {HubError} LEDGER_ENTRY_UNKNOWN
 */
export async function entryOf(session: Session, id: string, now: Date): Promise<KnownEntry> {
  const [entry] = await session.rows<KnownEntry>(
    `${ENTRIES} select id, type, title, place, editor_id as "editorId", remind_days as "remindDays" from entry where id = $4`,
    ['', now.toISOString(), true, id],
  )
  if (entry) return entry
  throw new HubError('LEDGER_ENTRY_UNKNOWN', `entry: there is no ${JSON.stringify(id)} in any ledger. Load it again.`, {
    input: ['entry'],
  })
}

/**
 * Sets by when something is to be done; null takes the day away.
 * @throws {HubError} UNAUTHENTICATED or FORBIDDEN unless the viewer is an editor of its place; LEDGER_ENTRY_UNKNOWN
 */
export async function setDueDate(
  database: Database,
  viewer: Viewer | null,
  { entry: id, dueOn }: { entry: string; dueOn: string | null },
  now: Date,
): Promise<void> {
  await database.transaction(async (session) => {
    requireViewer(viewer)
    const { place, type } = await entryOf(session, id, now)
    const editor = await requireRole(session, viewer, 'EDITOR', place)
    if (dueOn === null) await session.rows('delete from due_date where entry = $1', [id])
    else {
      await session.rows(
        `insert into due_date (entry, due_on) values ($1, $2::text::date)
         on conflict (entry) do update set due_on = excluded.due_on`,
        [id, dueOn],
      )
    }
    if (type !== 'MANUSCRIPT') await renewLedgerItems(session, [id])
    await record(session, editor, { action: 'setDueDate', place, target: id, details: { dueOn } })
  })
}
