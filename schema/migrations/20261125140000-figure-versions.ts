import { Migration } from '@mikro-orm/migrations'

const CITATIONS = ['gbt7714', 'apa', 'markdown', 'bibtex', 'csl_json']
const TEXTS = 'qualifier status subject_name place_name indicator_name unit_code unit_symbol unit_name story_title url'
/** Columns that every version has. */
const REQUIRED = [
  ...TEXTS.split(' '),
  ...CITATIONS.map((style) => `citation_${style}`),
  'bounds_min_inclusive',
  'bounds_max_inclusive',
]

const up = [
  'alter table identity drop constraint identity_type_check',
  `alter table identity add constraint identity_type_check check (type in ('Place', 'Branch', 'Project', 'Indicator',
     'Unit', 'Figure', 'FigureRevision', 'Achievement', 'Story', 'Star'))`,
  `create table figure_context (
     id integer primary key,
     subject_name text not null, place_name text not null, indicator_name text not null,
     unit_code text not null, unit_symbol text not null, unit_name text not null
   )`,
  `create trigger figure_context_append_only before update or delete or truncate on figure_context
     for each statement execute function revision_refuse_change()`,
  `alter table figure_revision
     ${TEXTS.split(' ')
       .map((column) => `add column ${column} text`)
       .join(', ')},
     ${CITATIONS.map((style) => `add column citation_${style} text`).join(', ')},
     add column byline text, add column publication text, add column published_on date,
     add column period_label text, add column period_start date, add column period_end date,
     add column bounds_min double precision, add column bounds_max double precision,
     add column bounds_min_inclusive boolean, add column bounds_max_inclusive boolean`,
  // A version is known by an identity of its own from here on.
  `insert into identity (type, key)
   select 'FigureRevision', identity.key || '@' || version
   from figure_revision join identity on identity.id = figure_id order by figure_id, version`,
  'update figure_revision set id = -id',
  `update figure_revision set id = own.id from identity figure, identity own
   where figure.id = figure_id and own.type = 'FigureRevision' and own.key = figure.key || '@' || version`,
  'alter table figure_revision alter column id drop default',
  'drop sequence figure_revision_id_seq',
  // The names of the day of this migration are the oldest that are still known.
  `insert into figure_context
   select figure_revision.id, coalesce(project.name, branch.name, subject.name), place.name, indicator.name,
     unit.code, unit.symbol, unit.name
   from figure_revision join figure on figure.id = figure_id join place on place.id = figure.place_id
   join indicator on indicator.id = figure.indicator_id join unit on unit.code = indicator.unit_code
   left join project on project.id = subject_project_id left join branch on branch.id = subject_branch_id
   left join place subject on subject.id = subject_place_id`,
  `update figure_revision version set
     subject_name = context.subject_name, place_name = context.place_name, indicator_name = context.indicator_name,
     unit_code = context.unit_code, unit_symbol = context.unit_symbol, unit_name = context.unit_name
   from figure_context context where context.id = version.id`,
  // What each said stands in the revision of its story that brought it.
  `update figure_revision version set
     qualifier = said.claim ->> 'qualifier', status = said.claim ->> 'status',
     period_label = said.claim #>> '{period,label}',
     period_start = (said.claim #>> '{period,start}')::date,
     period_end = (said.claim #>> '{period,end}')::date,
     bounds_max = (said.claim ->> 'valueMax')::double precision,
     story_title = said.document #>> '{story,title}', byline = said.document #>> '{story,byline}',
     publication = said.document #>> '{story,publication}',
     published_on = (said.document #>> '{story,publishedOn}')::date,
     url = said.url
   from (
     select figure_revision.id, document, claim, rtrim(figure.url, '/') || '@' || figure_revision.version || '/' as url
     from figure_revision join figure on figure.id = figure_id join identity on identity.id = figure_id
     join story on story.id = figure.story_id
     join revision on revision.slug = story.slug and revision.published_at = changed_at
     cross join lateral jsonb_array_elements(coalesce(document -> 'figures', '[]')) claim
     where claim ->> 'key' = substr(identity.key, length(story.slug) + 2)
   ) said where said.id = version.id`,
  // Where no revision of that moment is found, the present state serves.
  `update figure_revision version set
     qualifier = figure.qualifier, status = figure.status, story_title = story.title,
     url = rtrim(figure.url, '/') || '@' || version.version || '/'
   from figure join story on story.id = figure.story_id
   where figure.id = version.figure_id and version.url is null`,
  `update figure_revision set
     bounds_min = case when qualifier in ('EXACT', 'OVER', 'AT_LEAST', 'RANGE') then value end,
     bounds_max = case when qualifier in ('EXACT', 'NEARLY', 'LESS_THAN', 'UP_TO') then value
       when qualifier = 'RANGE' then bounds_max end`,
  `update figure_revision set
     bounds_min_inclusive = qualifier in ('EXACT', 'AT_LEAST', 'RANGE'),
     bounds_max_inclusive = qualifier in ('EXACT', 'UP_TO') or (qualifier = 'RANGE' and bounds_max is not null)`,
  `update figure_revision version set ${CITATIONS.map(
    (style) => `citation_${style} = replace(figure.citation_${style}, figure.url, version.url)`,
  ).join(', ')} from figure where figure.id = version.figure_id`,
  `alter table figure_revision ${REQUIRED.map((column) => `alter column ${column} set not null`).join(', ')}`,
  `alter table figure_revision add constraint figure_revision_period_check check (
     (period_label is not null or num_nonnulls(period_start, period_end) = 0) and period_start <= period_end)`,
]

const down = [
  'drop table figure_context',
  `alter table figure_revision drop constraint figure_revision_period_check,
     ${[...REQUIRED, 'byline', 'publication', 'published_on', 'period_label', 'period_start', 'period_end']
       .concat('bounds_min', 'bounds_max')
       .map((column) => `drop column ${column}`)
       .join(', ')}`,
  `create sequence figure_revision_id_seq owned by figure_revision.id`,
  `select setval('figure_revision_id_seq', coalesce((select max(id) from identity), 1))`,
  `alter table figure_revision alter column id set default nextval('figure_revision_id_seq')`,
  `delete from identity where type = 'FigureRevision'`,
  'alter table identity drop constraint identity_type_check',
  `alter table identity add constraint identity_type_check check (type in ('Place', 'Branch', 'Project', 'Indicator',
     'Unit', 'Figure', 'Achievement', 'Story', 'Star'))`,
]

/** Versions of figures as things of their own, with all their facts and the names around them. */
export class FigureVersions extends Migration {
  override up(): void {
    for (const sql of up) this.addSql(sql)
  }

  override down(): void {
    for (const sql of down) this.addSql(sql)
  }
}
