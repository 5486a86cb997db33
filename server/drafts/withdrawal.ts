/** A published story or profile is taken back, with its reason. */
import type { Database, Session } from '../database/database.ts'
import { record } from '../editorial/audit.ts'
import { requireRole } from '../editorial/authority.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'
import { oneAtATime, type Publication } from '../publish/commit.ts'
import { logOf } from '../publish/history.ts'
import { withdrawIn } from '../publish/withdraw.ts'
import { openManuscript } from './manuscripts.ts'
import { tell } from './publication.ts'
import { holdManuscript } from './schedule.ts'

/**
 * Takes a published story away from readers, who are told the reason at its address, and sent on where another is named. A
 * profile has no address: its thing stands again as stories tell of it, or goes where none does and nothing else refers to it.
 * @throws {HubError} FORBIDDEN unless the viewer publishes for its place; NOT_PUBLISHED, REASON_MISSING, REDIRECT_UNFIT,
 * STILL_REFERENCED
 */
export async function withdrawStory(
  database: Database,
  viewer: Viewer | null,
  { slug, reason, redirect }: { slug: string; reason: string; redirect: string | null },
): Promise<Publication> {
  const publication = await database.transaction(async (session) => {
    await oneAtATime(session)
    const place = await placeOfDocument(session, slug)
    const publisher = await requireRole(session, viewer, 'PUBLISHER', place)
    const withdrawn = await withdrawIn(database, session, slug, {
      reason: reason.trim() || null,
      redirect: redirect?.trim() || null,
      now: new Date(),
    })
    await record(session, publisher, {
      action: 'withdrawStory',
      place,
      target: slug,
      details: { reason, redirect, revision: withdrawn.version },
    })
    await moveManuscripts(session, slug)
    return withdrawn
  })
  tell(database, publication)
  return publication
}

async function placeOfDocument(session: Session, slug: string): Promise<string> {
  const document = (await logOf(session, slug)).at(-1)?.document
  if (document) return document.story.place
  throw new HubError('NOT_PUBLISHED', `slug: no document ${slug} is published, so there is nothing to withdraw.`, {
    input: ['slug'],
  })
}

/** What was published is so no more, and a revision that was to go out by itself would bring the story back: a person decides. */
async function moveManuscripts(session: Session, slug: string): Promise<void> {
  await session.rows(
    `update manuscript set state = 'WITHDRAWN', version = version + 1, updated_at = now()
     where slug = $1 and state = 'PUBLISHED'`,
    [slug],
  )
  const open = await openManuscript(session, slug)
  if (open?.state !== 'SCHEDULED') return
  await holdManuscript(
    session,
    open,
    new HubError(
      'NOT_PUBLISHED',
      'Its story was withdrawn meanwhile. Publish it, or set another time, to bring it back.',
    ),
  )
}
