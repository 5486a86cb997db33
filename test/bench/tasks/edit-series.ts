/** A hub with its publisher on a province that is loaded already: renders what its edits may touch, then edits it. */
import 'reflect-metadata'
import type { DraftInput } from '../../../schema/draft.ts'
import { readConfig } from '../../../server/config.ts'
import { type Database, openDatabase } from '../../../server/database/database.ts'
import { createHub } from '../../../server/hub.ts'
import { publish } from '../../../server/publish/publish.ts'
import { loadBundle } from '../../../server/render/bundle.ts'
import { compileSite } from '../../../server/render/compile.ts'
import { createPublisher } from '../../../server/render/create-publisher.ts'
import type { Publisher } from '../../../server/render/publisher.ts'
import { publicFolder } from '../../../server/render/site-folder.ts'
import { filesBelow } from '../../../server/render/tree.ts'
import { type Hotspot, profile } from '../profile.ts'
import { fill } from '../province/load.ts'
import { type Province, type ProvinceSize, province } from '../province/province.ts'
import { ORIGIN } from '../questions/question.ts'
import { ofTheirStreets } from './beforehand.ts'
import { edited, REASON } from './edit.ts'
import { type Progress, task } from './task.ts'

export interface EditInput {
  /** PostgreSQL; empty for the embedded database in `dataDir`. */
  databaseUrl: string
  /** Folder of the rendered site. */
  dataDir: string
  size: ProvinceSize
  seed: number
  edits: number
}

export interface Edit {
  /** Milliseconds until publish returned, and until the last touched file was on disk. */
  published: number
  onDisk: number
  /** Pages that were rendered again. */
  touched: number
  /** The same by the first part of their addresses. */
  kinds: Record<string, number>
}

export interface EditSeries {
  /** Files that were rendered beforehand. */
  pages: number
  edits: Edit[]
  /** Where the time of some more edits went, if these were slow. */
  hotspots: Hotspot[]
}

const SLOW_MS = 1000
const PROFILED = 6

task<EditInput, EditSeries>(async (input, progress) => {
  const config = readConfig({
    DATABASE_URL: input.databaseUrl,
    DATA_DIR: input.dataDir,
    PUBLIC_URL: ORIGIN,
    LOG_LEVEL: 'error',
  })
  const database = await openDatabase(config)
  const made = province(input.size, input.seed)
  if (config.databaseUrl === null) await fill(database, made, progress)
  const drafts = Array.from({ length: input.edits + PROFILED }, (_, at) => draftOf(made, at, input.edits + PROFILED))
  const bundle = await ofTheirStreets(await loadBundle(await compileSite()), database, drafts)
  const hub = await createHub(database, config)
  const follow = new Follow(progress)
  const publisher = createPublisher(hub, database, config, bundle, { onPage: follow.onPage })
  try {
    await publisher.settled()
    // As a hub does after its start.
    await publisher.rehearse()
    const pages = (await filesBelow(publicFolder(config.dataDir))).length
    const edit = (draft: DraftInput) => editOnce({ database, publisher, follow }, draft)
    const edits = await inTurn(drafts.slice(0, input.edits), edit)
    if (edits.every(({ onDisk }) => onDisk < SLOW_MS)) return { pages, edits, hotspots: [] }
    const endProfile = await profile()
    await inTurn(drafts.slice(input.edits), edit)
    return { pages, edits, hotspots: await endProfile() }
  } finally {
    await publisher.close()
    await hub.close()
    await database.close()
  }
})

/** How many pages the publisher has rendered since it was asked last. */
class Follow {
  #rendered = 0

  constructor(private readonly progress: Progress) {}

  readonly onPage = (done: number, total: number): void => {
    this.#rendered += 1
    this.progress(done, total)
  }

  take(): number {
    const rendered = this.#rendered
    this.#rendered = 0
    return rendered
  }
}

/** The documents to edit lie all over the province: neighbours would share most of their pages. */
function draftOf({ community, size }: Province, at: number, edits: number): DraftInput {
  return edited(community(Math.floor((at * size.communities) / edits)), at)
}

interface Hands {
  database: Database
  publisher: Publisher
  follow: Follow
}

async function editOnce({ database, publisher, follow }: Hands, draft: DraftInput): Promise<Edit> {
  follow.take()
  const begin = performance.now()
  const { tags, changed } = await publish(database, draft, { reason: REASON })
  if (!changed) throw new Error(`The edit of ${draft.story.slug} changes nothing: there is nothing to measure`)
  const published = performance.now() - begin
  await publisher.settled()
  const onDisk = performance.now() - begin
  return { published, onDisk, touched: follow.take(), kinds: await kindsOf(database, tags) }
}

async function kindsOf(database: Database, tags: readonly string[]): Promise<Record<string, number>> {
  const rows = await database.rows<{ kind: string; count: number }>(
    `select coalesce(nullif(substring(path from '^/((elder/)?[^/]*)'), ''), '/') as kind, count(*)::integer as count
     from page where tags && array(select json_array_elements_text($1::json)) group by 1 order by 2 desc`,
    [JSON.stringify(tags)],
  )
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]))
}

async function inTurn(drafts: readonly DraftInput[], act: (draft: DraftInput) => Promise<Edit>): Promise<Edit[]> {
  const done: Edit[] = []
  for (const draft of drafts) done.push(await act(draft))
  return done
}
