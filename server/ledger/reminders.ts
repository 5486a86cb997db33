/** Reminders (提醒函): raised by somebody or by a rule, and open until they are answered by an update or a reason. */
import type { PageArgs } from '../../schema/connection.ts'
import type { Reminder } from '../../schema/reminder.ts'
import type { Database, Session } from '../database/database.ts'
import { record } from '../editorial/audit.ts'
import { requireRole, requireViewer } from '../editorial/authority.ts'
import { type Page, readPage } from '../editorial/page.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'
import { isWithin, requireLedger } from './access.ts'
import { entryOf } from './due-dates.ts'

/** A reminder as it is shown: moments are ISO 8601 text. */
export type ShownReminder = Omit<Reminder, 'recipient' | 'raisedAt' | 'nextAt' | 'answeredAt'> & {
  raisedAt: string
  nextAt: string
  answeredAt: string | null
  placeName: string
  /** Name of the one who is reminded. */
  recipientName: string | null
  /** Whether that is the viewer. */
  isMine: boolean
}

const COLUMNS = `reminder.id, reminder.entry, reminder.type, reminder.title, reminder.place, reminder.rule, reminder.note,
  reminder.raised_by as "raisedBy", to_json(reminder.raised_at) #>> '{}' as "raisedAt", reminder.rounds,
  to_json(reminder.next_at) #>> '{}' as "nextAt", reminder.answer, reminder.answer_text as "answerText",
  reminder.answered_by as "answeredBy", to_json(reminder.answered_at) #>> '{}' as "answeredAt",
  coalesce((select name from place where path = reminder.place), reminder.place) as "placeName",
  editor.name as "recipientName", coalesce(editor.id = $2, false) as "isMine"`
const LONGEST = 1000

/**
 * Reminders of a place and all below, the latest first.
 * @throws {HubError} UNAUTHENTICATED, or FORBIDDEN for somebody without a role there
 */
export async function readReminders(
  session: Session,
  viewer: Viewer | null,
  { within, open, mine }: { within: string; open: boolean; mine: boolean },
  page: PageArgs,
): Promise<Page<ShownReminder>> {
  const access = await requireLedger(session, viewer, within)
  const from = `from reminder left join editor on editor.id = reminder.recipient_id
    where ${isWithin('reminder.place')} and (answered_at is null) = $3::boolean and (not $4::boolean or reminder.recipient_id = $2)
      and ($5::boolean or reminder.type <> 'MANUSCRIPT')`
  const values = [within, access.viewer.id, open, mine, access.readsDrafts]
  return readPage(
    {
      name: 'reminders',
      key: /^\d{1,9}$/,
      keyOf: ({ id }) => String(id),
      rows: (after, most) =>
        session.rows<ShownReminder>(
          `select ${COLUMNS} ${from} and ($6::integer is null or reminder.id < $6::integer) order by reminder.id desc limit $7`,
          [...values, after === null ? null : Number(after), most],
        ),
      count: async () => {
        const [row] = await session.rows<{ count: number }>(`select count(*)::integer as count ${from}`, values)
        return row?.count ?? 0
      },
    },
    page,
  )
}

/**
 * Reminds whoever answers for the place of something, and gives the reminder's number.
 * @throws {HubError} UNAUTHENTICATED or FORBIDDEN unless the viewer is an editor of its place; LEDGER_ENTRY_UNKNOWN,
 * REMINDER_UNFIT, REMINDER_STATE while an earlier one is open
 */
export function raiseReminder(
  database: Database,
  viewer: Viewer | null,
  { entry: id, note }: { entry: string; note: string },
  now: Date,
): Promise<number> {
  return database.transaction(async (session) => {
    requireViewer(viewer)
    const entry = await entryOf(session, id, now)
    const editor = await requireRole(session, viewer, 'EDITOR', entry.place)
    const [row] = await session.rows<{ id: number }>(
      `insert into reminder (entry, type, title, place, note, raised_by, recipient_id, raised_at, rounds, next_at)
       select $1, $2, $3, $4, $5, $6, $7, at, 1, at + make_interval(days => $9::integer)
       from (select $8::text::timestamptz as at) moment
       on conflict (entry, rule) where answered_at is null do nothing returning id`,
      [
        id,
        entry.type,
        entry.title,
        entry.place,
        checkWords('note', note),
        editor.name,
        entry.editorId,
        now.toISOString(),
        entry.remindDays,
      ],
    )
    if (row === undefined) {
      throw new HubError('REMINDER_STATE', 'entry: a reminder of it is open already. Wait for its answer.', {
        input: ['entry'],
      })
    }
    const details = { reminder: row.id, entry: id }
    await record(session, editor, { action: 'raiseReminder', place: entry.place, target: entry.title, details })
    return row.id
  })
}

