/** The one door for writing. */
import type { DraftInput } from '../../schema/draft.ts'
import type { Database, Session } from '../database/database.ts'
import { commitRevision, oneAtATime, type Publication } from './commit.ts'
import { checkCorrections } from './corrections.ts'
import { readDocument } from './document.ts'
import { logOf } from './history.ts'

export type { Publication } from './commit.ts'

export interface PublishOptions {
  /** Why published figures are corrected. */
  reason?: string
  /** The moment of publication; now if not given. */
  now?: Date
}

/**
 * Publishes a draft, all of it or nothing: validates it, appends a revision and brings every table up to date. The same
 * document again changes nothing. Claims keep their ids for ever.
 * @throws {HubError} DRAFT_INVALID or QUOTE_MISMATCH naming every problem, UNKNOWN_REFERENCE, STILL_REFERENCED,
 * UNIT_MISMATCH, or CORRECTION_NEEDS_REASON where a published figure would change and no reason is given.
 */
export async function publish(
  database: Database,
  draft: DraftInput,
  { reason, now = new Date() }: PublishOptions = {},
): Promise<Publication> {
  const document = readDocument(draft)
  const { slug } = document.draft.story
  const why = reason?.trim() || null
  const publication = await database.transaction(async (session: Session) => {
    await oneAtATime(session)
    const log = await logOf(session, slug)
    const last = log.at(-1)
    if (last !== undefined && last.document !== null && last.digest === document.digest) {
      return { slug, version: last.version, changed: false, tags: [] }
    }
    checkCorrections(document.draft, log, why)
    return commitRevision(database, session, { slug, version: (last?.version ?? 0) + 1, document, reason: why, now })
  })
  if (publication.changed) database.announce(publication.tags)
  return publication
}
