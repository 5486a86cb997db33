/** What places, branches and projects can be found by. */
import type { Projection } from './projection.ts'
import type { Row } from './rows.ts'
import { searchEntry } from './search-entry.ts'

type Kind = 'place' | 'branch' | 'project'
interface FoundRow {
  type: Kind
  id: number
  name: string
  summary: string | null
  place: string
}

/** Brings the search entries of what changed up to date, and of what lies in a place that was renamed. */
export async function projectStatedEntries(projection: Projection): Promise<void> {
  const changed = { place: new Set<number>(), branch: new Set<number>(), project: new Set<number>() }
  const renamed = new Set<number>()
  const gone = new Set<number>()
  for (const { table, before, after } of projection.changes) {
    if (table.name !== 'place' && table.name !== 'branch' && table.name !== 'project') continue
    const id = Number((after ?? before)?.id)
    changed[table.name].add(id)
    if (after === null) gone.add(id)
    if (table.name === 'place' && before?.name !== after?.name) renamed.add(id)
  }
  if (changed.place.size + changed.branch.size + changed.project.size === 0) return
  const found = await foundRows(projection, changed, renamed)
  const ids = new Set([...changed.place, ...changed.branch, ...changed.project, ...found.map(({ id }) => id)])
  if (ids.size === 0) return
  const present = await projection.present('search_entry', 'id = any($1::integer[])', [[...ids]])
  const wanted = found.filter(({ id }) => !gone.has(id)).map(entryOf)
  await projection.sync('search_entry', present, wanted)
}

function entryOf({ type, id, name, summary, place }: FoundRow): Row {
  return searchEntry(type, id, name, type === 'place' ? [summary] : [summary, place])
}

function foundRows(
  { session }: Projection,
  changed: Record<Kind, ReadonlySet<number>>,
  renamed: ReadonlySet<number>,
): Promise<FoundRow[]> {
  return session.rows<FoundRow>(
    `select 'place' as type, id, name, summary, name as place from place where id = any($1::integer[])
     union all
     select 'branch', branch.id, branch.name, null, place.name
     from branch join place on place.id = branch.place_id
     where branch.id = any($2::integer[]) or branch.place_id = any($4::integer[])
     union all
     select 'project', project.id, project.name, project.summary, place.name
     from project join place on place.id = project.place_id
     where project.id = any($3::integer[]) or project.place_id = any($4::integer[])`,
    [[...changed.place], [...changed.branch], [...changed.project], [...renamed]],
  )
}
