/** Begins manuscripts and keeps what is written. */
import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Database, Session } from '../database/database.ts'
import { record, type Stranger } from '../editorial/audit.ts'
import { requireRole } from '../editorial/authority.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'
import { logOf } from '../publish/history.ts'
import { checkFewBegun } from './begun.ts'
import { checkVersion, lockedAtAnyVersion, openManuscript, type StoredManuscript } from './manuscripts.ts'
import { checkPlaceToWrite } from './place-to-write.ts'
import { followWords } from './remarks.ts'
import { freeSlug } from './slug.ts'
import { checkState } from './states.ts'

/** Characters of a document, as JSON. */
const MAX_DOCUMENT = 2_000_000
const MAX_TITLE = 300

/**
 * Begins a manuscript about the place with this path; about one that the hub has not got yet only where that is said.
 * @throws {HubError} UNAUTHENTICATED or FORBIDDEN unless the viewer writes there; MANUSCRIPT_UNFIT for a headline too long;
 * UNKNOWN_PLACE, ALREADY_STATED, TOO_MANY_MANUSCRIPTS
 */
export function createManuscript(
  database: Database,
  viewer: Viewer | null,
  { place, title, isNewPlace = false }: { place: string; title: string; isNewPlace?: boolean },
): Promise<StoredManuscript> {
  return database.transaction(async (session) => {
    const writer = await requireRole(session, viewer, 'CONTRIBUTOR', place)
    await checkPlaceToWrite(session, place, isNewPlace)
    if ([...title].length > MAX_TITLE) {
      throw unfit('title', `has ${[...title].length} characters; ${MAX_TITLE} are possible. Shorten it.`)
    }
    const slug = await freeSlug(session, title)
    return begin(session, writer, { place, slug, title, document: { story: { slug, title, place, body: '' } } })
  })
}

/**
 * Begins a manuscript from a published story, or from a former version of it: publishing it makes a new version.
 * @throws {HubError} NOT_PUBLISHED for an unknown story or version; MANUSCRIPT_OPEN where somebody works on it already
 */
export function reviseStory(
  database: Database,
  viewer: Viewer | null,
  { slug, version }: { slug: string; version: number | null },
): Promise<StoredManuscript> {
  return database.transaction(async (session) => {
    const log = await logOf(session, slug)
    const documents = log.filter(({ document }) => document !== null)
    const revision = version === null ? documents.at(-1) : documents.find((one) => one.version === version)
    if (!revision?.document) {
      throw new HubError('NOT_PUBLISHED', `slug: no version ${version ?? ''} of a story ${slug} was ever published.`, {
        input: [version === null ? 'slug' : 'version'],
      })
    }
    const { document } = revision
    const { place, title } = document.story
    const writer = await requireRole(session, viewer, 'CONTRIBUTOR', place)
    await checkNobodyWrites(session, slug)
    return begin(session, writer, { place, slug, title, document: { ...document } })
  })
}

/** @throws {HubError} MANUSCRIPT_OPEN where somebody works on the document with this slug */
export async function checkNobodyWrites(session: Session, slug: string): Promise<void> {
  const open = await openManuscript(session, slug)
  if (open === null) return
  throw new HubError('MANUSCRIPT_OPEN', `slug: ${open.author} works on ${slug} already. Open that manuscript.`, {
    input: ['slug'],
  })
}

const unpublished = {
  approvedDigest: null,
  publishAt: null,
  publishReason: null,
  scheduledBy: null,
  publishedAt: null,
  problemCode: null,
  problemMessage: null,
} as const

type Beginning = Pick<StoredManuscript, 'place' | 'slug' | 'title' | 'document'>

/**
 * Writes a manuscript down that nobody has worked on yet. Who may do so is for the caller to check; what the hub itself
 * drafts has no writer until somebody works on it.
 * @throws {HubError} TOO_MANY_MANUSCRIPTS
 */
