import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { HubProcess } from '../../server/process.ts'
import { publicFolder } from '../../server/render/site-folder.ts'
import { copySeededHub } from '../seeded-hub.ts'
import { treeOf } from './fixture.ts'

const root = join(import.meta.dirname, '../..')
const astro = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin/astro.mjs')

test('astro build makes the same files of the seeds as a hub', { timeout: 240_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fanxing-reference-'))
  const dataDir = join(folder, 'data')
  const config = readConfig({
    DATA_DIR: dataDir,
    PORT: String(await copySeededHub(dataDir)),
    LIMIT_REQUESTS_PER_MINUTE: '1000000',
  })
  const hub = new HubProcess(config, () => {})
  await hub.start()
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
  await hub.stop()
  const reference = await treeOf(built)
  expect(Object.keys(reference).length).toBeGreaterThan(400)
  expect(await treeOf(publicFolder(dataDir))).toEqual(reference)
  await rm(folder, { recursive: true })
})
