import type { Session } from '../database/database.ts'
import { EVERYWHERE } from './authority.ts'

/** Paths of the places where the account has a role; the whole hub where it has none, or there is none. */
export async function heldPlaces(session: Session, email: string): Promise<string[]> {
  const grants = await session.rows<{ place: string }>(
    'select distinct place from role_grant join editor on editor.id = editor_id where email = $1',
    [email.trim().toLowerCase()],
  )
  return grants.length > 0 ? grants.map(({ place }) => place) : [EVERYWHERE]
}
