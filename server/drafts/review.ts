/** Review: a manuscript is submitted, approved stage by stage by others than its writers, or sent back with remarks. */
import type { Database, Session } from '../database/database.ts'
import { requireRole } from '../editorial/authority.ts'
import { reviewStagesAt } from '../editorial/review-stages.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'
import { readDocument } from '../publish/document.ts'
import { move } from './change.ts'
import { lockedManuscript, type StoredManuscript } from './manuscripts.ts'
import { requireScope } from './scope.ts'
import { checkState, deciderOf } from './states.ts'

/** Which manuscript, and at which version the editor saw it. */
export interface Seen {
  id: string
  version: number
}

/** What a reviewer says of some words, or of the whole. */
export interface Said {
  quote?: string | null
  text: string
}

const MAX_REMARKS = 100
const MAX_REMARK = 2000

/**
 * Sends a complete manuscript into the first stage of review.
 * @throws {HubError} DRAFT_INVALID or QUOTE_MISMATCH naming everything that is not ready; FORBIDDEN where it states
 * something of a place for which the viewer may not write; MANUSCRIPT_STATE, MANUSCRIPT_CONFLICT
 */
export function submitManuscript(database: Database, viewer: Viewer | null, seen: Seen): Promise<StoredManuscript> {
  return database.transaction(async (session) => {
    const manuscript = await lockedManuscript(session, seen.id, seen.version)
    const writer = await requireRole(session, viewer, 'CONTRIBUTOR', manuscript.place)
    checkState('submit', manuscript)
    await requireScope(session, writer, 'CONTRIBUTOR', readDocument(manuscript.document).draft)
    const stages = await reviewStagesAt(session, manuscript.place)
    return move(session, writer, 'submit', manuscript, { state: 'IN_REVIEW', stage: 1, stages })
  })
}

/**
 * Approves the present stage; after the last one the manuscript can be published.
 * @throws {HubError} FORBIDDEN without the stage's role, or for anybody who wrote on it
 */
export function approveManuscript(database: Database, viewer: Viewer | null, seen: Seen): Promise<StoredManuscript> {
  return database.transaction(async (session) => {
    const manuscript = await lockedManuscript(session, seen.id, seen.version)
    const reviewer = await requireDecider(session, viewer, manuscript)
    checkState('approve', manuscript)
    const { stage, stages } = manuscript
    const step = stage < stages ? { state: 'IN_REVIEW' as const, stage: stage + 1 } : { state: 'APPROVED' as const }
    return move(session, reviewer, 'approve', manuscript, step)
  })
}

/**
 * Sends the manuscript back to its writers, with at least one remark.
 * @throws {HubError} REMARKS_UNFIT where nothing is said, too much, or of words that it does not have
 */
export function returnManuscript(
  database: Database,
  viewer: Viewer | null,
  seen: Seen,
  remarks: readonly Said[],
): Promise<StoredManuscript> {
  return database.transaction(async (session) => {
    const manuscript = await lockedManuscript(session, seen.id, seen.version)
    const reviewer = await requireDecider(session, viewer, manuscript)
    checkState('return', manuscript)
    checkRemarks(remarks, readDocument(manuscript.document).text)
    await writeRemarks(session, reviewer, manuscript, remarks)
    return move(session, reviewer, 'return', manuscript, { state: 'RETURNED', stage: 1 })
  })
}

/** Gives up a manuscript; it stays in the log of what was done. */
export function discardManuscript(database: Database, viewer: Viewer | null, seen: Seen): Promise<StoredManuscript> {
  return database.transaction(async (session) => {
    const manuscript = await lockedManuscript(session, seen.id, seen.version)
    const writer = await requireRole(session, viewer, 'CONTRIBUTOR', manuscript.place)
    checkState('discard', manuscript)
    return move(session, writer, 'discard', manuscript, { state: 'DISCARDED' })
  })
}

async function requireDecider(session: Session, viewer: Viewer | null, manuscript: StoredManuscript): Promise<Viewer> {
  const reviewer = await requireRole(session, viewer, deciderOf(manuscript), manuscript.place)
  if (!manuscript.writers.includes(reviewer.id)) return reviewer
  throw new HubError('FORBIDDEN', 'You wrote on this manuscript, and nobody reviews their own work. Ask somebody else.')
}

function checkRemarks(remarks: readonly Said[], text: string): void {
  if (remarks.length === 0) throw unfit([], 'Say at least once what is to be changed.')
  if (remarks.length > MAX_REMARKS) throw unfit([], `There are ${remarks.length}; send at most ${MAX_REMARKS}.`)
  for (const [index, { quote, text: said }] of remarks.entries()) {
    const at = [String(index)]
    if (said.trim() === '') throw unfit([...at, 'text'], 'is empty; say what is to be changed.')
    if (said.length > MAX_REMARK) throw unfit([...at, 'text'], `has ${said.length} characters; write ${MAX_REMARK}.`)
    if (quote && !text.includes(quote)) {
      throw unfit([...at, 'quote'], `“${quote}” does not stand in the manuscript; copy the words that you mean.`)
    }
  }
}

function unfit(at: readonly string[], says: string): HubError {
  const input = ['remarks', ...at]
  return new HubError('REMARKS_UNFIT', `${input.join('.')}: ${says}`, { input })
}

async function writeRemarks(
  session: Session,
  reviewer: Viewer,
  { id, stage }: StoredManuscript,
  remarks: readonly Said[],
): Promise<void> {
  const rows = remarks.map(({ quote, text }) => ({ quote: quote || null, text: text.trim() }))
  await session.rows(
    `insert into remark (manuscript_id, stage, reviewer, quote, text, made_at)
     select $1::text::uuid, $2::int, $3, said.quote, said.text, now()
     from json_to_recordset($4::text::json) said (quote text, text text)`,
    [id, stage, reviewer.name, JSON.stringify(rows)],
  )
}
