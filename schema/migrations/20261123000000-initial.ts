import { Migration } from '@mikro-orm/migrations'

/** One of the values of a closed vocabulary (schema/terms.ts). */
const among = (column: string, values: string) => `check (${column} in ('${values.replaceAll(' ', "', '")}'))`
/** JSON knows no NaN and no infinity, so no stored number is one. */
const finite = (column: string) => `check (${column} > '-infinity' and ${column} < 'infinity')`

const TYPES = 'Place Branch Project Indicator Unit Figure Achievement Story Star'
const TOPICS = 'COLLECTIVE_ECONOMY PARTY_BUILDING GOVERNANCE LIVELIHOOD INFRASTRUCTURE CULTURE'
const THEMES = 'STRONG_BRANCH THRIVING_INDUSTRY ECO_LIVABLE SAFE_LAWFUL CIVIL_HAPPY'

const log = `
create table revision (
  id serial primary key,
  slug text collate "C" not null,
  version integer not null check (version > 0),
  document jsonb,
  text text not null,
  digest text not null,
  reason text,
  published_at timestamptz not null,
  constraint revision_slug_version_unique unique (slug, version),
  constraint revision_withdrawal_check check (document is not null or (text = '' and reason is not null))
);

create table identity (
  id serial primary key,
  type text collate "C" not null ${among('type', TYPES)},
  key text collate "C" not null,
  constraint identity_type_key_unique unique (type, key)
);

create table statement (
  revision_id integer not null constraint statement_revision_id_foreign references revision (id),
  type text collate "C" not null ${among('type', TYPES)},
  key text collate "C" not null,
  fields jsonb,
  primary key (revision_id, type, key)
);
create index statement_key_index on statement (type, key, revision_id desc);
create index statement_fields_index on statement (type, key, revision_id desc) where fields is not null;

create table outbox (
  id serial primary key,
  revision_id integer not null constraint outbox_revision_id_foreign references revision (id),
  tags text[] not null,
  created_at timestamptz not null,
  rendered_at timestamptz
);
create index outbox_undone_index on outbox (id) where rendered_at is null;
create index outbox_revision_index on outbox (revision_id);

create table page (
  path text collate "C" primary key,
  digest text not null,
  edition text not null,
  tags text[] not null
);
create index page_tags_index on page using gin (tags);
`

const places = `
create table unit (
  code text collate "C" primary key,
  symbol text not null,
  name text not null
);

create table indicator (
  id integer primary key,
  slug text collate "C" not null constraint indicator_slug_unique unique,
  name text not null,
  unit_code text collate "C" not null constraint indicator_unit_code_foreign references unit (code),
  topic text not null ${among('topic', TOPICS)},
  definition text,
  url text not null,
  sort_key text collate "C" not null
);
create index indicator_unit_index on indicator (unit_code);
create index indicator_sort_index on indicator (sort_key, id);

create table place (
  id integer primary key,
  path text collate "C" not null constraint place_path_unique unique,
  slug text collate "C" not null,
  name text not null,
  level text collate "C" not null ${among('level', 'PROVINCE CITY DISTRICT STREET ZONE COMMUNITY')},
  kind text ${among('kind', 'VILLAGE URBAN')},
  colour text check (colour ~ '^#[0-9a-f]{6}$'),
  summary text,
  url text not null,
  branch_total integer not null check (branch_total >= 0),
  star_total integer not null,
  parent_id integer constraint place_parent_id_foreign references place (id),
  sort_key text collate "C" not null,
  constraint place_slug_check check (slug = regexp_replace(path, '^.*/', '')),
  constraint place_kind_level_check check (kind is null or level = 'COMMUNITY'),
  constraint place_colour_level_check check (colour is null or level = 'ZONE'),
  constraint place_parent_check check ((parent_id is null) = (level = 'PROVINCE') and parent_id <> id),
  constraint place_star_total_check check (star_total between 0 and 5 * branch_total)
);
create index place_parent_index on place (parent_id, sort_key, id);
create index place_level_index on place (level, path);

create table place_link (
  ancestor_id integer not null constraint place_link_ancestor_id_foreign references place (id),
  descendant_id integer not null constraint place_link_descendant_id_foreign references place (id),
  depth integer not null,
  primary key (ancestor_id, descendant_id),
  constraint place_link_depth_check check (depth >= 0 and (depth = 0) = (ancestor_id = descendant_id))
);
create index place_link_descendant_index on place_link (descendant_id, depth);

create table branch (
  id integer primary key,
  slug text collate "C" not null constraint branch_slug_unique unique,
  name text not null,
  place_id integer not null constraint branch_place_id_foreign references place (id),
  star_count integer not null check (star_count between 0 and 5),
  url text not null,
  sort_key text collate "C" not null
);
create index branch_place_index on branch (place_id, id);
create index branch_star_count_index on branch (star_count desc, sort_key, id);

create table project (
  id integer primary key,
  slug text collate "C" not null constraint project_slug_unique unique,
  name text not null,
  kind text collate "C" not null ${among('kind', 'BRAND PROGRAMME PRACTICE WORK')},
  status text not null ${among('status', 'PLANNED ONGOING COMPLETED')},
  place_id integer not null constraint project_place_id_foreign references place (id),
  summary text not null,
  themes text[] not null check (themes <@ array['${THEMES.replaceAll(' ', "','")}']),
  url text not null,
  sort_key text collate "C" not null
);
create index project_place_index on project (place_id, sort_key, id);
create index project_kind_index on project (kind, sort_key, id);
create index project_sort_index on project (sort_key, id);
create index project_themes_index on project using gin (themes);
`

