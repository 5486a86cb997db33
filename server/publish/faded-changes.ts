/** Entries of the log that spoke of what is withdrawn now: that it was there and when stays, its words go. */
import type { Issue } from './changes.ts'
import { logOf } from './history.ts'
import type { Projection } from './projection.ts'
import type { Row } from './rows.ts'
import { statementsOf } from './statements.ts'
import { takenBack } from './story-changes.ts'

/** Rows of the log that change: as they are, and without the words that are withdrawn and the places that are gone. */
export async function fadedChanges(
  projection: Projection,
  issue: Issue,
  gone: ReadonlySet<number>,
): Promise<{ before: Row[]; after: Row[] }> {
  const { isWithdrawal } = issue
  const figures = takenBack(projection, issue.story).map(({ id }) => Number(id))
  if (!isWithdrawal && figures.length + gone.size === 0) return { before: [], after: [] }
  const named = isWithdrawal ? await formerNames(projection, issue) : []
  const before = await projection.present(
    'change',
    `id in (select id from change where story_slug = $1 union select id from change where node_id = any($2::integer[])
       union select id from change where place_id = any($3::integer[]) union select unnest($4::integer[]))`,
    [isWithdrawal ? issue.slug : '', figures, [...gone], named],
  )
  const isSpokenOf = ({ id, node_id, story_slug }: Row) =>
    (isWithdrawal && story_slug === issue.slug) || figures.includes(Number(node_id)) || named.includes(Number(id))
  const after = before
    .map((row) => (isSpokenOf(row) ? faded(row) : row))
    .map((row) => (gone.has(Number(row.place_id)) ? { ...row, place_id: null } : row))
  return { before, after }
}

/** Ids of entries that tell by which name the withdrawn document alone called something before it was renamed. */
async function formerNames({ session }: Projection, { slug, version }: Issue): Promise<number[]> {
  const last = (await logOf(session, slug)).find((one) => one.version === version - 1)?.document
  const stated = last ? statementsOf(last).filter(({ fields }) => fields !== null && 'name' in fields) : []
  const rows = await session.rows<{ id: number }>(
    `select change.id from json_to_recordset($1::json) as stated(type text, key text, fields json)
     join identity using (type, key) join change on node_id = identity.id
     where kind = 'RENAMED' and before_display = stated.fields ->> 'name' and not exists (
       select from statement where statement.type = stated.type and statement.key = stated.key
         and statement.fields ->> 'name' = before_display)`,
    [JSON.stringify(stated)],
  )
  return rows.map(({ id }) => id)
}

/** The reason of a withdrawal is told of the withdrawal, not of what is withdrawn. */
function faded(row: Row): Row {
  return {
    ...row,
    title: null,
    before_display: null,
    before_value: null,
    before_version: null,
    after_display: null,
    after_value: null,
    after_version: null,
    reason: row.kind === 'WITHDRAWN' ? (row.reason ?? null) : null,
    story_id: null,
  }
}
