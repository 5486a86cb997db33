import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { createHub } from '../../server/hub.ts'
import { loadBundle } from '../../server/render/bundle.ts'
import { compileSite } from '../../server/render/compile.ts'
import { exportSite } from '../../server/render/export-site.ts'
import { Listener } from '../../server/web/listener.ts'
import { SheetFiles } from '../../server/web/sheet-files.ts'
import { seededDatabase } from '../hub.ts'
import { freePort } from '../main/running-hub.ts'
import { treeOf } from './fixture.ts'

const root = join(import.meta.dirname, '../..')
const astro = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin/astro.mjs')

test('astro build makes the same files of the seeds as an export', { timeout: 240_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fanxing-reference-'))
  const config = readConfig({
    DATA_DIR: folder,
    PORT: String(await freePort()),
    PUBLIC_URL: 'https://fanxing.example',
    LIMIT_REQUESTS_PER_MINUTE: '1000000',
  })
  const database = await seededDatabase()
  const hub = await createHub(database, config)
  const listener = new Listener(config)
  const nothing = { serve: async () => false }
  listener.backend = {
    door: hub.door,
    people: hub.people,
    livePages: nothing,
    downloads: nothing,
    sheetFiles: new SheetFiles(database, hub.people, config),
    pictures: { take: async () => {}, show: async () => false },
    previews: { serve: async () => {} },
    sharedPreviews: { serve: async () => {} },
    ledgerFiles: { serve: async () => {} },
    reasonsNotReady: async () => [],
  }
  await listener.listen()

  const exported = join(folder, 'export')
  await exportSite(hub, database, config, await loadBundle(await compileSite()), exported)
  const built = join(folder, 'build')
  const env = {
    ...process.env,
    HUB_URL: `http://127.0.0.1:${config.port}`,
    PUBLIC_URL: config.publicUrl,
    SITE_OUT: built,
    SITE_CACHE: join(folder, 'cache'),
    NODE_ENV: 'production',
    ASTRO_TELEMETRY_DISABLED: '1',
  }
  await promisify(execFile)(process.execPath, [astro, 'build', '--root', 'site'], { cwd: root, env })
  const reference = await treeOf(built)
  expect(Object.keys(reference).length).toBeGreaterThan(400)
  expect(await treeOf(exported)).toEqual(reference)

  await listener.close()
  await hub.close()
  await database.close()
  await rm(folder, { recursive: true })
})