const stories = `
create table story (
  id integer primary key,
  slug text collate "C" not null constraint story_slug_unique unique,
  title text not null,
  kicker text,
  byline text,
  publication text,
  published_on date,
  body text not null,
  text text not null,
  html text not null,
  version integer not null check (version > 0),
  published_at timestamptz not null,
  updated_at timestamptz not null check (updated_at >= published_at),
  url text not null,
  place_id integer not null constraint story_place_id_foreign references place (id),
  revision_id integer not null constraint story_revision_id_foreign references revision (id)
);
create index story_published_index on story (published_at, id);
create index story_place_index on story (place_id);
create index story_revision_index on story (revision_id);

create table story_place (
  story_id integer not null constraint story_place_story_id_foreign references story (id),
  place_id integer not null constraint story_place_place_id_foreign references place (id),
  primary key (story_id, place_id)
);
create index story_place_place_index on story_place (place_id, story_id);

create table story_project (
  story_id integer not null constraint story_project_story_id_foreign references story (id),
  project_id integer not null constraint story_project_project_id_foreign references project (id),
  primary key (story_id, project_id)
);
create index story_project_project_index on story_project (project_id, story_id);

create table passage (
  id serial primary key,
  quote text not null,
  before text not null,
  after text not null,
  start integer not null check (start >= 0),
  "end" integer not null,
  story_id integer not null constraint passage_story_id_foreign references story (id),
  url text not null,
  original_file text,
  original_start integer check (original_start >= 0),
  original_end integer,
  revision_id integer not null constraint passage_revision_id_foreign references revision (id),
  project_id integer constraint passage_project_id_foreign references project (id),
  place_id integer constraint passage_place_id_foreign references place (id),
  constraint passage_span_check check (start < "end" and char_length(quote) = "end" - start),
  constraint passage_about_check check (num_nonnulls(project_id, place_id) <= 1),
  constraint passage_original_check check (
    num_nonnulls(original_file, original_start, original_end) in (0, 3) and original_start < original_end
  )
);
create index passage_story_index on passage (story_id, id);
create index passage_revision_index on passage (revision_id);
create index passage_project_index on passage (project_id, id) where project_id is not null;
create index passage_place_index on passage (place_id, id) where place_id is not null;

create table star (
  id serial primary key,
  branch_id integer not null constraint star_branch_id_foreign references branch (id),
  theme text ${among('theme', THEMES)},
  evidence_id integer not null constraint star_evidence_id_foreign references passage (id),
  constraint star_theme_unique unique (branch_id, theme)
);
create index star_branch_index on star (branch_id, id);
create index star_evidence_index on star (evidence_id);
`

