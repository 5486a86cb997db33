/**
 * SQL of everything that a ledger holds at and below a place, as of one moment. Its parameters: $1 the place's path (empty
 * for the whole hub), $2 the moment as ISO 8601, $3 whether drafts are among it.
 */
import { DEFAULTS } from './rules.ts'

const MOMENT = '$2::text::timestamptz'
const TODAY = `(${MOMENT} at time zone 'Asia/Shanghai')::date`

/** The places, each with what its nearest district set and with whoever answers for it, or for a place above it. */
const places = `place_minded as (
  select place.id, place.path, place.name, place.level, place.url,
    coalesce(rule.stale_days, ${DEFAULTS.staleDays}) as stale_days, coalesce(rule.remind_days, ${DEFAULTS.remindDays}) as remind_days,
    duty.editor_id, duty.editor_name
  from place
  left join lateral (
    select stale_days, remind_days from place_link link join place above on above.id = link.ancestor_id
    join ledger_rule on ledger_rule.place = above.path where link.descendant_id = place.id order by link.depth limit 1
  ) rule on true
  left join lateral (
    select editor.id as editor_id, editor.name as editor_name from place_link link join place above on above.id = link.ancestor_id
    join responsible on responsible.place = above.path join editor on editor.id = responsible.editor_id
    where link.descendant_id = place.id and editor.disabled_at is null order by link.depth limit 1
  ) duty on true
  where $1::text = '' or place.id in (
    select link.descendant_id from place above join place_link link on link.ancestor_id = above.id where above.path = $1)
)`

/**
 * The day that a planned figure's own period ends; where the source names none but says 年底前, the last of the year in
 * which it appeared, or was published here.
 */
const APPEARED = `coalesce(story.published_on, (story.published_at at time zone 'Asia/Shanghai')::date)`
const INFERRED = `case
  when figure.period_label ~ '明年(年底|年末|年内|底)' then make_date(extract(year from ${APPEARED})::int + 1, 12, 31)
  when figure.period_label ~ '(年底|年末|年内|岁末)' then make_date(extract(year from ${APPEARED})::int, 12, 31)
  when figure.period_label ~ '(月底|月末|月内)' then (date_trunc('month', ${APPEARED}) + interval '1 month - 1 day')::date
end`

/** Columns of every branch: id, type, title, place id, state, news, due (set or stated), inferred due, page, whether it may be a work without an end, whether its page has a picture. */
const branches = [
  `select place.id::text, 'PLACE', place.name, place.id, 'PUBLISHED', (
     select max(story.updated_at) from place_link link join story_place on story_place.place_id = link.descendant_id
     join story on story.id = story_place.story_id where link.ancestor_id = place.id
   ), null::date, null::date, place.url, false, exists (
     select from place_link link join story_place on story_place.place_id = link.descendant_id
     join picture on picture.story_id = story_place.story_id where link.ancestor_id = place.id
   ) from place_minded place where place.level in ('STREET', 'COMMUNITY')`,
  `select story.id::text, 'STORY', story.title, story.place_id, 'PUBLISHED', story.updated_at, null, null, story.url, false,
     exists (select from picture where picture.story_id = story.id) or story.kind <> 'TEXT'
   from story where story.kind <> 'SHEET_PART'`,
  `select project.id::text, 'PROJECT', project.name, project.place_id,
     case project.status when 'COMPLETED' then 'DONE' else project.status end, (
       select max(story.updated_at) from story_project join story on story.id = story_project.story_id
       where story_project.project_id = project.id
     ), null, null, project.url, project.kind = 'WORK' and project.status = 'ONGOING', exists (
       select from story_project join picture on picture.story_id = story_project.story_id
       where story_project.project_id = project.id
     ) from project`,
  `select figure.id::text, 'FIGURE', concat(coalesce(project.name, branch.name), case when figure.subject_place_id is null then '：' end,
       indicator.name, ' ', figure.display), figure.place_id,
     case figure.status when 'ACHIEVED' then 'DONE' else figure.status end, figure.published_at,
     case figure.status when 'PLANNED' then figure.period_end end,
     case figure.status when 'PLANNED' then ${INFERRED} end, figure.url, false, true
   from figure join story on story.id = figure.story_id join indicator on indicator.id = figure.indicator_id
   left join project on project.id = figure.subject_project_id left join branch on branch.id = figure.subject_branch_id`,
  `select achievement.id::text, 'ACHIEVEMENT', achievement.title, achievement.place_id, 'PUBLISHED', achievement.published_at,
     null, null, achievement.url, false, true from achievement`,
]

const published = branches.map((branch) => `(${branch})`).join(' union all ')

/** What waits to be published. A place that is not published yet is minded as the nearest one above it. */
const drafts = `select manuscript.id::text as id, 'MANUSCRIPT' as type, manuscript.title, manuscript.place, coalesce(near.name, manuscript.place) as place_name,
    manuscript.state, manuscript.updated_at as news_at,
    (manuscript.publish_at at time zone 'Asia/Shanghai')::date as stated, null::date as inferred,
    '/studio/write/?id=' || manuscript.id as url, false as may_be_unended, true as pictured,
    coalesce(near.stale_days, ${DEFAULTS.staleDays}) as stale_days, coalesce(near.remind_days, ${DEFAULTS.remindDays}) as remind_days,
    near.editor_id, near.editor_name
  from manuscript left join lateral (
    select * from place_minded place where manuscript.place = place.path or starts_with(manuscript.place, place.path || '/')
    order by length(place.path) desc limit 1
  ) near on true
  where $3::boolean and manuscript.state in ('WRITING', 'IN_REVIEW', 'RETURNED', 'APPROVED', 'SCHEDULED')
    and ($1::text = '' or manuscript.place = $1 or near.path is not null)`

const rows = `select thing.id, thing.type, thing.title, place.path as place, place.name as place_name, thing.state, thing.news_at,
    thing.stated, thing.inferred, thing.url, thing.may_be_unended, thing.pictured, place.stale_days, place.remind_days, place.editor_id, place.editor_name
  from (${published}) thing(id, type, title, place_id, state, news_at, stated, inferred, url, may_be_unended, pictured)
  join place_minded place on place.id = thing.place_id
  union all ${drafts}`

const isOpen = `thing.state <> 'DONE' and thing.type in ('PROJECT', 'FIGURE', 'MANUSCRIPT')`
const dueOn = 'coalesce(due_date.due_on, thing.stated, thing.inferred)'
const stale = `array_remove(array[
    case when (thing.type in ('PLACE', 'MANUSCRIPT') or thing.type = 'PROJECT' and thing.state <> 'DONE')
      and coalesce(thing.news_at < ${MOMENT} - make_interval(days => thing.stale_days), true) then 'NO_NEWS' end,
    case when ${isOpen} and ${dueOn} < ${TODAY} then 'OVERDUE' end,
    case when thing.may_be_unended and ${dueOn} is null then 'UNENDED' end,
    case when not thing.pictured then 'NO_PICTURE' end
  ], null)`

/** SQL of the relation `entry`: `with …` that stands before the statement that reads it. */
export const ENTRIES = `with ${places}, entry as (
  select thing.*, case when ${isOpen} then ${dueOn} end as due_on,
    due_date.due_on is null and thing.stated is null and thing.inferred is not null as due_is_inferred, ${stale} as stale,
    exists (select from reminder where reminder.entry = thing.id and answered_at is null) as reminded
  from (${rows}) thing left join due_date on due_date.entry = thing.id
)`
