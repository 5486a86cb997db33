import { Migration } from '@mikro-orm/migrations'

const tables = [
  `create table change (
     id serial primary key,
     kind text not null check (kind in ('PUBLISHED', 'UPDATED', 'CORRECTED', 'WITHDRAWN', 'RENAMED', 'MOVED')),
     at timestamptz not null,
     node_type text not null check (node_type in ('STORY', 'FIGURE', 'PLACE', 'BRANCH', 'PROJECT', 'INDICATOR')),
     node_id integer not null,
     title text,
     url text not null,
     before_display text,
     before_value double precision check (before_value > '-infinity' and before_value < 'infinity'),
     before_version integer,
     after_display text,
     after_value double precision check (after_value > '-infinity' and after_value < 'infinity'),
     after_version integer,
     reason text,
     story_slug text collate "C" not null,
     version integer not null check (version > 0),
     story_id integer constraint change_story_id_foreign references story (id),
     place_id integer constraint change_place_id_foreign references place (id),
     topics text[] not null,
     revision_id integer not null constraint change_revision_id_foreign references revision (id),
     constraint change_once_unique unique (revision_id, node_id, kind),
     constraint change_withdrawn_check check (
       kind <> 'WITHDRAWN' or (title is null and before_display is null and after_display is null)
     ),
     constraint change_sides_check check (
       (before_display is null) = (after_display is null)
       and (before_display is not null or num_nonnulls(before_value, before_version, after_value, after_version) = 0)
     )
   )`,
  'create index change_at_index on change (at, id)',
  'create index change_story_slug_index on change (story_slug, id)',
  'create index change_node_index on change (node_id)',
  'create index change_story_index on change (story_id) where story_id is not null',
  'create index change_place_index on change (place_id) where place_id is not null',
  `create table change_place (
     change_id integer not null constraint change_place_change_id_foreign references change (id),
     place_id integer not null constraint change_place_place_id_foreign references place (id),
     primary key (change_id, place_id)
   )`,
  'create index change_place_place_index on change_place (place_id, change_id)',
]

/** The log of revisions, each with its moment as the changes have it, and whether its words are withdrawn since. */
const logged = `logged as (
  select revision.id as revision_id, revision.slug as story_slug, revision.version, document, reason,
    max(revision.published_at) over (order by revision.id) as at,
    lag(document) over story as document_before,
    coalesce(bool_or(document is null) over (story rows between 1 following and unbounded following), false) as faded,
    identity.id as story, live.id as live
  from revision join identity on identity.type = 'Story' and identity.key = revision.slug
  left join story live on live.slug = revision.slug
  window story as (partition by revision.slug order by revision.version)
)`

const stories = `
  select revision_id, 1 as part, 'STORY' as node_type, story as node_id,
    case when document is null then 'WITHDRAWN' when document_before is null then 'PUBLISHED' else 'UPDATED' end as kind,
    document #>> '{story,title}' as title, E'\\uE000/stories/' || story_slug || '/' as url,
    null as before_display, null::double precision as before_value, null::integer as before_version,
    null as after_display, null::double precision as after_value, null::integer as after_version,
    (select id from place where path = coalesce(document, document_before) #>> '{story,place}') as place_id,
    (select coalesce(array_agg(distinct topic order by topic), '{}') from indicator where slug in (
       select claim ->> 'indicator' from unnest(array[document, document_before]) said,
         jsonb_array_elements(coalesce(said -> 'figures', '[]')) claim)) as topics
  from logged`

const corrections = `
  select logged.revision_id, 2, 'FIGURE', figure.id, 'CORRECTED', new.subject_name || new.indicator_name, figure.url,
    old.display, old.value, old.version, new.display, new.value, new.version, figure.place_id, array[figure.topic]
  from figure_revision new
  join figure_revision old on old.figure_id = new.figure_id and old.version = new.version - 1
  join figure on figure.id = new.figure_id
  join revision on revision.published_at = new.changed_at
  join logged on logged.revision_id = revision.id and logged.live = figure.story_id`

/** Figures that a later version of a story no longer states. */
const droppedFigures = `
  select revision_id, 3, 'FIGURE', identity.id, 'WITHDRAWN', null, E'\\uE000/figures/' || identity.id || '/',
    null, null, null, null, null, null,
    coalesce((select id from place where path = claim #>> '{subject,place}'),
      (select place_id from branch where slug = claim #>> '{subject,branch}'),
      (select place_id from project where slug = claim #>> '{subject,project}')), (select array[topic] from indicator where slug = claim ->> 'indicator')
  from logged cross join lateral jsonb_array_elements(document_before -> 'figures') claim
  join identity on identity.type = 'Figure' and identity.key = story_slug || '/' || (claim ->> 'key')
  where document is not null and not document -> 'figures' @> jsonb_build_array(jsonb_build_object('key', claim -> 'key'))`