/** Columns of a claim: exactly one subject, where it lies, its sentence, its period. */
const claim = (table: string) => `
  subject_project_id integer constraint ${table}_subject_project_id_foreign references project (id),
  subject_branch_id integer constraint ${table}_subject_branch_id_foreign references branch (id),
  subject_place_id integer constraint ${table}_subject_place_id_foreign references place (id),
  place_id integer not null constraint ${table}_place_id_foreign references place (id),
  evidence_id integer not null constraint ${table}_evidence_id_foreign references passage (id),
  story_id integer not null constraint ${table}_story_id_foreign references story (id),
  period_label text,
  period_start date,
  period_end date,
  constraint ${table}_subject_check check (num_nonnulls(subject_project_id, subject_branch_id, subject_place_id) = 1),
  constraint ${table}_subject_place_check check (subject_place_id = place_id),
  constraint ${table}_period_check check (
    (period_label is not null or num_nonnulls(period_start, period_end) = 0) and period_start <= period_end
  )`
const claimIndexes = (table: string) => `
create index ${table}_subject_project_index on ${table} (subject_project_id, id) where subject_project_id is not null;
create index ${table}_subject_branch_index on ${table} (subject_branch_id, id) where subject_branch_id is not null;
create index ${table}_subject_place_index on ${table} (subject_place_id, id) where subject_place_id is not null;
create index ${table}_place_index on ${table} (place_id, id);
create index ${table}_evidence_index on ${table} (evidence_id);
create index ${table}_story_index on ${table} (story_id, id);
`

const claims = `
create table achievement (
  id integer primary key,
  title text not null,
  rank text,
  awarded_by text,
  url text not null,
  published_at timestamptz not null,${claim('achievement')}
);
${claimIndexes('achievement')}create index achievement_published_index on achievement (published_at, id);

create table figure (
  id integer primary key,
  indicator_id integer not null constraint figure_indicator_id_foreign references indicator (id),
  value double precision not null ${finite('value')},
  display text not null,
  qualifier text not null ${among('qualifier', 'EXACT ABOUT OVER NEARLY AT_LEAST UP_TO LESS_THAN RANGE')},
  bounds_min double precision ${finite('bounds_min')},
  bounds_max double precision ${finite('bounds_max')},
  bounds_min_inclusive boolean not null,
  bounds_max_inclusive boolean not null,
  status text not null ${among('status', 'ACHIEVED ONGOING PLANNED')},
  url text not null,
  citation_gbt7714 text not null,
  citation_apa text not null,
  citation_markdown text not null,
  citation_bibtex text not null,
  citation_csl_json text not null,
  topic text not null ${among('topic', TOPICS)},
  unit_code text collate "C" not null,
  indicator_slug text collate "C" not null,
  indicator_sort text collate "C" not null,
  place_sort text collate "C" not null,
  published_at timestamptz not null,${claim('figure')},
  constraint figure_bounds_check check (
    bounds_min <= bounds_max and value >= bounds_min and value <= bounds_max
    and (bounds_min is not null or not bounds_min_inclusive)
    and (bounds_max is not null or not bounds_max_inclusive)
  ),
  constraint figure_exact_check check (
    qualifier <> 'EXACT'
    or coalesce(bounds_min = value and bounds_max = value and bounds_min_inclusive and bounds_max_inclusive, false)
  )
);
${claimIndexes('figure')}
create index figure_indicator_index on figure (indicator_id);
create index figure_value_index on figure (value, id);
create index figure_indicator_value_index on figure (indicator_slug, value, id);
create index figure_indicator_sort_index on figure (indicator_sort, id);
create index figure_place_sort_index on figure (place_sort, id);
create index figure_published_index on figure (published_at, id);
create index figure_topic_index on figure (topic, value, id);
create index figure_unit_index on figure (unit_code, value, id);

create table figure_revision (
  id serial primary key,
  figure_id integer not null constraint figure_revision_figure_id_foreign references figure (id),
  version integer not null check (version > 0),
  value double precision not null ${finite('value')},
  display text not null,
  changed_at timestamptz not null,
  reason text,
  evidence_id integer not null constraint figure_revision_evidence_id_foreign references passage (id),
  constraint figure_revision_version_unique unique (figure_id, version),
  constraint figure_revision_reason_check check (version = 1 or reason is not null)
);
create index figure_revision_evidence_index on figure_revision (evidence_id);
`

