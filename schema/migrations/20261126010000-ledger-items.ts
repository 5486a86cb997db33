import { Migration } from '@mikro-orm/migrations'

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
 * source states, the one that it means, whether it wants an end, whether it wants a picture. As they were when this table came to be.
 */
const things = [
  `select place.id::text, 'PLACE', place.name, place.id, 'PUBLISHED', place.url, (
     select max(story.updated_at) from place_link link join story_place on story_place.place_id = link.descendant_id
     join story on story.id = story_place.story_id where link.ancestor_id = place.id
   ), true, null::date, null::date, false, not exists (
     select from place_link link join story_place on story_place.place_id = link.descendant_id
     join picture on picture.story_id = story_place.story_id where link.ancestor_id = place.id
   ) from place where place.level in ('STREET', 'COMMUNITY')`,
  `select story.id::text, 'STORY', story.title, story.place_id, 'PUBLISHED', story.url, story.updated_at, false, null, null,
     false, story.kind = 'TEXT' and not exists (select from picture where picture.story_id = story.id)
   from story where story.kind <> 'SHEET_PART'`,
  `select project.id::text, 'PROJECT', project.name, project.place_id,
     case project.status when 'COMPLETED' then 'DONE' else project.status end, project.url, (
       select max(story.updated_at) from story_project join story on story.id = story_project.story_id
       where story_project.project_id = project.id
     ), project.status <> 'COMPLETED', null, null, project.kind = 'WORK' and project.status = 'ONGOING', not exists (
       select from story_project join picture on picture.story_id = story_project.story_id
       where story_project.project_id = project.id
     ) from project`,
  `select figure.id::text, 'FIGURE', concat(coalesce(project.name, branch.name), case when figure.subject_place_id is null then '：' end,
       indicator.name, ' ', figure.display), figure.place_id,
     case figure.status when 'ACHIEVED' then 'DONE' else figure.status end, figure.url, figure.published_at, false,
     case figure.status when 'PLANNED' then figure.period_end end,
     case figure.status when 'PLANNED' then ${INFERRED} end, false, false
   from figure join story on story.id = figure.story_id join indicator on indicator.id = figure.indicator_id
   left join project on project.id = figure.subject_project_id left join branch on branch.id = figure.subject_branch_id`,
  `select achievement.id::text, 'ACHIEVEMENT', achievement.title, achievement.place_id, 'PUBLISHED', achievement.url,
     achievement.published_at, false, null, null, false, false from achievement`,
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

/** What ledgers list of published things. */
export class LedgerItems extends Migration {
  override up(): void {
    this.addSql(`create table ledger_item (
      id text collate "C" primary key,
      type text not null,
      title text not null,
      place_id integer not null,
      place text collate "C" not null,
      state text not null,
      url text not null,
      news_at timestamptz,
      silent_since timestamptz,
      due_on date,
      due_is_inferred boolean not null,
      is_unended boolean not null,
      is_unpictured boolean not null
    )`)
    this.addSql(FILL)
    this.addSql('create index ledger_item_place_index on ledger_item (place_id)')
  }

  override down(): void {
    this.addSql('drop table ledger_item')
  }
}
