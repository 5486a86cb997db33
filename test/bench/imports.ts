/** (f) A spreadsheet of many rows, imported by the command that operators type. */
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { inScratchFolder } from './scratch-folder.ts'
import type { Usage } from './usage.ts'

export interface ImportResult {
  /** Rows of the sheet, each with one figure. */
  rows: number
  /** Figures that the hub had before. */
  figures: number
  /** Of the whole command, from its start to its end. */
  seconds: number
  /** Megabytes of the process that imports. */
  peakMemory: number
}

interface Options {
  /** A province that takes the figures. */
  databaseUrl: string
  rows: number
}

const LAST_YEAR = 2022
const ROOT = resolve(import.meta.dirname, '../..')

export async function measureImport({ databaseUrl, rows }: Options): Promise<ImportResult> {
  return inScratchFolder(async (dataDir) => {
    const { communities, figures } = await placesOf(databaseUrl)
    const file = join(dataDir, 'sheet.csv')
    await writeFile(file, sheetOf(communities, rows))
    const begin = performance.now()
    const { peakMemory } = await run(file, databaseUrl, dataDir)
    return { rows, figures, seconds: (performance.now() - begin) / 1000, peakMemory }
  })
}

async function placesOf(databaseUrl: string): Promise<{ communities: string[]; figures: number }> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const communities = await client.query<{ path: string }>(
      `select path from place where level = 'COMMUNITY' order by id`,
    )
    const figures = await client.query<{ count: number }>('select count(*)::integer from figure')
    return { communities: communities.rows.map(({ path }) => path), figures: figures.rows[0]?.count ?? 0 }
  } finally {
    await client.end()
  }
}

/** A yearly income for each community in turn, as many years back as the rows reach. */
function sheetOf(communities: readonly string[], rows: number): string {
  const years = Math.ceil(rows / communities.length)
  const lines = communities.flatMap((path, at) =>
    Array.from({ length: years }, (_, year) => {
      const amount = (((at * 7 + year) % 9_000) + 1) / 10
      return `${path},${LAST_YEAR - year},${amount.toFixed(1)}`
    }),
  )
  return `${['村（社区）,年度,集体年收入（万元）', ...lines.slice(0, rows)].join('\n')}\n`
}

/** Runs what `npm run import:sheet` does, without npm. */
async function run(file: string, databaseUrl: string, dataDir: string): Promise<Usage> {
  const usageFile = join(dataDir, 'usage.json')
  const preload = new URL('tasks/report-usage.ts', import.meta.url).href
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(
    await readFile(join(ROOT, 'package.json'), 'utf8'),
  )
  const [, ...command] = scripts['import:sheet']?.split(' ') ?? []
  const head = ['--slug', 'bench-sheet', '--title', '集体经济年表', '--publication', '测试', '--json']
  await promisify(execFile)(process.execPath, ['--import', preload, ...command, file, ...head], {
    env: { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: dataDir, USAGE_FILE: usageFile },
    cwd: ROOT,
    maxBuffer: 2 ** 30,
  })
  return JSON.parse(await readFile(usageFile, 'utf8')) as Usage
}
