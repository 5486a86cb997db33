/**
 * What comes up by itself: a reminder that its update answered is closed, one for what became stale is raised, and those
 * whose turn it is come up again. All of it is one transaction, so nothing comes up twice, whoever is killed when.
 */
import type { Session } from '../database/database.ts'
import { record, SYSTEM } from '../editorial/audit.ts'
import { ENTRIES, REASONS } from './entry-sql.ts'
import { writeAnswer } from './reminders.ts'

/** So many reminders by rule may wait for one person; the most pressing come first, the others as those are answered. */
const MOST_OPEN = 20
/** New ones come up for a person at most so often, however fast they answer. */
const RAISING_PAUSE = '20 hours'

/** What came up for one person in one round. */
export interface Due {
  recipient: string
  reminders: number[]
}

/** Does all that is due at `now`, and tells for whom something came up. */
export async function takeTurn(session: Session, now: Date): Promise<Due[]> {
  // Other processes on the same database take their turns after this one, and find nothing left.
  await session.rows('lock table reminder in share row exclusive mode')
  await settle(session, now)
  const raised = await raise(session, now)
  const repeated = await repeat(session, now)
  const due = Map.groupBy([...raised, ...repeated], ({ recipient }) => recipient)
  return [...due].map(([recipient, all]) => ({ recipient, reminders: all.map(({ id }) => id).sort((a, b) => a - b) }))
}

/** Closes reminders by rule whose rule no longer holds. */
async function settle(session: Session, now: Date): Promise<void> {
  const settled = await session.rows<{ id: number; place: string; title: string }>(
    `${ENTRIES} select reminder.id, reminder.place, reminder.title from reminder left join entry on entry.id = reminder.entry
     where reminder.answered_at is null and reminder.rule is not null
       and not coalesce(reminder.rule = any(${REASONS}), false)`,
    ['', now.toISOString(), true],
  )
  for (const { id, place, title } of settled) {
    await writeAnswer(session, id, { kind: 'UPDATE', text: null, by: SYSTEM.name }, now)
    await record(session, SYSTEM, { action: 'answerReminder', place, target: title, details: { reminder: id } })
  }
}

interface Came {
  id: number
  recipient: string
}

const rank = (rule: string) => `array_position(array['OVERDUE', 'NO_NEWS', 'UNENDED', 'NO_PICTURE'], ${rule})`

/**
 * SQL of what could be raised: one reason a thing, the most pressing, where somebody answers for it and nothing as pressing
 * about it is open. A reason that was given holds for as long as news would. What has no picture or no end from its first
 * day on is left alone for one interval, so that nobody is reminded of what they are about to bring.
 */
const CANDIDATES = `candidate as (
  select distinct on (entry.id) entry.*, cause.reason, ${rank('cause.reason')} as rank
  from entry cross join unnest(${REASONS}) cause(reason)
  where entry.editor_id is not null
    and (cause.reason in ('OVERDUE', 'NO_NEWS')
      or coalesce(entry.news_at < $2::text::timestamptz - make_interval(days => entry.remind_days), true))
    and not exists (
      select from reminder old where old.entry = entry.id and case
        when old.answered_at is null then old.rule is null or ${rank('old.rule')} <= ${rank('cause.reason')}
        else old.rule = cause.reason and old.answer = 'REASON'
          and old.answered_at > $2::text::timestamptz - make_interval(days => entry.stale_days) end)
  order by entry.id, rank
), queued as (
  select candidate.*, row_number() over (partition by editor_id order by rank, news_at nulls first, id) as turn from candidate
), waiting as (
  select recipient_id, count(*) filter (where answered_at is null) as open, max(raised_at) as latest_at
  from reminder where rule is not null group by recipient_id
)`

/** Raises what is stale, a person no more at once than they can see to. */
async function raise(session: Session, now: Date): Promise<Came[]> {
  const raised = await session.rows<Came & { place: string; title: string; rule: string }>(
    `${ENTRIES}, ${CANDIDATES}
     insert into reminder (entry, type, title, place, rule, raised_by, recipient_id, raised_at, rounds, next_at)
     select id, type, title, place, reason, '${SYSTEM.name}', editor_id, $2::text::timestamptz, 1,
       $2::text::timestamptz + make_interval(days => remind_days)
     from queued left join waiting on recipient_id = editor_id
     where turn <= ${MOST_OPEN} - coalesce(open, 0)
       and coalesce(latest_at <= $2::text::timestamptz - interval '${RAISING_PAUSE}', true)
     order by rank, place, id
     returning id, recipient_id as recipient, place, title, rule`,
    ['', now.toISOString(), true],
  )
  for (const { id, place, title, rule } of raised) {
    await record(session, SYSTEM, { action: 'raiseReminder', place, target: title, details: { reminder: id, rule } })
  }
  return raised
}

/** Those whose interval has passed; whoever answers for the place by now is reminded. */
async function repeat(session: Session, now: Date): Promise<Came[]> {
  return session.rows<Came>(
    `${ENTRIES} update reminder set rounds = rounds + 1, recipient_id = entry.editor_id,
       next_at = $2::text::timestamptz + make_interval(days => entry.remind_days)
     from entry where entry.id = reminder.entry and answered_at is null and next_at <= $2::text::timestamptz
       and entry.editor_id is not null
     returning reminder.id, reminder.recipient_id as recipient`,
    ['', now.toISOString(), true],
  )
}
