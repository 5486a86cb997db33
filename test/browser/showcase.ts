/** The seeds' showcase as `npm start` serves it, and a browser to read it with. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { readConfig } from '../../server/config.ts'
import { HubProcess } from '../../server/process.ts'
import { publicFolder } from '../../server/render/site-folder.ts'
import { freePort } from '../main/running-hub.ts'
import { copySeededHub } from '../seeded-hub.ts'
import { launchChromium } from './chromium.ts'

/** Of a step in the browser: a busy machine takes long for what is right. */
const PATIENCE_MS = 120_000

export interface Showcase {
  /** Its origin. */
  address: string
  /** What the hub told whoever started it. */
  said: readonly string[]
  /** A page in a context of its own. */
  newPage(options?: BrowserContextOptions): Promise<Page>
  /** Opens an address of the showcase, in which `*` stands for the first name there is. */
  visit(page: Page, path: string): Promise<void>
  close(): Promise<void>
}

/** `prepare` may write to the hub's folder before it starts; `seeds`: whether it has the newspaper page. */
export async function openShowcase(
  prepare?: (dataDir: string) => Promise<void>,
  seeds: 'on' | 'off' = 'on',
): Promise<Showcase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fanxing-showcase-'))
  const isUsual = prepare === undefined && seeds === 'on'
  const port = String(isUsual ? await copySeededHub(dataDir) : await freePort())
  const config = readConfig({ DATA_DIR: dataDir, PORT: port, LOG_LEVEL: 'error', SEEDS: seeds })
  const said: string[] = []
  const hub = new HubProcess(config, (line) => said.push(line))
  await prepare?.(dataDir)
  const [browser] = await Promise.all([launchChromium(), hub.start()])

  async function named(path: string): Promise<string> {
    const [above, below] = path.split('*')
    if (above === undefined || below === undefined) return path
    const [first] = (await readdir(join(publicFolder(dataDir), above))).filter((name) => !name.includes('.')).sort()
    return `${above}${first}${below}`
  }

  return {
    address: config.publicUrl,
    said,
    newPage: async (options = {}) => {
      const context = await browser.newContext(options)
      context.setDefaultTimeout(PATIENCE_MS)
      return context.newPage()
    },
    visit: async (page, path) => {
      await page.goto(config.publicUrl + (await named(path)))
    },
    close: async () => {
      await browser.close()
      await hub.stop()
      await rm(dataDir, { recursive: true })
    },
  }
}
