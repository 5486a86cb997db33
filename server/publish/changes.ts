/** Writes down what a publication changed, for all who follow the hub. */
import type { ChangedType, ChangeKind } from '../../schema/terms.ts'
import type { Session } from '../database/database.ts'
import { fadedChanges } from './faded-changes.ts'
import type { Projection } from './projection.ts'
import type { Row } from './rows.ts'
import { statedChanges } from './stated-changes.ts'
import { storyChanges } from './story-changes.ts'
import type { Telling } from './telling.ts'

/** One thing that changed. */
export interface Changed {
  kind: ChangeKind
  nodeType: ChangedType
  nodeId: number
  /** Null for what is withdrawn. */
  title: string | null
  url: string
  before?: Stood
  after?: Stood
  /** Ids of the places where it lies and lay, the one where it lies first. */
  places: readonly number[]
  topics: readonly string[]
}
/** What stood before or stands after. */
interface Stood {
  display: string
  value?: number
  version?: number
}

/** What was published or withdrawn. */
export interface Issue {
  /** Id of the story; null where it is a profile. */
  story: number | null
  slug: string
  version: number
  /** Id of the revision. */
  revision: number
  isWithdrawal: boolean
  reason: string | null
  now: Date
}

/**
 * Appends what changed, the story first, and takes the words out of entries that speak of what is withdrawn. Call it when
 * everything is brought up to date and nothing is deleted yet: then both what was and what is can be asked. `telling` is
 * null for a withdrawal and for a profile.
 */
export async function projectChanges(projection: Projection, issue: Issue, telling: Telling | null): Promise<void> {
  const { session } = projection
  const changed = [
    ...(await storyChanges(projection, issue, telling)),
    ...(await statedChanges(projection, issue.isWithdrawal)),
  ]
  const gone = deletedPlaces(projection)
  const faded = await fadedChanges(projection, issue, gone)
  const at = await momentOf(session, issue.now)
  const fresh = changed.map((one) => changeRow(one, issue, { at, gone, story: telling?.id ?? null }))
  const keyOf = ({ revision_id, node_id, kind }: Row) => `${revision_id} ${node_id} ${kind}`
  const rows = await projection.sync('change', faded.before, [...faded.after, ...fresh], keyOf)
  const ids = rows.slice(faded.after.length).map(({ id }) => Number(id))
  await relist(projection, faded.before, gone)
  await listByPlace(projection, changed, ids, gone)
}

function deletedPlaces({ changes }: Projection): Set<number> {
  const deleted = changes.filter(({ table, after }) => table.name === 'place' && after === null)
  return new Set(deleted.map(({ before }) => Number(before?.id)))
}

/** The log never goes back in time, whatever the clocks of several machines say: so who asks since a moment misses none. */
async function momentOf(session: Session, now: Date): Promise<string> {
  const [row] = await session.rows<{ at: string }>(
    `select to_json(greatest($1::text::timestamptz, (select max(at) from change))) #>> '{}' as at`,
    [now.toISOString()],
  )
  return row?.at ?? now.toISOString()
}

/** What rows of one publication share. */
interface Shared {
  at: string
  /** Places that are deleted. */
  gone: ReadonlySet<number>
  /** Id of the story; null where it is withdrawn. */
  story: number | null
}

function changeRow(changed: Changed, issue: Issue, { at, gone, story }: Shared): Row {
  const { kind, nodeType, nodeId, title, url, before, after, places, topics } = changed
  const [place] = places
  return {
    kind,
    at,
    node_type: nodeType,
    node_id: nodeId,
    title,
    url,
    before_display: before?.display ?? null,
    before_value: before?.value ?? null,
    before_version: before?.version ?? null,
    after_display: after?.display ?? null,
    after_value: after?.value ?? null,
    after_version: after?.version ?? null,
    reason: issue.reason,
    story_slug: issue.slug,
    version: issue.version,
    story_id: story,
    place_id: place === undefined || gone.has(place) ? null : place,
    topics: [...topics],
    revision_id: issue.revision,
  }
}

/** Lists each change under its places and all above them, by the links of before as well as those of now. */
async function listByPlace(
  projection: Projection,
  changed: readonly Changed[],
  ids: readonly number[],
  gone: ReadonlySet<number>,
): Promise<void> {
  const links = await projection.session.rows<{ place: number; above: number }>(
    'select descendant_id as place, ancestor_id as above from place_link where descendant_id = any($1::integer[])',
    [[...new Set(changed.flatMap(({ places }) => places))]],
  )
  const wanted = changed.flatMap(({ places }, index) => {
    const above = new Set(links.filter(({ place }) => places.includes(place)).map((link) => link.above))
    return [...above].filter((id) => !gone.has(id)).map((id) => ({ change_id: ids[index] ?? 0, place_id: id }))
  })
  await projection.sync('change_place', [], wanted)
}

/** Takes the places that are deleted out of the lists, and tells the others of the entries that faded. */
async function relist(projection: Projection, faded: readonly Row[], gone: ReadonlySet<number>): Promise<void> {
  if (faded.length + gone.size === 0) return
  const listed = await projection.present(
    'change_place',
    'change_id = any($1::integer[]) or place_id = any($2::integer[])',
    [faded.map(({ id }) => id), [...gone]],
  )
  const isGone = ({ place_id }: Row) => gone.has(Number(place_id))
  await projection.sync('change_place', listed.filter(isGone), [])
  projection.touch(
    'change_place',
    listed.filter((row) => !isGone(row)),
  )
}
