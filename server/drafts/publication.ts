/** A manuscript goes live, all of it or nothing, or a published story is taken back: with what the log keeps of it. */
import type { Database, Session } from '../database/database.ts'
import { record } from '../editorial/audit.ts'
import { requireRole } from '../editorial/authority.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'
import { oneAtATime, type Publication } from '../publish/commit.ts'
import { readDocument } from '../publish/document.ts'
import { publishIn } from '../publish/publish.ts'
import { withdrawIn } from '../publish/withdraw.ts'
import { move } from './change.ts'
import { lockedManuscript, type StoredManuscript } from './manuscripts.ts'
import { requireNewThings } from './new-things.ts'
import type { Seen } from './review.ts'
import { requireScope } from './scope.ts'
import { checkState } from './states.ts'

/**
 * Publishes an approved manuscript.
 * @throws {HubError} FORBIDDEN unless the viewer publishes for every place that it states something of;
 * CORRECTION_NEEDS_REASON where it changes a published figure and no reason is given; MANUSCRIPT_STATE,
 * MANUSCRIPT_CONFLICT, and whatever `publish` refuses
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
    const document = readDocument(manuscript.document)
    await requireScope(session, publisher, 'PUBLISHER', document.draft)
    await requireNewThings(session, document.draft)
    const publication = await publishIn(database, session, document, reason?.trim() || null, new Date())
    return { manuscript: await move(session, publisher, 'publish', manuscript, { state: 'PUBLISHED' }), publication }
  })
  tell(database, publication)
  return manuscript
}

/**
 * Takes a published story away from readers.
 * @throws {HubError} FORBIDDEN unless the viewer publishes for its place; NOT_PUBLISHED, REASON_MISSING, STILL_REFERENCED
 */
export async function withdrawStory(
  database: Database,
  viewer: Viewer | null,
  { slug, reason }: { slug: string; reason: string },
): Promise<Publication> {
  const publication = await database.transaction(async (session) => {
    await oneAtATime(session)
    const place = await placeOfStory(session, slug)
    const publisher = await requireRole(session, viewer, 'PUBLISHER', place)
    const withdrawn = await withdrawIn(database, session, slug, reason.trim() || null, new Date())
    await record(session, publisher, { action: 'withdrawStory', place, target: slug, details: { reason } })
    return withdrawn
  })
  tell(database, publication)
  return publication
}

async function placeOfStory(session: Session, slug: string): Promise<string> {
  const [row] = await session.rows<{ path: string }>(
    'select place.path from story join place on place.id = story.place_id where story.slug = $1',
    [slug],
  )
  if (row) return row.path
  throw new HubError('NOT_PUBLISHED', `slug: no story ${slug} is published, so there is nothing to withdraw.`, {
    input: ['slug'],
  })
}

function tell(database: Database, { tags }: Publication): void {
  if (tags.length > 0) database.announce(tags)
}