/** An answer: the short name of the story that brought the thing up to date, or the reason why it stays as it is. */
export type Answer = { story: string } | { reason: string }

/**
 * Answers a reminder.
 * @throws {HubError} UNAUTHENTICATED or FORBIDDEN unless the viewer writes at its place; REMINDER_UNKNOWN, REMINDER_STATE
 * for one that is answered already, REMINDER_UNFIT for an empty reason or a story that was not published since
 */
export async function answerReminder(
  database: Database,
  viewer: Viewer | null,
  { id, answer }: { id: number; answer: Answer },
  now: Date,
): Promise<void> {
  await database.transaction(async (session) => {
    requireViewer(viewer)
    const reminder = await lockedReminder(session, id)
    const writer = await requireRole(session, viewer, 'CONTRIBUTOR', reminder.place)
    if (reminder.isAnswered) {
      throw new HubError('REMINDER_STATE', `id: reminder ${id} is answered already. Load the list again.`, {
        input: ['id'],
      })
    }
    if ('story' in answer) await checkUpdate(session, reminder, answer.story)
    const text = 'story' in answer ? answer.story : checkWords('reason', answer.reason)
    await writeAnswer(session, id, { kind: 'story' in answer ? 'UPDATE' : 'REASON', text, by: writer.name }, now)
    const details = { reminder: id, ...answer }
    await record(session, writer, {
      action: 'answerReminder',
      place: reminder.place,
      target: reminder.title,
      details,
    })
  })
}

/** Writes an answer down. Who gives it, and in which log, is for the caller. */
export async function writeAnswer(
  session: Session,
  id: number,
  { kind, text, by }: { kind: 'UPDATE' | 'REASON'; text: string | null; by: string },
  now: Date,
): Promise<void> {
  await session.rows(
    `update reminder set answer = $2, answer_text = $3, answered_by = $4, answered_at = $5::text::timestamptz where id = $1`,
    [id, kind, text, by, now.toISOString()],
  )
}

interface Locked {
  place: string
  title: string
  raisedAt: string
  isAnswered: boolean
}

async function lockedReminder(session: Session, id: number): Promise<Locked> {
  const [reminder] = await session.rows<Locked>(
    `select place, title, to_json(raised_at) #>> '{}' as "raisedAt", answered_at is not null as "isAnswered"
     from reminder where id = $1 for update`,
    [id],
  )
  if (reminder) return reminder
  throw new HubError('REMINDER_UNKNOWN', `id: there is no reminder ${id}. Look it up in the list.`, { input: ['id'] })
}

/** An update is a story about the place, or one within it, that was published since the reminder was raised. */
async function checkUpdate(session: Session, { place, raisedAt }: Locked, slug: string): Promise<void> {
  const found = await session.rows(
    `select from story where slug = $2 and updated_at > $3::text::timestamptz and exists (
       select from story_place join place on place.id = story_place.place_id
       where story_place.story_id = story.id and ${isWithin('place.path')})`,
    [place, slug, raisedAt],
  )
  if (found.length > 0) return
  throw new HubError(
    'REMINDER_UNFIT',
    `story: ${JSON.stringify(slug)} is no story about ${place} that was published since ${raisedAt}. Publish one, or give the reason.`,
    { input: ['story'] },
  )
}

function checkWords(argument: string, text: string): string {
  const words = text.trim()
  if (words !== '' && [...words].length <= LONGEST) return words
  throw new HubError('REMINDER_UNFIT', `${argument}: give 1 to ${LONGEST} characters.`, { input: [argument] })
}
