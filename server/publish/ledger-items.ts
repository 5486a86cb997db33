/** What ledgers list of published things, kept as rows of its own: so no ledger has to read all that is published. */
import type { Session } from '../database/database.ts'
import type { Change } from './projection.ts'

const THESE = '= any($1::integer[])'

/** When a story appeared: the day that it names, or that of its publication here. */
const APPEARED = `coalesce(story.published_on, (story.published_at at time zone 'Asia/Shanghai')::date)`
/** The day that a planned figure's source means where it names none: 年底前 is the end of the year in which it appeared. */
const INFERRED = `case
  when figure.period_label ~ '明年(年底|年末|年内|底)' then make_date(extract(year from ${APPEARED})::int + 1, 12, 31)
  when figure.period_label ~ '(年底|年末|年内|岁末)' then make_date(extract(year from ${APPEARED})::int, 12, 31)
  when figure.period_label ~ '(月底|月末|月内)' then (date_trunc('month', ${APPEARED}) + interval '1 month - 1 day')::date
end`

/**
 * One for each sort of thing: id, type, title, place, state, page, latest news, whether it wants news, the day that its
 * source states, the one that it means, whether it wants an end, whether it wants a picture. $1: ids, which no two sorts share.
 */
const things = [
  `select place.id::text, 'PLACE', place.name, place.id, 'PUBLISHED', place.url, (
     select max(story.updated_at) from place_link link join story_place on story_place.place_id = link.descendant_id
     join story on story.id = story_place.story_id where link.ancestor_id = place.id
   ), true, null::date, null::date, false, not exists (
     select from place_link link join story_place on story_place.place_id = link.descendant_id
     join picture on picture.story_id = story_place.story_id where link.ancestor_id = place.id
   ) from place where place.level in ('STREET', 'COMMUNITY') and place.id ${THESE}`,
  `select story.id::text, 'STORY', story.title, story.place_id, 'PUBLISHED', story.url, story.updated_at, false, null, null,
     false, story.kind = 'TEXT' and not exists (select from picture where picture.story_id = story.id)
   from story where story.kind <> 'SHEET_PART' and story.id ${THESE}`,
  `select project.id::text, 'PROJECT', project.name, project.place_id,
     case project.status when 'COMPLETED' then 'DONE' else project.status end, project.url, (
       select max(story.updated_at) from story_project join story on story.id = story_project.story_id
       where story_project.project_id = project.id
     ), project.status <> 'COMPLETED', null, null, project.kind = 'WORK' and project.status = 'ONGOING', not exists (
       select from story_project join picture on picture.story_id = story_project.story_id
       where story_project.project_id = project.id
     ) from project where project.id ${THESE}`,
  `select figure.id::text, 'FIGURE', concat(coalesce(project.name, branch.name), case when figure.subject_place_id is null then '：' end,
       indicator.name, ' ', figure.display), figure.place_id,
     case figure.status when 'ACHIEVED' then 'DONE' else figure.status end, figure.url, figure.published_at, false,
     case figure.status when 'PLANNED' then figure.period_end end,
     case figure.status when 'PLANNED' then ${INFERRED} end, false, false
   from figure join story on story.id = figure.story_id join indicator on indicator.id = figure.indicator_id
   left join project on project.id = figure.subject_project_id left join branch on branch.id = figure.subject_branch_id
   where figure.id ${THESE}`,
  `select achievement.id::text, 'ACHIEVEMENT', achievement.title, achievement.place_id, 'PUBLISHED', achievement.url,
     achievement.published_at, false, null, null, false, false from achievement where achievement.id ${THESE}`,
]

/** A day counts for what can still be done. */
const FILL = `insert into ledger_item (id, type, title, place_id, place, state, url, news_at, silent_since, due_on, due_is_inferred,
    is_unended, is_unpictured)
  select thing.id, thing.type, title, place_id, place.path, state, thing.url, news_at, case when wants_news then coalesce(news_at, '-infinity') end,
    coalesce(due.due_on, stated_on, inferred_on), due.due_on is null and stated_on is null and inferred_on is not null,
    wants_end and due.due_on is null, wants_picture
  from (${things.map((one) => `(${one})`).join(' union all ')})
    thing(id, type, title, place_id, state, url, news_at, wants_news, stated_on, inferred_on, wants_end, wants_picture)
  join place on place.id = place_id
  left join due_date due on due.entry = thing.id and thing.type in ('PROJECT', 'FIGURE') and state <> 'DONE'`

/** Makes what ledgers list of the things with these ids anew. All rows must be written and deleted. */
export async function renewLedgerItems(session: Session, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await session.rows('delete from ledger_item where id = any($1::text[])', [ids])
  await session.rows(FILL, [ids])
}

/**
 * Ids of everything that changes leave otherwise in ledgers: of the things themselves, of the places above news, and of
 * figures that are called by something that changed. All rows must be written and deleted.
 */
export async function listedAnew(session: Session, changes: readonly Change[]): Promise<string[]> {
  const changed = (table: string, column: string) => [
    ...new Set(
      changes
        .filter((change) => change.table.name === table)
        .flatMap(({ before, after }) => [before, after])
        .flatMap((row) => (typeof row?.[column] === 'number' ? [row[column]] : [])),
    ),
  ]
  const projects = changed('project', 'id')
  const things = ['place', 'story', 'figure', 'achievement'].flatMap((table) => changed(table, 'id'))
  const rows = await session.rows<{ id: string }>(
    `select unnest($1::integer[])::text as id
     union select ancestor_id::text from place_link where descendant_id = any($2::integer[])
     union select id::text from figure where subject_project_id = any($3::integer[])
     union select id::text from figure where subject_branch_id = any($4::integer[])
     union select id::text from figure where indicator_id = any($5::integer[])`,
    [
      [...things, ...projects, ...changed('story_project', 'project_id'), ...changed('place_link', 'ancestor_id')],
      changed('story_place', 'place_id'),
      projects,
      changed('branch', 'id'),
      changed('indicator', 'id'),
    ],
  )
  return rows.map(({ id }) => id)
}
