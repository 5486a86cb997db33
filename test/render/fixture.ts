/** What the publisher's tests share: settings, and trees to compare. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type Config, readConfig } from '../../server/config.ts'
import type { Database } from '../../server/database/database.ts'
import { createHub } from '../../server/hub.ts'
import { log } from '../../server/log.ts'
import type { Bundle } from '../../server/render/bundle.ts'
import { exportSite } from '../../server/render/export-site.ts'
import { digestOf, filesBelow } from '../../server/render/tree.ts'

log.level = 'silent'

/** Settings for a hub with its files in a folder of its own, which `remove` takes away. */
export async function scratchConfig(): Promise<{ config: Config; remove: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fanxing-render-'))
  const config = readConfig({ DATA_DIR: dataDir, PUBLIC_URL: 'https://fanxing.example' })
  return { config, remove: () => rm(dataDir, { recursive: true, force: true }) }
}

/** Digest of each file in a folder and below. */
export async function treeOf(folder: string): Promise<Record<string, string>> {
  const files = await filesBelow(folder)
  const entries = files.sort().map(async (file) => [file, digestOf(await readFile(join(folder, file)))] as const)
  return Object.fromEntries(await Promise.all(entries))
}

/** The tree is byte for byte what a hub with nothing in memory exports into another folder. */
export async function expectExported(
  folder: string,
  database: Database,
  config: Config,
  bundle: Bundle,
): Promise<void> {
  const hub = await createHub(database, config)
  const exported = await mkdtemp(join(tmpdir(), 'fanxing-export-'))
  try {
    await exportSite(hub, database, config, bundle, exported)
    expect(await treeOf(folder)).toEqual(await treeOf(exported))
  } finally {
    await hub.close()
    await rm(exported, { recursive: true })
  }
}
