/** `npm run bench`: loads synthetic provinces, measures, prints the tables and writes RESULTS.md. */
import { writeFile } from 'node:fs/promises'
import { SingleBar } from 'cli-progress'
import pg from 'pg'
import { type ReadBar, readBars } from './bars.ts'
import { type ClickResult, measureClicks } from './clicks.ts'
import { kinds } from './contenders/kinds.ts'
import { type DeskResult, measureDesk } from './desk.ts'
import { type EditResult, measureEdits } from './edits.ts'
import { type ExportResult, measureExports } from './exports.ts'
import { type Flags, type Part, readFlags, sizeOf } from './flags.ts'
import { type ImportResult, measureImport } from './imports.ts'
import { keep, kept, type Measured, merged, type Results } from './kept.ts'
import { type Machine, machine } from './machine.ts'
import type { Hotspot } from './profile.ts'
import { withCopy, withProvince } from './province/load.ts'

import type { ProvinceSize } from './province/province.ts'
import { questions } from './questions/questions.ts'
import { measureReads, profileRead, type ReadOptions, type ReadResult } from './reads.ts'
import { markdown } from './report.ts'
import { inScratchFolder } from './scratch-folder.ts'

const COMPARED = 20

const flags = readFlags(process.argv.slice(2), process.env)
const on = new Date().toISOString().slice(0, 10)
const machineHere = await machineOf(flags.server)
const results: Results = flags.write ? kept() : {}
const parts: Record<Part, () => Promise<void>> = {
  reads: async () => {
    results.reads = measured(await reads(flags))
  },
  exports: async () => {
    results.exports = measured(await exports(flags))
  },
  edits: async () => {
    results.edits = measured(merged(results.edits?.found ?? [], await edits(flags)))
  },
  clicks: async () => {
    results.clicks = measured(merged(results.clicks?.found ?? [], await clicks(flags)))
  },
  desk: async () => {
    results.desk = measured({ size: flags.size, result: await desk(flags) })
  },
  imports: async () => {
    results.imports = measured(await imports(flags))
  },
}
for (const part of flags.parts) {
  await parts[part]()
  if (flags.write) keep(results)
}
const text = markdown(results)
process.stdout.write(`\n${text}`)
if (flags.write) await writeFile(new URL('RESULTS.md', import.meta.url), text)

function measured<Found>(found: Found): Measured<Found> {
  return { on, machine: machineHere, found }
}

async function reads({ rounds, seconds, size }: Flags) {
  return inProvince(size, async (databaseUrl) => {
    const options: ReadOptions = { databaseUrl, rounds, seconds, compared: COMPARED }
    const total = questions.length * Object.keys(kinds).length * (rounds + 1)
    const results: ReadResult[] = await withBar('measuring reads', (bar) => {
      let done = 0
      return measureReads({ ...options, tick: () => bar(++done, total) })
    })
    const explain = explainer(options)
    const bars: ReadBar[] = []
    for (const bar of results.flatMap(readBars)) bars.push(bar.met ? bar : { ...bar, profile: await explain(bar) })
    return { size, results, bars }
  })
}

/** Profiles what is slow, each contender and question once. */
function explainer(options: ReadOptions): (bar: ReadBar) => Promise<Hotspot[]> {
  const known = new Map<string, Promise<Hotspot[]>>()
  return ({ slow, question: name }) => {
    const question = questions.find((one) => one.name === name)
    const found =
      known.get(`${slow} ${name}`) ?? (question ? profileRead(slow, question, options) : Promise.resolve([]))
    known.set(`${slow} ${name}`, found)
    return found
  }
}

async function exports({ exportSizes }: Flags): Promise<ExportResult[]> {
  const measured: ExportResult[] = []
  for (const projects of exportSizes) {
    const made = await inProvince(sizeOf(projects), (databaseUrl) =>
      withBar(`exporting ${projects} projects`, (progress) => measureExports({ databaseUrl, projects, progress })),
    )
    measured.push(...made)
  }
  return measured
}

async function edits({ editSizes, edits: count, seed, embedded }: Flags): Promise<EditResult[]> {
  const measured: EditResult[] = []
  for (const projects of editSizes) {
    const size = sizeOf(projects)
    const measure = (databaseUrl: string) =>
      withBar(`editing ${projects} projects`, (progress) =>
        inScratchFolder((dataDir) => measureEdits({ databaseUrl, dataDir, size, seed, edits: count }, progress)),
      )
    measured.push(await (embedded ? measure('') : inCopy(size, measure)))
  }
  return measured
}

async function clicks({ editSizes, edits: count, seed }: Flags): Promise<ClickResult[]> {
  const measured: ClickResult[] = []
  for (const projects of editSizes) {
    const size = sizeOf(projects)
    const measure = (databaseUrl: string) =>
      withBar(`publishing in ${projects} projects`, (progress) =>
        inScratchFolder((dataDir) => measureClicks({ databaseUrl, dataDir, size, seed, clicks: count }, progress)),
      )
    measured.push(await inCopy(size, measure))
  }
  return measured
}

function desk({ size, deskRounds: rounds }: Flags): Promise<DeskResult> {
  return inProvince(size, (databaseUrl) =>
    withBar('asking the desk', (progress) => measureDesk({ databaseUrl, rounds, progress })),
  )
}

function imports({ size, rows }: Flags): Promise<ImportResult> {
  return inCopy(size, (databaseUrl) => {
    process.stdout.write(`importing ${rows} rows\n`)
    return measureImport({ databaseUrl, rows })
  })
}

/** For what writes: the province is to stay what it is for the next run. */
function inCopy<T>(size: ProvinceSize, work: (databaseUrl: string) => Promise<T>): Promise<T> {
  return inProvince(size, (databaseUrl) => withCopy(flags.server, databaseUrl, work))
}

function inProvince<T>(size: ProvinceSize, work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const { server, seed, keep } = flags
  return withBar(`loading ${size.projects} projects`, (progress, stop) =>
    withProvince({ server, seed, keep, size, progress }, (databaseUrl) => {
      stop()
      return work(databaseUrl)
    }),
  )
}

type Progress = (done: number, total: number) => void

async function withBar<T>(what: string, work: (progress: Progress, stop: () => void) => Promise<T>): Promise<T> {
  const bar = new SingleBar({
    format: `${what} {bar} {value}/{total} {duration_formatted}`,
    hideCursor: true,
    noTTYOutput: true,
    notTTYSchedule: 10_000,
  })
  const progress: Progress = (done, total) => {
    if (!bar.isActive) bar.start(total, done)
    bar.setTotal(total)
    bar.update(done)
  }
  try {
    return await work(progress, () => bar.stop())
  } finally {
    bar.stop()
  }
}

async function machineOf(server: string): Promise<Machine> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    return await machine(client)
  } finally {
    await client.end()
  }
}
