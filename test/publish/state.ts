/** The published tables as their readers could tell them apart, without the marks of how they came about. */
import type { Database, Session } from '../../server/database/database.ts'

type Row = Record<string, unknown>

/** Where serial ids refer to rows, the rows themselves; ids of natural keys stay. History and moments are left out. */
const VIEWS: Record<string, string> = {
  unit: 'select * from unit',
  indicator: 'select * from indicator',
  place: 'select * from place',
  place_link: 'select * from place_link',
  branch: 'select * from branch',
  project: 'select * from project',
  story: `select story.*, null as version, null as published_at, null as updated_at, null as revision_id from story`,
  story_place: 'select * from story_place',
  story_link: 'select ancestor_id, story_id, kind from story_link',
  story_project: 'select * from story_project',
  passage: `select quote, before, after, start, "end", passage.story_id, passage.url, original_file, original_start,
      original_end, project_id, passage.place_id
    from passage join story on story.id = passage.story_id and story.revision_id = passage.revision_id`,
  star: 'select branch_id, theme, url, quote from star join passage on passage.id = evidence_id',
  achievement: `select achievement.*, passage.url as evidence, null as evidence_id, null as published_at
    from achievement join passage on passage.id = evidence_id`,
  figure: `select figure.*, passage.url as evidence, null as evidence_id, null as published_at
    from figure join passage on passage.id = evidence_id`,
  search_entry: 'select * from search_entry',
  ledger_item: 'select ledger_item.*, null as news_at, null as silent_since from ledger_item',
  statement: `select slug, type, key, fields from statement join revision on revision.id = revision_id`,
}

/** Every row of every view, sorted. */
export async function stateOf(session: Session): Promise<Record<string, Row[]>> {
  const state: Record<string, Row[]> = {}
  for (const [name, view] of Object.entries(VIEWS)) {
    const rows = await session.rows<{ row: Row }>(
      `select to_jsonb(found) as row from (${view}) found order by to_jsonb(found)::text collate "C"`,
    )
    state[name] = rows.map(({ row }) => row)
  }
  return state
}

/** Gives an empty hub the ids that another one's natural keys have. */
export async function copyIdentities(from: Database, to: Database): Promise<void> {
  const [all] = await from.rows<{ rows: string }>(
    "select coalesce(json_agg(identity), '[]')::text as rows from identity",
  )
  await to.rows('insert into identity select * from json_populate_recordset(null::identity, $1::json)', [
    all?.rows ?? '[]',
  ])
  await to.rows("select setval('identity_id_seq', 1000000)")
}
