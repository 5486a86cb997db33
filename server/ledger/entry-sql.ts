/**
 * SQL of everything that a ledger holds at and below a place, as of one moment. Its parameters: $1 the place's path (empty
 * for the whole hub), $2 the moment as ISO 8601, $3 whether drafts are among it.
 */
import type { Staleness } from '../../schema/terms.ts'
import { DEFAULTS } from './rules.ts'

const MOMENT = '$2::text::timestamptz'
const NOTHING_SET = `(${MOMENT} - interval '${DEFAULTS.staleDays} days')`

/** SQL of whether the place with this id lies in the ledger. */
const isIn = (id: string) => `($1::text = '' or ${id} in (
    select link.descendant_id from place above join place_link link on link.ancestor_id = above.id where above.path = $1))`

/**
 * For each place what the nearest place at or above it has in the table `holder`. It says that it is one row a place, so that
 * a statement that reads none of it is planned without it: a ledger of a province is counted without looking up its people.
 */
const nearest = (columns: string, holder: string, condition = '') => `(
    select distinct on (link.descendant_id) link.descendant_id as id, ${columns} from ${holder}
    join place above on above.path = ${holder}.place join place_link link on link.ancestor_id = above.id ${condition}
    where ${isIn('link.descendant_id')} order by link.descendant_id, link.depth)`

const rule = nearest(
  `stale_days, remind_days, ${MOMENT} - make_interval(days => stale_days) as silent_before`,
  'ledger_rule',
)
const duty = nearest(
  'editor.id as editor_id, editor.name as editor_name',
  'responsible',
  'join editor on editor.id = responsible.editor_id and editor.disabled_at is null',
)

/** What an entry has of what is set for its place and of whoever answers for that. */
const MINDED = `coalesce(rule.stale_days, ${DEFAULTS.staleDays}) as stale_days, coalesce(rule.remind_days, ${DEFAULTS.remindDays}) as remind_days,
    coalesce(rule.silent_before, (select ${NOTHING_SET})) as silent_before, duty.editor_id, duty.editor_name`
const minding = (place: string) =>
  `left join ${rule} rule on rule.id = ${place} left join ${duty} duty on duty.id = ${place}`

/** What waits to be published. A place that is not published yet is minded as the nearest one above it. */
const drafts = `select manuscript.id::text, 'MANUSCRIPT', manuscript.title, manuscript.place, coalesce(near.name, manuscript.place),
    manuscript.state, '/studio/write/?id=' || manuscript.id, manuscript.updated_at, manuscript.updated_at,
    coalesce(due.due_on, (manuscript.publish_at at time zone 'Asia/Shanghai')::date), false, false, false, ${MINDED}
  from manuscript left join due_date due on due.entry = manuscript.id::text left join lateral (
    select place.id, place.name from place where place.path in (
      select array_to_string((string_to_array(manuscript.place, '/'))[1:parts], '/')
      from generate_series(1, cardinality(string_to_array(manuscript.place, '/'))) parts)
    order by length(place.path) desc limit 1
  ) near on true ${minding('near.id')}
  where $3::boolean and manuscript.state in ('WRITING', 'IN_REVIEW', 'RETURNED', 'APPROVED', 'SCHEDULED')
    and (manuscript.place = $1 or ${isIn('near.id')})`

/** SQL of the relation `entry`: `with …` that stands before the statement that reads it. */
export const ENTRIES = `with entry as (
  select item.id, item.type, item.title, item.place, place.name as place_name, item.state, item.url, item.news_at,
    item.silent_since, item.due_on, item.due_is_inferred, item.is_unended, item.is_unpictured, ${MINDED}
  from ledger_item item left join place on place.id = item.place_id ${minding('item.place_id')}
  where ${isIn('item.place_id')}
  union all ${drafts}
)`

/** SQL of why an entry needs somebody, most pressing first. */
export const STALE: Readonly<Record<Staleness, string>> = {
  OVERDUE: `coalesce(entry.due_on < (select (${MOMENT} at time zone 'Asia/Shanghai')::date), false)`,
  NO_NEWS: 'coalesce(entry.silent_since < entry.silent_before, false)',
  UNENDED: 'entry.is_unended',
  NO_PICTURE: 'entry.is_unpictured',
}
/** SQL of whether an entry needs somebody at all. */
export const IS_STALE = `(${Object.values(STALE).join(' or ')})`
/** SQL of the reasons why an entry needs somebody; for the few entries that are shown, as making a list takes time. */
export const REASONS = `array_remove(array[${Object.entries(STALE)
  .map(([reason, holds]) => `case when ${holds} then '${reason}' end`)
  .join(', ')}], null)`
