import { type Question, variablesFrom } from './question.ts'

/** What the page of one project asks: some 4 kB. */
export const projectPage: Question = {
  name: 'project page',
  operation: 'ProjectPage',
  variables: (client) => variablesFrom(client, 'select slug from project order by md5(slug) limit 2000'),
  hub: `query ProjectPage($slug: String!) {
  project(slug: $slug) {
    id slug name kind status summary themes url
    place { id name path url ancestors { name path url } }
    mentions { quote url }
    figures(first: 20, orderBy: [{ field: VALUE, direction: DESC }]) {
      nodes {
        id display value qualifier status url
        bounds { minInclusive min max maxInclusive }
        period { label }
        indicator { name unit { symbol } }
        evidence { quote url }
      }
    }
    achievements(first: 10) { nodes { title rank awardedBy evidence { quote url } } }
    stories(first: 5) { nodes { slug title publication publishedOn url } }
  }
}`,
  postgraphile: `query ProjectPage($slug: String!) {
  project: projectBySlug(slug: $slug) {
    id: rowId slug name kind status summary themes url
    place: placeByPlaceId {
      id: rowId name path url
      ancestors__above: placeLinksByDescendantId(orderBy: [DEPTH_DESC]) {
        nodes { row: placeByAncestorId { name path url } }
      }
    }
    mentions__list: passagesByProjectId(orderBy: [PRIMARY_KEY_ASC]) { nodes { quote url } }
    figures: figuresBySubjectProjectId(first: 20, orderBy: [VALUE_DESC, PRIMARY_KEY_DESC]) {
      nodes {
        id: rowId display value qualifier status url
        bounds__of__minInclusive: boundsMinInclusive bounds__of__min: boundsMin
        bounds__of__max: boundsMax bounds__of__maxInclusive: boundsMaxInclusive
        period__of__label: periodLabel
        indicator: indicatorByIndicatorId { name unit: unitByUnitCode { symbol } }
        evidence: passageByEvidenceId { quote url }
      }
    }
    achievements: achievementsBySubjectProjectId(first: 10, orderBy: [PRIMARY_KEY_ASC]) {
      nodes { title rank awardedBy evidence: passageByEvidenceId { quote url } }
    }
    stories__page: storyProjectsByProjectId(first: 5) {
      nodes { row: storyByStoryId { slug title publication publishedOn url } }
    }
  }
}`,
  sql: `select concat('{"data":{"project":', coalesce((
  select concat(
    '{"id":"', p.id, '","slug":', to_json(p.slug), ',"name":', to_json(p.name), ',"kind":"', p.kind,
    '","status":"', p.status, '","summary":', to_json(p.summary), ',"themes":', to_json(p.themes),
    ',"url":', to_json($1::text || substr(p.url, 2)),
    ',"place":{"id":"', l.id, '","name":', to_json(l.name), ',"path":', to_json(l.path),
    ',"url":', to_json($1::text || substr(l.url, 2)),
    ',"ancestors":[', (select string_agg(r.j, ',') from (
      select concat('{"name":', to_json(a.name), ',"path":', to_json(a.path),
        ',"url":', to_json($1::text || substr(a.url, 2)), '}') j
      from place_link k join place a on a.id = k.ancestor_id
      where k.descendant_id = p.place_id and k.depth > 0 order by k.depth desc) r), ']}',
    ',"mentions":[', (select string_agg(r.j, ',') from (
      select concat('{"quote":', to_json(m.quote), ',"url":', to_json($1::text || substr(m.url, 2)), '}') j
      from passage m where m.project_id = p.id order by m.id) r), ']',
    ',"figures":{"nodes":[', (select string_agg(r.j, ',') from (
      select concat(
        '{"id":"', f.id, '","display":', to_json(f.display), ',"value":', f.value, ',"qualifier":"', f.qualifier,
        '","status":"', f.status, '","url":', to_json($1::text || substr(f.url, 2)),
        ',"bounds":{"minInclusive":', f.bounds_min_inclusive::text, ',"min":', coalesce(f.bounds_min::text, 'null'),
        ',"max":', coalesce(f.bounds_max::text, 'null'), ',"maxInclusive":', f.bounds_max_inclusive::text,
        '},"period":', case when f.period_label is null then 'null'
          else concat('{"label":', to_json(f.period_label), '}') end,
        ',"indicator":{"name":', to_json(i.name), ',"unit":{"symbol":', to_json(u.symbol),
        '}},"evidence":{"quote":', to_json(e.quote), ',"url":', to_json($1::text || substr(e.url, 2)), '}}') j
      from (select * from figure where subject_project_id = p.id order by value desc, id desc limit 20) f
      join indicator i on i.id = f.indicator_id join unit u on u.code = i.unit_code
      join passage e on e.id = f.evidence_id order by f.value desc, f.id desc) r), ']}',
    ',"achievements":{"nodes":[', (select string_agg(r.j, ',') from (
      select concat('{"title":', to_json(h.title), ',"rank":', coalesce(to_json(h.rank)::text, 'null'),
        ',"awardedBy":', coalesce(to_json(h.awarded_by)::text, 'null'),
        ',"evidence":{"quote":', to_json(e.quote), ',"url":', to_json($1::text || substr(e.url, 2)), '}}') j
      from (select * from achievement where subject_project_id = p.id order by id limit 10) h
      join passage e on e.id = h.evidence_id order by h.id) r), ']}',
    ',"stories":{"nodes":[', (select string_agg(r.j, ',') from (
      select concat('{"slug":', to_json(s.slug), ',"title":', to_json(s.title),
        ',"publication":', coalesce(to_json(s.publication)::text, 'null'),
        ',"publishedOn":', coalesce(to_json(s.published_on::text)::text, 'null'),
        ',"url":', to_json($1::text || substr(s.url, 2)), '}') j
      from story_project k join story s on s.id = k.story_id
      where k.project_id = p.id order by s.published_at desc, s.id desc limit 5) r), ']}}')
  from project p join place l on l.id = p.place_id where p.slug = $2::text), 'null'), '}}')`,
}
