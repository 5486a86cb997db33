/** Publication at a time: a publisher sets it, takes it back, and when it comes the manuscript goes out by that right. */
import type { Database, Session } from '../database/database.ts'
import { requireRole } from '../editorial/authority.ts'
import { findEditor } from '../editorial/editors.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'
import { oneAtATime } from '../publish/commit.ts'
import { move } from './change.ts'
import { lockedManuscript, type StoredManuscript } from './manuscripts.ts'
import { goLive, publishAsApproved, tell } from './publication.ts'
import type { Seen } from './review.ts'
import { checkState } from './states.ts'

const YEAR_MS = 366 * 24 * 3600 * 1000
/** Who acts where nobody does: in the log, when a publication is refused at its time. */
const CLOCK = { id: null, name: '定时发布' } as const

/**
 * Has an approved manuscript go out at a time. What would be refused now is refused now.
 * @throws {HubError} SCHEDULE_UNFIT for a time that is over or too far away; and whatever `publishManuscript` refuses
 */
export function scheduleManuscript(
  database: Database,
  viewer: Viewer | null,
  { id, version, at, reason }: Seen & { at: Date; reason: string | null },
): Promise<StoredManuscript> {
  return database.transaction(async (session) => {
    await oneAtATime(session)
    const manuscript = await lockedManuscript(session, id, version)
    const publisher = await requireRole(session, viewer, 'PUBLISHER', manuscript.place)
    checkState('schedule', manuscript)
    const publishAt = checkTime(at)
    const publishReason = reason?.trim() || null
    await session.rows('savepoint rehearsal')
    await publishAsApproved(database, session, publisher, manuscript, publishReason)
    await session.rows('rollback to savepoint rehearsal')
    return move(session, publisher, 'schedule', manuscript, {
      state: 'SCHEDULED',
      appointment: { publishAt, publishReason, scheduledBy: publisher.id },
      details: { publishAt },
    })
  })
}

/** Takes the time back; the manuscript is approved as before. @throws {HubError} FORBIDDEN, MANUSCRIPT_STATE, MANUSCRIPT_CONFLICT */
export function unscheduleManuscript(database: Database, viewer: Viewer | null, seen: Seen): Promise<StoredManuscript> {
  return database.transaction(async (session) => {
    const manuscript = await lockedManuscript(session, seen.id, seen.version)
    const publisher = await requireRole(session, viewer, 'PUBLISHER', manuscript.place)
    checkState('unschedule', manuscript)
    return move(session, publisher, 'unschedule', manuscript, { state: 'APPROVED' })
  })
}

/**
 * Publishes a manuscript whose time has come, by the right of whoever set it. Does nothing where it is scheduled no more,
 * or otherwise: so however often it is called, it publishes once. Tells how many seconds late it was; null for nothing done.
 * @throws {HubError} where it may not go out; see `holdManuscript`
 */
export async function publishScheduled(database: Database, seen: Seen): Promise<number | null> {
  const done = await database.transaction(async (session) => {
    await oneAtATime(session)
    const manuscript = await dueManuscript(session, seen)
    if (manuscript === null) return null
    const { publishAt, publishReason, scheduledBy } = manuscript
    const publisher = await schedulerOf(session, manuscript)
    const secondsLate = Math.max(0, Math.round((Date.now() - Date.parse(publishAt)) / 1000))
    const published = await goLive(database, session, publisher, manuscript, {
      reason: publishReason,
      appointment: { publishAt, publishReason, scheduledBy },
      details: { publishAt, secondsLate },
    })
    return { ...published, secondsLate }
  })
  if (done === null) return null
  tell(database, done.publication)
  return done.secondsLate
}

/** Keeps back a manuscript that may not go out at its time: it is approved as before, with the reason. */
export async function holdManuscript(session: Session, seen: Seen, problem: HubError): Promise<void> {
  const manuscript = await dueManuscript(session, seen)
  if (manuscript === null) return
  const { code, message } = problem
  await move(session, CLOCK, 'hold', manuscript, {
    state: 'APPROVED',
    problem: { code, message },
    details: { publishAt: manuscript.publishAt, code },
  })
}

type Due = StoredManuscript & { publishAt: string; scheduledBy: string }

async function dueManuscript(session: Session, { id, version }: Seen): Promise<Due | null> {
  const manuscript = await lockedManuscript(session, id, version).catch((error: unknown) => {
    if (error instanceof HubError) return null
    throw error
  })
  if (manuscript?.state !== 'SCHEDULED') return null
  const { publishAt, scheduledBy } = manuscript
  return publishAt === null || scheduledBy === null ? null : { ...manuscript, publishAt, scheduledBy }
}

/** Who set the time, as they are now: whoever lost the right or the account publishes nothing any more. */
async function schedulerOf(session: Session, { scheduledBy, place }: Due): Promise<Viewer> {
  const editor = await findEditor(session, scheduledBy)
  if (editor !== null && editor.disabledAt === null) return requireRole(session, editor, 'PUBLISHER', place)
  throw new HubError('FORBIDDEN', 'Whoever set the time has no account any more. Publish it, or set a time, yourself.')
}

function checkTime(at: Date): string {
  const ahead = at.getTime() - Date.now()
  if (ahead > 0 && ahead < YEAR_MS) return at.toISOString()
  const says = ahead > 0 ? 'lies more than a year ahead' : 'is over'
  throw new HubError('SCHEDULE_UNFIT', `at: ${at.toISOString()} ${says}. Give a time within a year from now.`, {
    input: ['at'],
  })
}
