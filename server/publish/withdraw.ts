import type { Database, Session } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { commitRevision, type NewRevision, oneAtATime, type Publication } from './commit.ts'
import { logOf } from './history.ts'

export interface WithdrawOptions {
  /** Why it is withdrawn; the log keeps it. */
  reason: string
  /** The moment of withdrawal; now if not given. */
  now?: Date
}

/**
 * Takes a story and its claims away from readers; what it stated of places and projects falls back to the document
 * before. Publishing it again restores it under the same ids.
 * @throws {HubError} NOT_PUBLISHED, or STILL_REFERENCED where others refer to what only it defines.
 */
export async function withdraw(
  database: Database,
  slug: string,
  { reason, now = new Date() }: WithdrawOptions,
): Promise<Publication> {
  const publication = await database.transaction(async (session) => {
    await oneAtATime(session)
    return withdrawIn(database, session, slug, { reason: reason.trim() || null, now })
  })
  database.announce(publication.tags)
  return publication
}

/** Withdraws a document in a transaction that is its publication's alone. @throws {HubError} as `withdraw` does. */
export async function withdrawIn(
  database: Database,
  session: Session,
  slug: string,
  { reason, redirect = null, now, rest }: Pick<NewRevision, 'reason' | 'redirect' | 'now' | 'rest'>,
): Promise<Publication> {
  if (reason === null) throw new HubError('REASON_MISSING', `Say why ${slug} is withdrawn: the log keeps the reason.`)
  const last = (await logOf(session, slug)).at(-1)
  if (last === undefined || last.document === null) {
    throw new HubError('NOT_PUBLISHED', `No document ${slug} is published, so there is nothing to withdraw.`)
  }
  if (redirect !== null) await checkRedirect(session, slug, redirect)
  return commitRevision(database, session, {
    slug,
    version: last.version + 1,
    document: null,
    reason,
    redirect,
    now,
    rest,
  })
}

async function checkRedirect(session: Session, slug: string, redirect: string): Promise<void> {
  const found = await session.rows('select from story where slug = $1', [redirect])
  if (found.length > 0 && redirect !== slug) return
  throw new HubError(
    'REDIRECT_UNFIT',
    `redirect: ${JSON.stringify(redirect.slice(0, 100))} is no other published story. Give the short name of one, or none.`,
    { input: ['redirect'] },
  )
}
