/** A hub after its first start, which takes longer than most tests: the seeds are published, the site is rendered. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../server/config.ts'
import { HubProcess } from '../server/process.ts'
import { publicFolder } from '../server/render/site-folder.ts'
import { kept } from './kept.ts'
import { freePort } from './main/running-hub.ts'

/** Fills the data folder of a hub, and gives the port at which it is to listen. */
export async function copySeededHub(dataDir: string): Promise<number> {
  const hub = await seededHub()
  cpSync(dataOf(hub), dataDir, { recursive: true })
  // At any other port the hub renders its pages again, as they name it.
  return freePort(portOf(hub))
}

/** The rendered site, to be read only. */
export async function seededSite(): Promise<{ folder: string; publicUrl: string }> {
  const hub = await seededHub()
  return { folder: publicFolder(dataOf(hub)), publicUrl: `http://localhost:${portOf(hub)}` }
}

const dataOf = (hub: string) => join(hub, 'data')
const portOf = (hub: string) => Number(readFileSync(join(hub, 'port'), 'utf8'))

/** Each test worker has one, as two hubs cannot listen at the same port. */
function seededHub(): Promise<string> {
  const worker = process.env.VITEST_POOL_ID ?? '0'
  return kept(`hub-${worker}`, ['schema', 'seeds', 'server', 'site'], async (folder) => {
    const port = String(await freePort())
    mkdirSync(folder)
    writeFileSync(join(folder, 'port'), port)
    const hub = new HubProcess(readConfig({ DATA_DIR: dataOf(folder), PORT: port, LOG_LEVEL: 'error' }), () => {})
    await hub.start()
    await hub.stop()
  })
}
