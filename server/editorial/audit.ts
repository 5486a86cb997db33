/** The log of who did what, which nobody can edit. */
import type { AuditEntry } from '../../schema/audit-entry.ts'
import type { Session } from '../database/database.ts'
import type { Viewer } from './viewer.ts'

export type Act = Pick<AuditEntry, 'action'> & Partial<Pick<AuditEntry, 'place' | 'target' | 'details'>>

/** Who acted, where nobody is signed in: an operator at the machine, or somebody at the door. */
export interface Stranger {
  readonly id: null
  readonly name: string
}

/** As whom the hub itself acts. */
export const SYSTEM: Stranger = { id: null, name: '系统' }

/** Writes down what `actor` does. Call it in the transaction of the act itself, so that there is no one without the other. */
export async function record(
  session: Session,
  actor: Pick<Viewer, 'id' | 'name'> | Stranger,
  { action, place = '', target = '', details = {} }: Act,
): Promise<void> {
  await session.rows(
    `insert into audit_entry (at, actor_id, actor_name, action, place, target, details)
     values (now(), $1, $2, $3, $4, $5, $6::text::jsonb)`,
    [actor.id, actor.name, action, place, target, JSON.stringify(details)],
  )
}
