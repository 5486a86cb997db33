/** Links for leaders without an account: who may give one, and what it is good for at the moment. */
import { createHash, randomBytes } from 'node:crypto'
import type { PreviewLink } from '../../schema/preview-link.ts'
import type { PreviewRight } from '../../schema/terms.ts'
import type { Database, Session } from '../database/database.ts'
import { record } from '../editorial/audit.ts'
import { hasRole, requireRole } from '../editorial/authority.ts'
import { findEditor } from '../editorial/editors.ts'
import { plainName } from '../editorial/plain-name.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'
import { mayApproveToo, requireAnother } from './another-reviewer.ts'
import { findManuscript, type StoredManuscript } from './manuscripts.ts'
import { requireDecider } from './review.ts'
import { checkState, deciderOf } from './states.ts'

/** A link as the database gives it: moments are ISO 8601 text. */
export type StoredLink = Omit<
  PreviewLink,
  'manuscript' | 'digest' | 'madeAt' | 'expiresAt' | 'revokedAt' | 'decidedAt'
> & {
  manuscriptId: string
  madeAt: string
  expiresAt: string
  revokedAt: string | null
  decidedAt: string | null
}

/** What somebody with a link may see and do. */
export interface Opened {
  link: StoredLink
  manuscript: StoredManuscript
  mayComment: boolean
  mayApprove: boolean
}

const TOKEN_BYTES = 32
const MOST_DAYS = 30
const LONGEST_NAME = 40
const MOST_LINKS = 50
/** Those that work no more count too: nothing forgets who was let in. */
const MOST_EVER = 500
const DAY_MS = 24 * 3600 * 1000

const COLUMNS = `id, manuscript_id::text as "manuscriptId", name, "right", stage, maker_id as "makerId", made_by as "madeBy",
  to_json(made_at) #>> '{}' as "madeAt", to_json(expires_at) #>> '{}' as "expiresAt",
  to_json(revoked_at) #>> '{}' as "revokedAt", to_json(decided_at) #>> '{}' as "decidedAt"`

export interface Wish {
  id: string
  name: string
  right: PreviewRight
  days: number
}

/**
 * Makes a link to a manuscript for somebody with this name; gives its address, which is shown this once.
 *
 * Whoever may write at the place may let others look and comment. A link that approves can be given only by somebody who
 * could approve the present stage themselves: with its role there, and not among the writers. So it moves no right that
 * its giver has not got, and nobody comes by it to approve their own work; it counts once, for that stage alone, and only as
 * long as its giver keeps that right.
 * @throws {HubError} FORBIDDEN, MANUSCRIPT_UNKNOWN, MANUSCRIPT_STATE, PREVIEW_LINK_UNFIT, TOO_MANY_PREVIEW_LINKS
 */
export function makePreviewLink(
  database: Database,
  viewer: Viewer | null,
  origin: string,
  { id, name: given, right, days }: Wish,
): Promise<{ link: string; manuscript: StoredManuscript }> {
  return database.transaction(async (session) => {
    const manuscript = await knownManuscript(session, id)
    const { place, slug, stage } = manuscript
    const approves = right === 'APPROVE'
    const giver = approves
      ? await requireDecider(session, viewer, manuscript)
      : await requireRole(session, viewer, 'CONTRIBUTOR', place)
    checkState(approves ? 'approve' : 'share', manuscript)
    if (approves) await requireAnother(session, giver, manuscript)
    const name = checkWish(given, days)
    await checkFew(session, id)
    const token = randomBytes(TOKEN_BYTES).toString('base64url')
    const [made] = await session.rows<{ id: number }>(
      `insert into preview_link (digest, manuscript_id, name, "right", stage, maker_id, made_by, made_at, expires_at)
       values ($1, $2::text::uuid, $3, $4, $5::int, $6, $7, now(), $8::text::timestamptz) returning id`,
      [
        digestOf(token),
        id,
        name,
        right,
        stage,
        giver.id,
        giver.name,
        new Date(Date.now() + days * DAY_MS).toISOString(),
      ],
    )
    const details = { manuscript: id, previewLink: made?.id, name, right, days }
    await record(session, giver, { action: 'makePreviewLink', place, target: slug, details })
    return { link: `${origin}/preview/${token}/`, manuscript }
  })
}

/**
 * Takes a link back, at once. Whoever may write at the place may: it only ever makes less possible.
 * @throws {HubError} FORBIDDEN, PREVIEW_LINK_UNKNOWN
 */
