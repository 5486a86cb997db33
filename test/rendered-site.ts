/** The showcase of the seeds, rendered for a test. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSeeds } from '../seeds/read.ts'
import { readConfig } from '../server/config.ts'
import { createHub } from '../server/hub.ts'
import { publish } from '../server/publish/publish.ts'
import { loadBundle } from '../server/render/bundle.ts'
import { compileSite } from '../server/render/compile.ts'
import { exportSite } from '../server/render/export-site.ts'
import { testDatabase } from './hub.ts'

export interface RenderedSite {
  /** Root of the files; gone after `close`. */
  folder: string
  /** The origin that the pages name. */
  publicUrl: string
  close(): Promise<void>
}

/** Publishes the seeds into an empty hub and exports its whole site. */
export async function renderSeeds(): Promise<RenderedSite> {
  const folder = await mkdtemp(join(tmpdir(), 'fanxing-site-'))
  const config = readConfig({ PUBLIC_URL: 'https://fanxing.example' })
  const database = await testDatabase()
  for (const draft of await readSeeds()) await publish(database, draft)
  const hub = await createHub(database, config)
  await exportSite(hub, database, config, await loadBundle(await compileSite()), folder)
  await hub.close()
  await database.close()
  return { folder, publicUrl: config.publicUrl, close: () => rm(folder, { recursive: true }) }
}
