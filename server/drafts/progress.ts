/** How far a published manuscript is from its readers: its pages wait, are made, are there, or cannot be made. */
import type { SubjectKey } from '../../schema/draft.ts'
import type { PublicationProgress } from '../../schema/publication-progress.ts'
import { ORIGIN } from '../../schema/read.ts'
import type { PublicationFailure, PublicationState } from '../../schema/terms.ts'
import type { Database, Session } from '../database/database.ts'
import { CHANNEL } from '../database/notifications.ts'
import { record } from '../editorial/audit.ts'
import { requireRole } from '../editorial/authority.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'
import { addresses } from '../publish/addresses.ts'
import { findManuscript, type StoredManuscript } from './manuscripts.ts'

interface Waiting {
  id: number
  tags: string
  state: PublicationState
  failedPages: number | null
  failedPage: string | null
  failure: PublicationFailure | null
}

/** The progress of the newest publication of the manuscript’s document; null where it is not published. */
export async function progressOf(
  session: Session,
  origin: string,
  { state, slug, document }: StoredManuscript,
): Promise<PublicationProgress | null> {
  if (state !== 'PUBLISHED') return null
  const newest = await newestOf(session, slug)
  const url = await addressOf(session, slug, document)
  return {
    state: newest?.state ?? 'LIVE',
    url: url.replace(ORIGIN, origin),
    failedPages: newest?.failedPages ?? null,
    failedPage: newest?.failedPage ?? null,
    failure: newest?.failure ?? null,
  }
}

/**
 * Has the pages of a publication made again at once, which the hub otherwise tries again by itself ever later.
 * @throws {HubError} MANUSCRIPT_UNKNOWN; FORBIDDEN unless the viewer publishes at its place
 */
export async function retryPublication(
  database: Database,
  viewer: Viewer | null,
  id: string,
): Promise<StoredManuscript> {
  const { manuscript, tags } = await database.transaction(async (session) => {
    const manuscript = await findManuscript(session, id)
    if (manuscript === null) {
      throw new HubError('MANUSCRIPT_UNKNOWN', `id: there is no manuscript ${id}. Look it up in the list.`, {
        input: ['id'],
      })
    }
    const { place, slug } = manuscript
    const publisher = await requireRole(session, viewer, 'PUBLISHER', place)
    await record(session, publisher, { action: 'retryPublication', place, target: slug, details: { manuscript: id } })
    const newest = await newestOf(session, slug)
    if (newest === undefined || newest.state === 'LIVE') return { manuscript, tags: [] }
    await session.rows('update outbox set started_at = null, failed_at = null where id = $1', [newest.id])
    await session.rows(`select pg_notify($1, $2::text || ':' || $3::text)`, [
      CHANNEL,
      database.instance,
      String(newest.id),
    ])
    const tags: string[] = JSON.parse(newest.tags)
    return { manuscript, tags }
  })
  if (tags.length > 0) database.announce(tags)
  return manuscript
}

async function newestOf(session: Session, slug: string): Promise<Waiting | undefined> {
  const [newest] = await session.rows<Waiting>(
    `select outbox.id, to_json(tags)::text as tags, failed_pages as "failedPages", failed_page as "failedPage", failure,
       case when rendered_at is not null then 'LIVE' when failed_at is not null then 'FAILED'
         when started_at is not null then 'RENDERING' else 'QUEUED' end as state
     from outbox join revision on revision.id = revision_id where slug = $1 order by outbox.id desc limit 1`,
    [slug],
  )
  return newest
}

/** Where readers find a document, beginning with ORIGIN: a profile is read on the page of what it is of. */
export async function addressOf(session: Session, slug: string, { profile }: { profile?: unknown }): Promise<string> {
  if (!isSubject(profile)) return addresses.story(slug)
  if ('place' in profile) return addresses.place(profile.place)
  if ('project' in profile) return addresses.project(profile.project)
  const [branch] = await session.rows<{ url: string }>('select url from branch where slug = $1', [profile.branch])
  return branch?.url ?? addresses.story(slug)
}

function isSubject(profile: unknown): profile is SubjectKey {
  return (
    typeof profile === 'object' && profile !== null && ['place', 'project', 'branch'].some((type) => type in profile)
  )
}
