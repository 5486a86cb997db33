/** The stars of branches, each with the sentence that states it. */
import type { Identities } from './identities.ts'
import { starAnchor } from './passages.ts'
import type { Projection } from './projection.ts'
import type { Row } from './rows.ts'
import { ofType, type Standing } from './statements.ts'

/** Brings the stars of every branch among the standings up to date. The passages must be there. */
export async function projectStars(
  projection: Projection,
  identities: Identities,
  standing: readonly Standing[],
): Promise<void> {
  const asked = ofType(standing, 'Star')
  if (asked.length === 0) return
  const passages = await starPassages(projection, asked)
  const wanted = asked.flatMap(({ key, fields, revision }) =>
    (fields ?? []).flatMap(({ theme, count, evidence }) => {
      const passage = passages.get(`${revision} ${starAnchor(evidence)}`) ?? null
      const star = { branch_id: identities.of('Branch', key), theme, evidence_id: passage }
      return Array.from({ length: count }, () => star)
    }),
  )
  const branches = asked.map(({ key }) => identities.of('Branch', key))
  const present = await projection.present('star', 'branch_id = any($1::integer[]) order by id', [branches])
  await projection.sync('star', counted(present), counted(wanted), ({ branch_id, theme, place }) =>
    [branch_id, theme, place].join(),
  )
}

/** Tells equal stars of a branch apart by their place among them. */
function counted(rows: readonly Row[]): Row[] {
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const key = `${row.branch_id} ${row.theme}`
    const place = seen.get(key) ?? 0
    seen.set(key, place + 1)
    return { ...row, place }
  })
}

/** Ids of the passages of stars by revision and anchor. */
async function starPassages(projection: Projection, standing: readonly Standing[]): Promise<Map<string, number>> {
  const revisions = standing.map(({ revision }) => revision).filter((revision) => revision !== null)
  const rows = await projection.session.rows<{ id: number; url: string; revision: number }>(
    `select id, url, revision_id as revision from passage
     where revision_id = any($1::integer[]) and strpos(url, '/#s') > 0`,
    [revisions],
  )
  return new Map(rows.map(({ id, url, revision }) => [`${revision} ${url.slice(url.lastIndexOf('#') + 1)}`, id]))
}
