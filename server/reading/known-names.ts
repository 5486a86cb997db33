/** The names that the hub knows, from what is published. */
import type { Session } from '../database/database.ts'
import type { Known, KnownName } from './known.ts'

/** Places by path, branches, projects and indicators by slug. */
export function knownNames(session: Session): Promise<Known> {
  return session.rows<KnownName>(
    `select 'PLACE' as kind, path as key, name from place
     union all select 'BRANCH', slug, name from branch
     union all select 'PROJECT', slug, name from project
     union all select 'INDICATOR', slug, name from indicator`,
  )
}