export function revokePreviewLink(database: Database, viewer: Viewer | null, id: number): Promise<StoredManuscript> {
  return database.transaction(async (session) => {
    const [link] = await session.rows<StoredLink>(`select ${COLUMNS} from preview_link where id = $1::int for update`, [
      id,
    ])
    if (link === undefined) {
      throw new HubError('PREVIEW_LINK_UNKNOWN', `id: there is no preview link ${id}. Load the manuscript again.`, {
        input: ['id'],
      })
    }
    const manuscript = await knownManuscript(session, link.manuscriptId)
    const { place, slug } = manuscript
    const editor = await requireRole(session, viewer, 'CONTRIBUTOR', place)
    await session.rows('update preview_link set revoked_at = coalesce(revoked_at, now()) where id = $1::int', [id])
    const details = { manuscript: manuscript.id, previewLink: id, name: link.name }
    await record(session, editor, { action: 'revokePreviewLink', place, target: slug, details })
    return manuscript
  })
}

/** The links to a manuscript, the newest first. */
export function previewLinksTo(session: Session, manuscript: string): Promise<StoredLink[]> {
  return session.rows<StoredLink>(
    `select ${COLUMNS} from preview_link where manuscript_id = $1::text::uuid order by id desc`,
    [manuscript],
  )
}

/** What the link with this token is good for; `unknown` where there never was one, `ended` where it works no more. */
export async function openPreviewLink(
  session: Session,
  token: string,
  lock: '' | 'for update' = '',
): Promise<Opened | 'unknown' | 'ended'> {
  const [link] = await session.rows<StoredLink & { isOver: boolean }>(
    `select ${COLUMNS}, revoked_at is not null or expires_at <= now() as "isOver" from preview_link where digest = $1 ${lock}`,
    [digestOf(token)],
  )
  if (link === undefined) return 'unknown'
  const manuscript = await findManuscript(session, link.manuscriptId, lock)
  const giver = await findEditor(session, link.makerId)
  if (link.isOver || manuscript === null || manuscript.state === 'DISCARDED') return 'ended'
  if (giver === null || giver.disabledAt !== null) return 'ended'
  if (!(await hasRole(session, giver, 'CONTRIBUTOR', manuscript.place))) return 'ended'
  const { state, stage, writers, place } = manuscript
  const isTurn = state === 'IN_REVIEW' && stage === link.stage && link.decidedAt === null
  const mayApprove =
    link.right === 'APPROVE' &&
    isTurn &&
    !writers.includes(giver.id) &&
    (await hasRole(session, giver, deciderOf(manuscript), place)) &&
    (await mayApproveToo(session, giver, manuscript))
  const isOpen = ['WRITING', 'IN_REVIEW', 'RETURNED', 'APPROVED'].includes(state)
  return { link, manuscript, mayComment: link.right !== 'VIEW' && isOpen, mayApprove }
}

async function knownManuscript(session: Session, id: string): Promise<StoredManuscript> {
  const manuscript = await findManuscript(session, id)
  if (manuscript) return manuscript
  throw new HubError('MANUSCRIPT_UNKNOWN', `id: there is no manuscript ${id}. Look it up in the list.`, {
    input: ['id'],
  })
}

function checkWish(given: string, days: number): string {
  const name = plainName(given, LONGEST_NAME)
  if (name === null) {
    const says = `give the name of whoever it is for, of at most ${LONGEST_NAME} characters, all of which can be seen.`
    throw unfit('name', says)
  }
  if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return name
  throw unfit('days', `${days} is not possible. Give 1 to ${MOST_DAYS}.`)
}

async function checkFew(session: Session, manuscript: string): Promise<void> {
  const [links] = await session.rows<{ working: number; ever: number }>(
    `select count(*) filter (where revoked_at is null and expires_at > now())::int as working, count(*)::int as ever
     from preview_link where manuscript_id = $1::text::uuid`,
    [manuscript],
  )
  const { working = 0, ever = 0 } = links ?? {}
  if (working >= MOST_LINKS) {
    throw tooMany(`${working} links to this manuscript work already; ${MOST_LINKS} are possible. Take some back first.`)
  }
  if (ever >= MOST_EVER) {
    throw tooMany(`${ever} links to this manuscript were made; ${MOST_EVER} are possible. Use those that work.`)
  }
}

function tooMany(message: string): HubError {
  return new HubError('TOO_MANY_PREVIEW_LINKS', message, { input: ['id'] })
}

function unfit(argument: string, says: string): HubError {
  return new HubError('PREVIEW_LINK_UNFIT', `${argument}: ${says}`, { input: [argument] })
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
