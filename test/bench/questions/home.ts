import { type Question, variablesFrom } from './question.ts'

/** What the home page of a district asks: five streets with their communities, branches and brands, some 100 kB. */
export const home: Question = {
  name: 'home',
  operation: 'Home',
  variables: (client) =>
    variablesFrom(
      client,
      `select path as district, n as newest from place, generate_series(1, 40) n where level = 'DISTRICT' order by md5(path || n)`,
    ),
  hub: `query Home($district: String!, $newest: Int!) {
  place(path: $district) {
    name branchTotal starTotal
    children(level: STREET, first: 5) {
      nodes {
        id name path summary url branchTotal starTotal
        children(level: COMMUNITY, first: 20) {
          nodes {
            id name path kind url
            branches { id name starCount }
            projects(first: 3, within: SELF) { nodes { slug name kind summary url } }
          }
        }
      }
    }
  }
  figures(filter: { unit: "CNY" }, orderBy: [{ field: VALUE, direction: DESC }], first: 6) {
    nodes { display url evidence { quote } }
  }
  stories(first: $newest) { nodes { title url place { name } } }
}`,
  postgraphile: `query Home($district: String!, $newest: Int!) {
  place: placeByPath(path: $district) {
    name branchTotal starTotal
    children: placesByParentId(condition: { level: "STREET" }, orderBy: [SORT_KEY_ASC, PRIMARY_KEY_ASC], first: 5) {
      nodes {
        id: rowId name path summary url branchTotal starTotal
        children: placesByParentId(
          condition: { level: "COMMUNITY" }, orderBy: [SORT_KEY_ASC, PRIMARY_KEY_ASC], first: 20
        ) {
          nodes {
            id: rowId name path kind url
            branches__list: branchesByPlaceId(orderBy: [PRIMARY_KEY_ASC]) { nodes { id: rowId name starCount } }
            projects: projectsByPlaceId(orderBy: [SORT_KEY_ASC, PRIMARY_KEY_ASC], first: 3) {
              nodes { slug name kind summary url }
            }
          }
        }
      }
    }
  }
  figures: allFigures(condition: { unitCode: "CNY" }, orderBy: [VALUE_DESC, PRIMARY_KEY_DESC], first: 6) {
    nodes { display url evidence: passageByEvidenceId { quote } }
  }
  stories: allStories(orderBy: [PUBLISHED_AT_DESC, PRIMARY_KEY_DESC], first: $newest) {
    nodes { title url place: placeByPlaceId { name } }
  }
}`,
  sql: `select concat('{"data":{"place":', coalesce((
  select concat('{"name":', to_json(d.name), ',"branchTotal":', d.branch_total, ',"starTotal":', d.star_total,
    ',"children":{"nodes":[', (select string_agg(r.j, ',') from (
      select concat(
        '{"id":"', s.id, '","name":', to_json(s.name), ',"path":', to_json(s.path),
        ',"summary":', coalesce(to_json(s.summary)::text, 'null'), ',"url":', to_json($1::text || substr(s.url, 2)),
        ',"branchTotal":', s.branch_total, ',"starTotal":', s.star_total,
        ',"children":{"nodes":[', (select string_agg(q.j, ',') from (
          select concat(
            '{"id":"', c.id, '","name":', to_json(c.name), ',"path":', to_json(c.path),
            ',"kind":', coalesce(to_json(c.kind)::text, 'null'), ',"url":', to_json($1::text || substr(c.url, 2)),
            ',"branches":[', (select string_agg(o.j, ',') from (
              select concat('{"id":"', b.id, '","name":', to_json(b.name), ',"starCount":', b.star_count, '}') j
              from branch b where b.place_id = c.id order by b.id) o),
            '],"projects":{"nodes":[', (select string_agg(o.j, ',') from (
              select concat('{"slug":', to_json(p.slug), ',"name":', to_json(p.name), ',"kind":"', p.kind,
                '","summary":', to_json(p.summary), ',"url":', to_json($1::text || substr(p.url, 2)), '}') j
              from project p where p.place_id = c.id order by p.sort_key, p.id limit 3) o), ']}}') j
          from place c where c.parent_id = s.id and c.level = 'COMMUNITY' order by c.sort_key, c.id limit 20) q),
        ']}}') j
      from place s where s.parent_id = d.id and s.level = 'STREET' order by s.sort_key, s.id limit 5) r), ']}}')
  from place d where d.path = $2::text), 'null'),
  ',"figures":{"nodes":[', (select string_agg(r.j, ',') from (
    select concat('{"display":', to_json(f.display), ',"url":', to_json($1::text || substr(f.url, 2)),
      ',"evidence":{"quote":', to_json(e.quote), '}}') j
    from (select * from figure where unit_code = 'CNY' order by value desc, id desc limit 6) f
    join passage e on e.id = f.evidence_id order by f.value desc, f.id desc) r),
  ']},"stories":{"nodes":[', (select string_agg(r.j, ',') from (
    select concat('{"title":', to_json(s.title), ',"url":', to_json($1::text || substr(s.url, 2)),
      ',"place":{"name":', to_json(l.name), '}}') j
    from (select * from story order by published_at desc, id desc limit $3::int) s
    join place l on l.id = s.place_id order by s.published_at desc, s.id desc) r), ']}}}')`,
}