const SEARCHED = ['place', 'branch', 'project', 'figure', 'achievement', 'story']
const search = `
create table search_entry (
  id integer primary key,
  ${SEARCHED.map((type) => `${type}_id integer constraint search_entry_${type}_id_foreign references ${type} (id),`).join('\n  ')}
  title text not null,
  text text not null,
  tokens tsvector not null,
  constraint search_entry_one_check check (
    num_nonnulls(${SEARCHED.map((type) => `${type}_id`).join(', ')}) = 1
    and id = coalesce(${SEARCHED.map((type) => `${type}_id`).join(', ')})
  )
);
create index search_entry_tokens_index on search_entry using gin (tokens);
${SEARCHED.map((type) => `create unique index search_entry_${type}_unique on search_entry (${type}_id) where ${type}_id is not null;`).join('\n')}
`

/** Rules that span rows. Deferred ones hold when the transaction commits. */
const rules = `
create function revision_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'revisions are never changed or deleted' using errcode = 'restrict_violation';
end $$;
create trigger revision_append_only before update or delete or truncate on revision
  for each statement execute function revision_refuse_change();

create function passage_check_quote() returns trigger language plpgsql as $$
declare
  source record;
begin
  select revision.slug, substr(revision.text, new.start + 1, new."end" - new.start) as words
    into source from revision where revision.id = new.revision_id;
  if source.words is distinct from new.quote then
    raise exception 'the quote of passage % is not the text from % to % of revision %',
      new.id, new.start, new."end", new.revision_id
      using errcode = 'check_violation', constraint = 'passage_quote_check';
  end if;
  if not exists (select from story where id = new.story_id and slug = source.slug) then
    raise exception 'passage % belongs to a revision of another story', new.id
      using errcode = 'check_violation', constraint = 'passage_revision_check';
  end if;
  return null;
end $$;
create trigger passage_quote after insert or update of quote, start, "end", revision_id, story_id on passage
  for each row execute function passage_check_quote();

create function place_check_links() returns trigger language plpgsql as $$
declare
  checked integer := case when tg_table_name = 'place' then (to_jsonb(coalesce(new, old)) ->> 'id')::integer
    else (to_jsonb(coalesce(new, old)) ->> 'descendant_id')::integer end;
begin
  if exists (
    select from place where place.id = checked and (
      (select jsonb_object_agg(link.ancestor_id, link.depth) from place_link link where link.descendant_id = place.id)
      is distinct from
      (select coalesce(jsonb_object_agg(link.ancestor_id, link.depth + 1), '{}') || jsonb_build_object(place.id, 0)
         from place_link link where link.descendant_id = place.parent_id)
    )
  ) then
    raise exception 'the links of place % do not lead through its parent', checked
      using errcode = 'check_violation', constraint = 'place_link_check';
  end if;
  return null;
end $$;
create constraint trigger place_links after insert or update of parent_id on place
  deferrable initially deferred for each row execute function place_check_links();
create constraint trigger place_link_parent after insert or update or delete on place_link
  deferrable initially deferred for each row execute function place_check_links();
`

/** All tables, constraints and rules of the hub. */
export class Initial extends Migration {
  override up(): void {
    for (const part of [log, places, stories, claims, search, rules])
      for (const sql of statements(part)) this.addSql(sql)
  }

  override down(): void {
    this.addSql(
      `drop table search_entry, figure_revision, figure, achievement, star, passage, story_project, story_place, story,
         project, branch, place_link, place, indicator, unit, page, outbox, statement, identity, revision`,
    )
    this.addSql('drop function revision_refuse_change, passage_check_quote, place_check_links')
  }
}

/** Cuts a script into its statements: each begins a line with "create". */
function statements(script: string): string[] {
  return script
    .trim()
    .split(/;\n+(?=create )|;$/)
    .filter((sql) => sql !== '')
}
