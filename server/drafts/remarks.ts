/** What reviewers ask to be changed: each remark follows its words as the text is written on, until a writer resolves it. */
import type { Remark } from '../../schema/remark.ts'
import type { Database, Session } from '../database/database.ts'
import { record } from '../editorial/audit.ts'
import { requireRole } from '../editorial/authority.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'
import { LONGEST_STORY, tooInvolved } from '../publish/involved.ts'
import { plainText } from '../publish/plain-text.ts'
import { codePoints } from '../publish/rich-text.ts'
import { followed, type Span } from './following.ts'
import { findManuscript, type StoredManuscript } from './manuscripts.ts'
import { checkState } from './states.ts'

/** A remark as the database gives it: moments are ISO 8601 text. */
export type StoredRemark = Omit<Remark, 'manuscript' | 'madeAt' | 'resolvedAt'> & {
  madeAt: string
  resolvedAt: string | null
}

/** What a reviewer says of some words, or of the whole. */
export interface Said {
  quote?: string | null
  /** Where the words stand in the plain text, in code points; the first place that has them if not given. */
  start?: number | null
  text: string
}

/** A remark whose words stand in the text where it says. */
export interface Placed {
  quote: string | null
  start: number | null
  end: number | null
  text: string
}

const MAX_REMARKS = 100
const MAX_REMARK = 2000
/** From so many on a manuscript can still be sent back, with one remark at a time. */
const MANY_REMARKS = 1000

/** What reviewers said of the manuscript, oldest first. */
export function remarksOn(session: Session, manuscript: string): Promise<StoredRemark[]> {
  return session.rows<StoredRemark>(
    `select id, stage, reviewer, quote, start, "end", text, to_json(made_at) #>> '{}' as "madeAt",
       to_json(resolved_at) #>> '{}' as "resolvedAt", resolved_by as "resolvedBy"
     from remark where manuscript_id = $1::text::uuid order by id`,
    [manuscript],
  )
}

/**
 * The remarks with the places of their words in the manuscript’s plain text.
 * @throws {HubError} REMARKS_UNFIT where nothing is said, too much, or of words that do not stand there
 */
export function placedRemarks(remarks: readonly Said[], text: string): Placed[] {
  if (remarks.length === 0) throw unfit([], 'Say at least once what is to be changed.')
  if (remarks.length > MAX_REMARKS) throw unfit([], `There are ${remarks.length}; send at most ${MAX_REMARKS}.`)
  return remarks.map((remark, index) => placed(remark, text, String(index)))
}

function placed({ quote, start, text: said }: Said, text: string, index: string): Placed {
  if (said.trim() === '') throw unfit([index, 'text'], 'is empty; say what is to be changed.')
  if (said.length > MAX_REMARK) throw unfit([index, 'text'], `has ${said.length} characters; write ${MAX_REMARK}.`)
  if (!quote) return { quote: null, start: null, end: null, text: said.trim() }
  const at = text.indexOf(quote)
  if (at < 0) {
    throw unfit([index, 'quote'], `“${quote}” does not stand in the manuscript; copy the words that you mean.`)
  }
  const first = start ?? codePoints(text.slice(0, at))
  const end = first + codePoints(quote)
  if (start !== null && start !== undefined && Array.from(text).slice(start, end).join('') !== quote) {
    throw unfit([index, 'start'], `“${quote}” does not stand at ${start}; say where it does, or leave start out.`)
  }
  return { quote, start: first, end, text: said.trim() }
}

function unfit(at: readonly string[], says: string): HubError {
  const input = ['remarks', ...at]
  return new HubError('REMARKS_UNFIT', `${input.join('.')}: ${says}`, { input })
}

/**
 * Writes down what somebody with this name said in the manuscript’s present stage.
 * @throws {HubError} REMARKS_UNFIT for several at once where there are very many
 */
