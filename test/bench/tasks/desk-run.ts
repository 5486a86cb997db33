/** The desk's pages, each rendered cold, and its downloads, of a province that is loaded already. */
import 'reflect-metadata'
import { readConfig } from '../../../server/config.ts'
import { openDatabase } from '../../../server/database/database.ts'
import { createHub } from '../../../server/hub.ts'
import { loadBundle } from '../../../server/render/bundle.ts'
import { compileSite } from '../../../server/render/compile.ts'
import { Renderer } from '../../../server/render/renderer.ts'
import { ORIGIN } from '../questions/question.ts'
import { task } from './task.ts'

export interface DeskInput {
  databaseUrl: string
  /** Addresses of the desk, and of downloads. */
  pages: readonly string[]
  files: readonly string[]
  rounds: number
}

export interface DeskRun {
  /** Milliseconds of each round, by page. */
  pages: number[][]
  /** What one download took, by file. */
  files: { seconds: number; bytes: number }[]
}

task<DeskInput, DeskRun>(async ({ databaseUrl, pages, files, rounds }, progress) => {
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: ORIGIN,
    LOG_LEVEL: 'error',
    LIMIT_CACHE_BYTES: '0',
  })
  const bundle = await loadBundle(await compileSite())
  const database = await openDatabase(config)
  const hub = await createHub(database, config)
  const renderer = new Renderer(bundle, hub.door, ORIGIN)
  const run: DeskRun = { pages: pages.map(() => []), files: [] }
  try {
    // Round by round, so that a noisy moment falls on all; the first one warms up.
    for (let round = 0; round <= rounds; round += 1) {
      for (const [at, page] of pages.entries()) {
        const begin = performance.now()
        const response = await renderer.live(page)
        await response.arrayBuffer()
        if (!response.ok) throw new Error(`${page} answered ${response.status}`)
        if (round > 0) run.pages[at]?.push(performance.now() - begin)
      }
      progress(round + 1, rounds + 1)
    }
    for (const file of files) run.files.push(await take(renderer, file))
    return run
  } finally {
    await hub.close()
    await database.close()
  }
})

async function take(renderer: Renderer, file: string): Promise<{ seconds: number; bytes: number }> {
  let bytes = 0
  const begin = performance.now()
  await renderer.download(file, async (body) => {
    bytes = 0
    for await (const part of body) bytes += Buffer.byteLength(part)
  })
  return { seconds: (performance.now() - begin) / 1000, bytes }
}
