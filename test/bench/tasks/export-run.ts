/** The publisher's full export of a province that is loaded already. */
import 'reflect-metadata'
import { readConfig } from '../../../server/config.ts'
import { openDatabase } from '../../../server/database/database.ts'
import { createHub } from '../../../server/hub.ts'
import { loadBundle } from '../../../server/render/bundle.ts'
import { compileSite } from '../../../server/render/compile.ts'
import { exportSite } from '../../../server/render/export-site.ts'
import { ORIGIN } from '../questions/question.ts'
import { usage } from '../usage.ts'
import { task } from './task.ts'

export interface ExportInput {
  databaseUrl: string
  /** Folder that is not there yet. */
  folder: string
}

export interface ExportRun {
  seconds: number
  /** Milliseconds of processor time for the pages alone, without starting and loading. */
  cpu: number
}

task<ExportInput, ExportRun>(async ({ databaseUrl, folder }, progress) => {
  const config = readConfig({ DATABASE_URL: databaseUrl, PUBLIC_URL: ORIGIN, LOG_LEVEL: 'error' })
  const bundle = await loadBundle(await compileSite())
  const database = await openDatabase(config)
  const hub = await createHub(database, config)
  try {
    const before = usage().cpu
    const begin = performance.now()
    await exportSite(hub, database, config, bundle, folder, { onPage: progress })
    return { seconds: (performance.now() - begin) / 1000, cpu: usage().cpu - before }
  } finally {
    await hub.close()
    await database.close()
  }
})
