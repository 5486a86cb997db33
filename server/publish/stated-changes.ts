/** Which places, branches, projects and indicators are called otherwise, or lie elsewhere, than before a publication. */
import type { ChangedType } from '../../schema/terms.ts'
import type { Changed } from './changes.ts'
import type { Change, Projection } from './projection.ts'
import type { Row } from './rows.ts'

/** Tables of what has a name, with the column that says where it lies. */
const NAMED: Readonly<Record<string, { nodeType: ChangedType; above: string | null }>> = {
  place: { nodeType: 'PLACE', above: 'parent_id' },
  branch: { nodeType: 'BRANCH', above: 'place_id' },
  project: { nodeType: 'PROJECT', above: 'place_id' },
  indicator: { nodeType: 'INDICATOR', above: null },
}

/**
 * One entry for each that was renamed, one for each that was moved. What a withdrawal falls back from is withdrawn with
 * it, so then the entries do not say what stood before.
 */
export async function statedChanges(projection: Projection, isWithdrawal: boolean): Promise<Changed[]> {
  const renamed = altered(projection, () => 'name')
  const moved = altered(projection, (table) => NAMED[table]?.above ?? null)
  const names = await placeNames(projection, moved)
  const changed = [...renamed.map(renaming), ...moved.map((one) => moving(one, names))]
  return isWithdrawal ? changed.map(({ before: _before, after: _after, ...rest }) => rest) : changed
}

/** A row that is there before and after. */
interface Altered {
  table: string
  before: Row
  after: Row
}

/** Rows of named things whose column differs, each once: as it was at first and as it is at last. */
function altered({ changes }: Projection, columnOf: (table: string) => string | null): Altered[] {
  const found = new Map<string, Altered>()
  for (const { table, before, after } of changes.filter(isNamed)) {
    if (before === null || after === null) continue
    const key = `${table.name} ${after.id}`
    found.set(key, { table: table.name, before: found.get(key)?.before ?? before, after })
  }
  return [...found.values()].filter(({ table, before, after }) => {
    const column = columnOf(table)
    return column !== null && before[column] !== after[column]
  })
}

function isNamed({ table }: Change): boolean {
  return table.name in NAMED
}

function renaming({ table, before, after }: Altered): Changed {
  return { ...about(table, 'RENAMED', before, after), before: named(before.name), after: named(after.name) }
}

function moving({ table, before, after }: Altered, names: ReadonlyMap<unknown, string>): Changed {
  const column = NAMED[table]?.above ?? ''
  const place = (row: Row) => named(names.get(row[column]) ?? '')
  return { ...about(table, 'MOVED', before, after), before: place(before), after: place(after) }
}

function named(name: unknown) {
  return { display: String(name) }
}

function about(table: string, kind: 'RENAMED' | 'MOVED', before: Row, after: Row): Changed {
  const nodeType = NAMED[table]?.nodeType ?? 'PLACE'
  const places = nodeType === 'PLACE' ? [after.id] : nodeType === 'INDICATOR' ? [] : [after.place_id, before.place_id]
  return {
    kind,
    nodeType,
    nodeId: Number(after.id),
    title: String(after.name),
    url: String(after.url),
    places: places.map(Number),
    topics: nodeType === 'INDICATOR' ? [String(after.topic)] : [],
  }
}

/** Names of the places where moved things lay and lie. */
async function placeNames({ session }: Projection, moved: readonly Altered[]): Promise<ReadonlyMap<unknown, string>> {
  const ids = moved.flatMap(({ table, before, after }) => {
    const column = NAMED[table]?.above ?? ''
    return [before[column], after[column]]
  })
  if (ids.length === 0) return new Map()
  const rows = await session.rows<{ id: number; name: string }>(
    'select id, name from place where id = any($1::integer[])',
    [ids],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
