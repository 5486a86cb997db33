/** The rows of one story: the story itself, its passages, its claims with their history, and what it can be found by. */
import { writeClaims } from './claim-writing.ts'
import { contextsOf, versionKeys } from './figure-versions.ts'
import { logOf, statesNow } from './history.ts'
import type { Identities } from './identities.ts'
import { writePassages } from './passage-writing.ts'
import { passagesOf } from './passages.ts'
import { filesOf, pictureKey, pictureRows } from './picture-rows.ts'
import type { Projection } from './projection.ts'
import type { Row } from './rows.ts'
import { SheetNames } from './sheet-names.ts'
import { Subjects } from './subjects.ts'
import { entries, pivotRows, storyRow, type Telling } from './telling.ts'
import { projectWithdrawal } from './withdrawal-rows.ts'

/**
 * Brings all rows of a story up to date with its newest revision, and gives what it tells; none are left, and nothing is
 * told, where that is a withdrawal. A profile is no story and has no rows.
 */
export async function projectStory(
  projection: Projection,
  identities: Identities,
  slug: string,
): Promise<{ id: number | null; telling: Telling | null }> {
  const { session } = projection
  const log = await logOf(session, slug)
  const revision = log.at(-1)
  const document = revision?.document ?? null
  if (log.findLast((one) => one.document !== null)?.document?.profile) return { id: null, telling: null }
  await identities.claim(session, [{ type: 'Story', key: slug }])
  const id = identities.of('Story', slug)
  await projectWithdrawal(projection, identities, { id, slug }, log)
  if (revision === undefined || document === null) {
    await removeStory(projection, id)
    return { id, telling: null }
  }
  const keys = (type: string, claims: readonly { key: string }[]) =>
    claims.map(({ key }) => ({ type, key: `${slug}/${key}` }))
  const figures = statesNow(document, log)
  await identities.claim(session, [
    ...keys('Figure', document.figures),
    ...keys('Achievement', document.achievements),
    ...versionKeys(slug, figures).map((key) => ({ type: 'FigureRevision', key })),
  ])
  const subjects = await Subjects.of(session, document)
  const sheets = await SheetNames.of(session, log)
  const pictures = await filesOf(session, document)
  const telling = { id, draft: document, log, revision, identities, subjects, figures, sheets, pictures }
  await writeStory(projection, telling)
  return { id, telling }
}

async function writeStory(projection: Projection, telling: Telling): Promise<void> {
  const { id, draft } = telling
  const passages = passagesOf(draft, telling.identities, telling.subjects)
  // All that has to be read comes first: a question would wait for the many inserts below.
  const present = await presentRows(projection, id)
  const contexts = await contextsOf(projection.session, telling)
  const before = projection.changes.length
  await projection.sync('story', present.story, [storyRow(telling, passages)])
  const isChanged = projection.changes.length > before
  const pivots = pivotRows(telling)
  await projection.sync('story_place', present.story_place, pivots.places)
  await projection.sync('story_project', present.story_project, pivots.projects)
  // What lists a story by a place or project is told of every change to the story.
  if (isChanged) projection.touch('story_place', pivots.places)
  if (isChanged) projection.touch('story_project', pivots.projects)
  const evidence = await writePassages(projection, telling, passages, present)
  await writeClaims(projection, telling, present, contexts, evidence)
  await projection.sync('picture', present.picture, pictureRows(telling), pictureKey)
  await projection.sync('search_entry', present.search_entry, entries(telling))
}

/** Every table that holds rows of one story, with the condition on them. */
const STORY_TABLES = {
  story: 'id = $1::integer',
  story_place: 'story_id = $1::integer',
  story_project: 'story_id = $1::integer',
  passage: 'story_id = $1::integer',
  picture: 'story_id = $1::integer',
  achievement: 'story_id = $1::integer',
  figure: 'story_id = $1::integer',
  figure_revision: 'figure_id in (select id from figure where story_id = $1::integer)',
  // One list of ids: an "or" beside it would read the whole table.
  search_entry: `id in (
    select $1::integer union all select id from figure where story_id = $1::integer
    union all select id from achievement where story_id = $1::integer)`,
} as const
type Present = Record<keyof typeof STORY_TABLES, Row[]>

async function presentRows(projection: Projection, id: number): Promise<Present> {
  const present: Present = {
    story: [],
    story_place: [],
    story_project: [],
    passage: [],
    picture: [],
    achievement: [],
    figure: [],
    figure_revision: [],
    search_entry: [],
  }
  for (const [table, condition] of Object.entries(STORY_TABLES) as [keyof Present, string][]) {
    present[table] = await projection.present(table, condition, [id])
    if (table === 'story' && present.story.length === 0) break
  }
  return present
}

async function removeStory(projection: Projection, id: number): Promise<void> {
  const present = await presentRows(projection, id)
  for (const [table, rows] of Object.entries(present)) await projection.sync(table, rows, [])
}
