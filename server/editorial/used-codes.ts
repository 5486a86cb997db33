/** One-time codes that signed somebody in: whoever saw one being typed does not come in by it after them (RFC 6238, 5.2). */
import { randomUUID } from 'node:crypto'
import type { Database } from '../database/database.ts'

/** A code holds for its half minute and the ones before and after. */
const HOLDS_SECONDS = 120
const PREFIX = 'used-code-'

/** Takes the editor's code down as used; false where it was used already, by whichever process of the hub. */
export function spendCode(database: Database, editorId: string, code: string): Promise<boolean> {
  const identifier = `${PREFIX}${editorId}-${code.replace(/\D/g, '')}`
  return database.transaction(async (session) => {
    // One after the other, so that of two who come at once one is the first.
    await session.rows('select from two_factor where user_id = $1 for update', [editorId])
    await session.rows('delete from verification where starts_with(identifier, $1) and expires_at <= now()', [PREFIX])
    const used = await session.rows('select from verification where identifier = $1', [identifier])
    if (used.length > 0) return false
    await session.rows(
      `insert into verification (id, identifier, value, expires_at, created_at, updated_at)
       values ($1, $2, $3, now() + make_interval(secs => $4), now(), now())`,
      [randomUUID(), identifier, editorId, HOLDS_SECONDS],
    )
    return true
  })
}