export async function writeRemarks(
  session: Session,
  { name }: Pick<Viewer, 'name'>,
  { id, stage }: Pick<StoredManuscript, 'id' | 'stage'>,
  remarks: readonly Placed[],
): Promise<void> {
  if (remarks.length > 1) await checkFew(session, id)
  await session.rows(
    `insert into remark (manuscript_id, stage, reviewer, quote, start, "end", text, made_at)
     select $1::text::uuid, $2::int, $3, said.quote, said.start, said."end", said.text, now()
     from json_to_recordset($4::text::json) said (quote text, start integer, "end" integer, text text)`,
    [id, stage, name, JSON.stringify(remarks)],
  )
}

async function checkFew(session: Session, manuscript: string): Promise<void> {
  const [made] = await session.rows<{ count: number }>(
    'select count(*)::integer as count from remark where manuscript_id = $1::text::uuid',
    [manuscript],
  )
  if ((made?.count ?? 0) < MANY_REMARKS) return
  throw unfit([], `This manuscript has ${made?.count} remarks; send one that says the rest (意见已经很多，请并成一条).`)
}

/**
 * Says that a remark is done, or that it is not after all. Gives its manuscript.
 * @throws {HubError} REMARK_UNKNOWN; FORBIDDEN unless the viewer writes at the manuscript’s place; MANUSCRIPT_STATE
 * while it is not with its writers
 */
export function resolveRemark(
  database: Database,
  viewer: Viewer | null,
  { id, isResolved }: { id: string; isResolved: boolean },
): Promise<StoredManuscript> {
  return database.transaction(async (session) => {
    const manuscript = await manuscriptOf(session, id)
    const writer = await requireRole(session, viewer, 'CONTRIBUTOR', manuscript.place)
    checkState('resolve', manuscript)
    await session.rows(
      `update remark set resolved_at = case when $2 then now() end, resolved_by = case when $2 then $3 end
       where id = $1::text::int`,
      [id, isResolved, writer.name],
    )
    await record(session, writer, {
      action: isResolved ? 'resolveRemark' : 'reopenRemark',
      place: manuscript.place,
      target: manuscript.slug,
      details: { manuscript: manuscript.id, remark: Number(id) },
    })
    return manuscript
  })
}

async function manuscriptOf(session: Session, id: string): Promise<StoredManuscript> {
  const [remark] = /^\d{1,9}$/.test(id)
    ? await session.rows<{ manuscript: string }>(
        'select manuscript_id::text as manuscript from remark where id = $1::text::int for update',
        [id],
      )
    : []
  const manuscript = remark ? await findManuscript(session, remark.manuscript) : null
  if (manuscript) return manuscript
  throw new HubError('REMARK_UNKNOWN', `id: there is no remark ${id}. Load the manuscript again.`, { input: ['id'] })
}

/** Moves the remarks on a manuscript with their words, from its document as it was to the one that it now has. */
export async function followWords(
  session: Session,
  { id, document: before }: Pick<StoredManuscript, 'id' | 'document'>,
  after: Record<string, unknown>,
): Promise<void> {
  if (bodyOf(before) === bodyOf(after)) return
  const remarks = await session.rows<Span & { id: number }>(
    'select id, start, "end" from remark where manuscript_id = $1::text::uuid and start is not null',
    [id],
  )
  // A text that cannot be read has no words to go with.
  const unread = [before, after].some((document) => isUnread(bodyOf(document)))
  if (remarks.length === 0 || unread) return
  const texts = [before, after].map((document) => Array.from(plainText(bodyOf(document))))
  const [was = [], is = []] = texts
  await session.rows(
    `update remark set start = moved.start, "end" = moved."end"
     from json_to_recordset($1::text::json) moved (id integer, start integer, "end" integer) where remark.id = moved.id`,
    [JSON.stringify(remarks.map((remark) => ({ id: remark.id, ...followed(remark, was, is) })))],
  )
}

function isUnread(body: string): boolean {
  return body.length > LONGEST_STORY || tooInvolved(body) !== null
}

/** The body of a document that may be incomplete. */
function bodyOf({ story }: Record<string, unknown>): string {
  return typeof story === 'object' && story !== null && 'body' in story && typeof story.body === 'string'
    ? story.body
    : ''
}
