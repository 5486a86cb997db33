/** A manuscript goes live, all of it or nothing, with what the log keeps of it. */
import type { Database, Session } from '../database/database.ts'
import { requireRole } from '../editorial/authority.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'
import { oneAtATime, type Publication } from '../publish/commit.ts'
import { readDocument } from '../publish/document.ts'
import { publishIn } from '../publish/publish.ts'
import { digestOfDocument, move, type Step } from './change.ts'
import { lockedManuscript, type StoredManuscript } from './manuscripts.ts'
import { requireNewThings } from './new-things.ts'
import type { Seen } from './review.ts'
import { requireScope } from './scope.ts'
import { checkState } from './states.ts'

/** A manuscript after it went live, and what that changed. */
export interface Published {
  manuscript: StoredManuscript
  publication: Publication
}

/**
 * Publishes an approved manuscript.
 * @throws {HubError} FORBIDDEN unless the viewer publishes for every place that it states something of;
 * CORRECTION_NEEDS_REASON where it changes a published figure and no reason is given; MANUSCRIPT_STATE,
 * MANUSCRIPT_CONFLICT, MANUSCRIPT_ALTERED, and whatever `publish` refuses
 */
export async function publishManuscript(
  database: Database,
  viewer: Viewer | null,
  { id, version, reason }: Seen & { reason: string | null },
): Promise<StoredManuscript> {
  const { manuscript, publication } = await database.transaction(async (session) => {
    await oneAtATime(session)
    const manuscript = await lockedManuscript(session, id, version)
    const publisher = await requireRole(session, viewer, 'PUBLISHER', manuscript.place)
    checkState('publish', manuscript)
    return goLive(database, session, publisher, manuscript, { reason: reason?.trim() || null })
  })
  tell(database, publication)
  return manuscript
}

/** Publishes a manuscript that is locked, in a transaction that has its turn. The caller tells the listeners. */
export async function goLive(
  database: Database,
  session: Session,
  publisher: Viewer,
  manuscript: StoredManuscript,
  { reason, details, ...step }: { reason: string | null } & Pick<Step, 'appointment' | 'details'>,
): Promise<Published> {
  const publication = await publishAsApproved(database, session, publisher, manuscript, reason)
  const made = publication.changed ? { revision: publication.version } : {}
  const published = { ...step, state: 'PUBLISHED', details: { ...details, ...made } } as const
  return { manuscript: await move(session, publisher, 'publish', manuscript, published), publication }
}

/** Publishes the document, which must be the one that was approved. @throws {HubError} as `publishManuscript` does */
export async function publishAsApproved(
  database: Database,
  session: Session,
  publisher: Viewer,
  manuscript: StoredManuscript,
  reason: string | null,
): Promise<Publication> {
  await checkAsApproved(session, manuscript)
  const document = readDocument(manuscript.document)
  await requireScope(session, publisher, 'PUBLISHER', document.draft)
  await requireNewThings(session, document.draft)
  return publishIn(database, session, document, reason, new Date())
}

async function checkAsApproved(session: Session, { id }: StoredManuscript): Promise<void> {
  const same = await session.rows(
    `select from manuscript where id = $1::text::uuid and approved_digest = ${digestOfDocument}`,
    [id],
  )
  if (same.length > 0) return
  throw new HubError(
    'MANUSCRIPT_ALTERED',
    'This is not what was approved: the document was altered since. Send it back and have it reviewed again.',
    { input: ['id'] },
  )
}

/** Tells everybody who listens what a publication changed, once it is committed. */
export function tell(database: Database, { tags }: Publication): void {
  if (tags.length > 0) database.announce(tags)
}
