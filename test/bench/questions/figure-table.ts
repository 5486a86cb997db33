import { type Question, variablesFrom } from './question.ts'

/** What a table of one indicator’s greatest figures asks: some 50 rows, 16 kB. */
export const figureTable: Question = {
  name: 'figure table',
  operation: 'FigureTable',
  variables: (client) =>
    variablesFrom(
      client,
      'select slug as indicator, n as first from indicator, generate_series(41, 60) n order by md5(slug || n)',
    ),
  hub: `query FigureTable($indicator: String!, $first: Int!) {
  figures(filter: { indicator: [$indicator] }, orderBy: [{ field: VALUE, direction: DESC }], first: $first) {
    nodes {
      id display value qualifier status url
      subject { __typename ... on Project { name url } ... on Branch { name url } ... on Place { name url } }
      place { name path }
      evidence { quote }
    }
    pageInfo { hasNextPage }
  }
}`,
  postgraphile: `query FigureTable($indicator: String!, $first: Int!) {
  figures: allFigures(condition: { indicatorSlug: $indicator }, orderBy: [VALUE_DESC, PRIMARY_KEY_DESC], first: $first) {
    nodes {
      id: rowId display value qualifier status url
      subject__is__Project: projectBySubjectProjectId { name url }
      subject__is__Branch: branchBySubjectBranchId { name url }
      subject__is__Place: placeBySubjectPlaceId { name url }
      place: placeByPlaceId { name path }
      evidence: passageByEvidenceId { quote }
    }
    pageInfo { hasNextPage }
  }
}`,
  sql: `select concat('{"data":{"figures":{"nodes":[', string_agg(r.j, ',') filter (where r.n <= $3::int),
  ']', ',"pageInfo":{"hasNextPage":', (count(*) > $3::int)::text, '}}}}')
from (
  select f.n, concat(
    '{"id":"', f.id, '","display":', to_json(f.display), ',"value":', f.value, ',"qualifier":"', f.qualifier,
    '","status":"', f.status, '","url":', to_json($1::text || substr(f.url, 2)),
    ',"subject":', case
      when p.id is not null then concat('{"__typename":"Project","name":', to_json(p.name),
        ',"url":', to_json($1::text || substr(p.url, 2)), '}')
      when b.id is not null then concat('{"__typename":"Branch","name":', to_json(b.name),
        ',"url":', to_json($1::text || substr(b.url, 2)), '}')
      else concat('{"__typename":"Place","name":', to_json(s.name),
        ',"url":', to_json($1::text || substr(s.url, 2)), '}') end,
    ',"place":{"name":', to_json(l.name), ',"path":', to_json(l.path),
    '},"evidence":{"quote":', to_json(e.quote), '}}') j
  from (select *, row_number() over (order by value desc, id desc) n from figure
    where indicator_slug = $2::text order by value desc, id desc limit $3::int + 1) f
  join place l on l.id = f.place_id join passage e on e.id = f.evidence_id
  left join project p on p.id = f.subject_project_id
  left join branch b on b.id = f.subject_branch_id
  left join place s on s.id = f.subject_place_id
  order by f.n) r`,
}
