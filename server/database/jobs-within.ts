/** A transaction of ours as the job library uses one: a job and what it is made for are then written together. */
import type { Db } from 'pg-boss'
import type { Session } from './database.ts'

export function jobsWithin(session: Session): Db {
  return { executeSql: async (text, values) => ({ rows: await session.rows(text, values) }) }
}