/** Each statement of something with a name, after the one before of any document; none of what is withdrawn since. */
const stated = `lasting as (select * from logged where not faded), stated as (
  select revision_id, kind, type, key, name, lies, topic,
    lag(name) over thing as name_before, lag(lies) over thing as lies_before
  from (
    select revision_id, 1 as kind, 'Place' as type, said ->> 'path' as key, said ->> 'name' as name,
      said ->> 'parent' as lies, null as topic
    from lasting, jsonb_array_elements(coalesce(document -> 'places', '[]')) said
    union all select revision_id, 2, 'Branch', said ->> 'slug', said ->> 'name', said ->> 'place', null
    from lasting, jsonb_array_elements(coalesce(document -> 'branches', '[]')) said
    union all select revision_id, 3, 'Project', said ->> 'slug', said ->> 'name', said ->> 'place', null
    from lasting, jsonb_array_elements(coalesce(document -> 'projects', '[]')) said
    union all select revision_id, 4, 'Indicator', said ->> 'slug', said ->> 'name', null, said ->> 'topic'
    from lasting, jsonb_array_elements(coalesce(document -> 'indicators', '[]')) said
  ) said window thing as (partition by type, key order by revision_id)
)`

const urls = `case stated.type when 'Place' then E'\\uE000/places/' || key || '/'
  when 'Branch' then E'\\uE000/places/' || lies || '/#branch-' || identity.id
  else E'\\uE000/' || lower(stated.type) || 's/' || key || '/' end`

const restated = (part: number, kind: string, before: string, after: string, differs: string) => `
  select revision_id, ${part}, upper(stated.type), identity.id, '${kind}', name, ${urls},
    ${before}, null, null, ${after}, null, null,
    (select id from place where path = case stated.type when 'Place' then key else lies end),
    case when topic is null then '{}' else array[topic] end
  from stated join identity using (type, key) where ${differs}`

const placeName = (path: string) => `coalesce((select place.name from place where place.path = ${path}), ${path})`

const filling = [
  `with ${logged}, ${stated}, found as (
     ${stories} union all ${corrections} union all ${droppedFigures}
     union all ${restated(4, 'RENAMED', 'name_before', 'name', 'name <> name_before')}
     union all ${restated(5, 'MOVED', placeName('lies_before'), placeName('lies'), 'lies <> lies_before')}
   )
   insert into change (kind, at, node_type, node_id, title, url, before_display, before_value, before_version,
     after_display, after_value, after_version, reason, story_slug, version, story_id, place_id, topics, revision_id)
   select kind, at, node_type, node_id, title, found.url, before_display, before_value, before_version,
     after_display, after_value, after_version, reason, story_slug, logged.version,
     case when document is not null then live end, found.place_id, topics, revision_id
   from found join logged using (revision_id) order by revision_id, part, node_id`,
  `with ${logged}
   update change set title = null, before_display = null, before_value = null, before_version = null,
     after_display = null, after_value = null, after_version = null, story_id = null,
     reason = case when kind = 'WITHDRAWN' then change.reason end
   from logged where logged.revision_id = change.revision_id and logged.faded`,
  `update change set title = null, before_display = null, before_value = null, before_version = null,
     after_display = null, after_value = null, after_version = null, story_id = null,
     reason = case when kind = 'WITHDRAWN' then change.reason end
   where node_type = 'FIGURE' and exists (
     select from change later where later.node_id = change.node_id and later.kind = 'WITHDRAWN' and later.id > change.id)`,
  // Where a change lay is known for certain only of what is published; everything else is listed where it was said to lie.
  `insert into change_place (change_id, place_id)
   select distinct change.id, link.ancestor_id from change
   left join story_place on change.node_type = 'STORY' and story_place.story_id = change.story_id
   join place_link link on link.descendant_id in (change.place_id, story_place.place_id)`,
]

/** The log of what publications changed, filled from the revisions. */
export class Changes extends Migration {
  override up(): void {
    for (const sql of [...tables, ...filling]) this.addSql(sql)
  }

  override down(): void {
    this.addSql('drop table change_place, change')
  }
}
