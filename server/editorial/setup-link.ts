import type { Database } from '../database/database.ts'
import { hasAdministrator } from './administrators.ts'
import { makeLink } from './links.ts'

/** The link that makes the first administrator; null where there is one. Each new link ends the one before. */
export function setupLink(database: Database, origin: string): Promise<string | null> {
  return database.transaction(async (session) =>
    (await hasAdministrator(session)) ? null : makeLink(session, origin, 'SETUP', { email: '', grants: [] }),
  )
}