export async function begin(
  session: Session,
  writer: Pick<Viewer, 'id' | 'name'> | Stranger,
  beginning: Beginning,
): Promise<StoredManuscript> {
  const { place, slug, title, document } = beginning
  if (writer.id !== null) await checkFewBegun(session, writer)
  const id = randomUUID()
  const writers = writer.id === null ? [] : [writer.id]
  const [moment] = await session.rows<{ at: string }>(
    `insert into manuscript (id, place, slug, title, document, version, state, stage, stages, writers, author, changed_by,
       created_at, updated_at)
     values ($1::text::uuid, $2, $3, $4, $5::text::jsonb, 1, 'WRITING', 1, 3, $6::text[], $7, $7, now(), now())
     returning to_json(created_at) #>> '{}' as at`,
    [id, place, slug, title, JSON.stringify(document), writers, writer.name],
  )
  await record(session, writer, { action: 'createManuscript', place, target: slug, details: { manuscript: id } })
  const at = moment?.at ?? ''
  const who = { writers, author: writer.name, changedBy: writer.name, createdAt: at, updatedAt: at }
  return { ...unpublished, id, place, slug, title, document, version: 1, state: 'WRITING', stage: 1, stages: 3, ...who }
}

/**
 * Keeps a document as far as it is written; it may be incomplete. Saving is not logged: it happens every few seconds, and
 * the manuscript tells who wrote. Saving what is kept already changes nothing, so that a save whose answer was lost can be
 * sent again.
 * @throws {HubError} MANUSCRIPT_CONFLICT where somebody else changed it since `version`; MANUSCRIPT_STATE while it is
 * reviewed; MANUSCRIPT_UNFIT where it is too large or not the story that it was
 */
export function saveManuscript(
  database: Database,
  viewer: Viewer | null,
  { id, version, document }: { id: string; version: number; document: Record<string, unknown> },
): Promise<StoredManuscript> {
  return database.transaction(async (session) => {
    const manuscript = await lockedAtAnyVersion(session, id)
    const writer = await requireRole(session, viewer, 'CONTRIBUTOR', manuscript.place)
    if (manuscript.version !== version && isKept(manuscript, document)) return manuscript
    checkVersion(manuscript, version)
    checkState('save', manuscript)
    const title = checkDocument(manuscript, document)
    const [row] = await session.rows<Pick<StoredManuscript, 'version' | 'updatedAt' | 'writers'>>(
      `update manuscript set document = $2::text::jsonb, title = $3, version = version + 1, changed_by = $4,
         writers = case when $5 = any(writers) then writers else writers || $5 end, updated_at = now()
       where id = $1::text::uuid returning version, writers, to_json(updated_at) #>> '{}' as "updatedAt"`,
      [id, JSON.stringify(document), title, writer.name, writer.id],
    )
    await followWords(session, manuscript, document)
    return { ...manuscript, ...row, document, title, changedBy: writer.name }
  })
}

/** Whether the hub has exactly this document, as JSON. */
function isKept(manuscript: StoredManuscript, document: Record<string, unknown>): boolean {
  return isDeepStrictEqual(manuscript.document, JSON.parse(JSON.stringify(document)))
}

/** Gives the headline. A manuscript stays the story that it began as, and at its place: permalinks and roles hang on both. */
function checkDocument({ slug, place }: StoredManuscript, document: Record<string, unknown>): string {
  const size = JSON.stringify(document).length
  if (size > MAX_DOCUMENT) {
    throw unfit('document', `has ${size} characters; at most ${MAX_DOCUMENT} are kept. Make two stories of it.`)
  }
  const { story } = document
  const said = typeof story === 'object' && story !== null ? story : {}
  if (!('slug' in said) || said.slug !== slug) throw unfit('document', `must keep story.slug, ${slug}.`)
  if (!('place' in said) || said.place !== place) throw unfit('document', `must keep story.place, ${place}.`)
  return 'title' in said && typeof said.title === 'string' ? said.title.slice(0, MAX_TITLE) : ''
}

function unfit(argument: string, says: string): HubError {
  return new HubError('MANUSCRIPT_UNFIT', `${argument}: ${says}`, { input: [argument] })
}
