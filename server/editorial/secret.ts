/** The hub's own secret, the same for every process on one database. */
import { randomBytes } from 'node:crypto'
import type { Session } from '../database/database.ts'

const BYTES = 32

/** Gives the secret, which is made the first time and stays. */
export async function secretOf(session: Session): Promise<string> {
  const [known] = await session.rows<{ value: string }>(
    `insert into hub_secret (name, value) values ('sign-in', $1)
     on conflict (name) do update set value = hub_secret.value returning value`,
    [randomBytes(BYTES).toString('base64url')],
  )
  if (!known) throw new Error('The hub’s secret cannot be read')
  return known.value
}
