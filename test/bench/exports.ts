/** (b) The whole site by the publisher and by `astro build`, of the same province. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { filesBelow } from '../../server/render/tree.ts'
import { type Contender, start } from './contenders/contender.ts'
import { siteHub } from './contenders/kinds.ts'
import { ORIGIN } from './questions/question.ts'
import { inScratchFolder } from './scratch-folder.ts'
import type { ExportInput, ExportRun } from './tasks/export-run.ts'
import { type Progress, runTask } from './tasks/task.ts'
import type { Usage } from './usage.ts'

export interface ExportResult {
  by: 'publisher' | 'astro build'
  projects: number
  /** Files of the whole site. */
  pages: number
  seconds: number
  /** Milliseconds of processor time of all processes but PostgreSQL. */
  cpu: number
  /** How much of it the hub took that `astro build` asked; null where it is the same process. */
  hubCpu: number | null
  /** Megabytes of the process that renders. */
  peakMemory: number
}

interface Options {
  databaseUrl: string
  projects: number
  progress?: Progress
}

/** Both, into folders that are removed afterwards. */
export async function measureExports(options: Options): Promise<ExportResult[]> {
  return [await byPublisher(options), await byAstroBuild(options)]
}

async function byPublisher({ databaseUrl, projects, progress }: Options): Promise<ExportResult> {
  return inScratchFolder(async (work) => {
    const folder = join(work, 'site')
    const module = new URL('tasks/export-run.ts', import.meta.url)
    const { result, usage } = await runTask<ExportInput, ExportRun>(module, { databaseUrl, folder }, progress)
    const pages = (await filesBelow(folder)).length
    return { by: 'publisher', projects, pages, ...result, hubCpu: null, peakMemory: usage.peakMemory }
  })
}

/** Runs the reference: Astro's own build, which asks a hub over HTTP. Compiling the site is part of it every time. */
async function byAstroBuild({ databaseUrl, projects }: Options): Promise<ExportResult> {
  const hub = await start(siteHub, databaseUrl)
  try {
    return await inScratchFolder(async (work) => {
      const out = join(work, 'site')
      const before = await hub.tell('usage')
      const begin = performance.now()
      const own = await build(hub, work, out)
      const seconds = (performance.now() - begin) / 1000
      const hubCpu = (await hub.tell('usage')).cpu - before.cpu
      const pages = (await filesBelow(out)).length
      return { by: 'astro build', projects, pages, seconds, cpu: own.cpu + hubCpu, hubCpu, peakMemory: own.peakMemory }
    })
  } finally {
    await hub.stop()
  }
}

async function build(hub: Contender, work: string, out: string): Promise<Usage> {
  const astro = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin/astro.mjs')
  const usageFile = join(work, 'usage.json')
  const env = {
    ...process.env,
    SITE_OUT: out,
    SITE_CACHE: join(work, 'cache'),
    HUB_URL: new URL(hub.url).origin,
    PUBLIC_URL: ORIGIN,
    NODE_ENV: 'production',
    ASTRO_TELEMETRY_DISABLED: '1',
    USAGE_FILE: usageFile,
  }
  const root = resolve(import.meta.dirname, '../../site')
  const preload = new URL('tasks/report-usage.ts', import.meta.url).href
  await promisify(execFile)(process.execPath, ['--import', preload, astro, 'build', '--root', root], {
    env,
    maxBuffer: 2 ** 30,
  })
  return JSON.parse(await readFile(usageFile, 'utf8')) as Usage
}
