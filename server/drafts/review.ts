/** Review: a manuscript is submitted, approved stage by stage by others than its writers, or sent back with remarks. */
import type { Database, Session } from '../database/database.ts'
import { requireRole } from '../editorial/authority.ts'
import { reviewStagesAt } from '../editorial/review-stages.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'
import { readDocument } from '../publish/document.ts'
import { requireAnother } from './another-reviewer.ts'
import { move, type Step } from './change.ts'
import { lockedManuscript, type StoredManuscript } from './manuscripts.ts'
import { requireNewThings } from './new-things.ts'
import { placedRemarks, type Said, writeRemarks } from './remarks.ts'
import { requireScope } from './scope.ts'
import { checkState, deciderOf } from './states.ts'

/** Which manuscript, and at which version the editor saw it. */
export interface Seen {
  id: string
  version: number
}

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
    const { draft } = readDocument(manuscript.document)
    await requireScope(session, writer, 'CONTRIBUTOR', draft)
    await requireNewThings(session, draft)
    const stages = await reviewStagesAt(session, manuscript.place)
    return move(session, writer, 'submit', manuscript, { state: 'IN_REVIEW', stage: 1, stages })
  })
}

/**
 * Approves the present stage; after the last one the manuscript can be published.
 * @throws {HubError} FORBIDDEN without the stage's role, for anybody who wrote on it, and, where its district wants another
 * person for each stage, for whoever approved one
 */
export function approveManuscript(database: Database, viewer: Viewer | null, seen: Seen): Promise<StoredManuscript> {
  return database.transaction(async (session) => {
    const manuscript = await lockedManuscript(session, seen.id, seen.version)
    const reviewer = await requireDecider(session, viewer, manuscript)
    checkState('approve', manuscript)
    await requireAnother(session, reviewer, manuscript)
    return move(session, reviewer, 'approve', manuscript, stepOfApproval(manuscript))
  })
}

/** Where approval of its present stage takes a manuscript. */
export function stepOfApproval({ stage, stages }: Pick<StoredManuscript, 'stage' | 'stages'>): Step {
  return stage < stages ? { state: 'IN_REVIEW', stage: stage + 1 } : { state: 'APPROVED' }
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
    await writeRemarks(session, reviewer, manuscript, placedRemarks(remarks, readDocument(manuscript.document).text))
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

/** Demands the role of the present stage of somebody who did not write on the manuscript. @throws {HubError} FORBIDDEN */
export async function requireDecider(
  session: Session,
  viewer: Viewer | null,
  manuscript: StoredManuscript,
): Promise<Viewer> {
  const reviewer = await requireRole(session, viewer, deciderOf(manuscript), manuscript.place)
  if (!manuscript.writers.includes(reviewer.id)) return reviewer
  throw new HubError('FORBIDDEN', 'You wrote on this manuscript, and nobody reviews their own work. Ask somebody else.')
}
