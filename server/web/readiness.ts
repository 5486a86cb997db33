/** Whether the hub can do its work. */
import type { Database } from '../database/database.ts'
import { log } from '../log.ts'
import type { Outbox } from '../render/outbox.ts'
import type { Publisher } from '../render/publisher.ts'

const PATIENCE_MS = 2000

/** Reasons why the hub is not ready; none when the database answers and all that was published is on disk. */
export async function reasonsNotReady(
  database: Database,
  outbox: Pick<Outbox, 'waiting'>,
  publisher: Pick<Publisher, 'problem'>,
): Promise<string[]> {
  const reasons = publisher.problem === null ? [] : [publisher.problem]
  try {
    const waiting = await within(PATIENCE_MS, outbox.waiting())
    if (waiting > 0) reasons.push(`Publications that wait to be rendered: ${waiting}`)
  } catch (error) {
    log.warn({ err: error }, 'The database does not answer')
    reasons.push(`The database (${database.kind}) does not answer`)
  }
  return reasons
}

function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`No answer within ${ms} ms`)), ms)
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
