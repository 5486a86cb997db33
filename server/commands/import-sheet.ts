/** npm run import:sheet -- FILE: publishes the figures of a spreadsheet, each with its cell as evidence. */
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'
import { ConfigError, readConfig } from '../config.ts'
import { openDatabase } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { log } from '../log.ts'
import { Progress } from '../render/progress.ts'
import { examineSheet } from '../sheets/examine.ts'
import type { MappingInput } from '../sheets/mapping.ts'
import { publishSheet } from '../sheets/publish-sheet.ts'
import { MAX_FILE_BYTES } from '../sheets/read-file.ts'
import { reportLines, reportOf } from '../sheets/report.ts'

const USAGE = `npm run import:sheet -- FILE [options]
  --dry-run             tell what would be imported and every cell's problem, and write nothing
  --json                tell it as JSON
  --map PART=COLUMN     place, above, indicator, period, unit, value (again for each column), headings or sheet;
                        a column by its letter or heading, or words that hold for every row
  --mapping FILE.yaml   the same and more in a file
  --slug NAME           short name of the sheet; the same name again is a correction
  --title, --byline, --publication, --published-on
  --reason TEXT         why published figures are corrected
  --allow-differing     take figures of which another source publishes another value`
const SHOWN_PROBLEMS = 50

const options = {
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  map: { type: 'string', multiple: true },
  mapping: { type: 'string' },
  slug: { type: 'string' },
  title: { type: 'string' },
  byline: { type: 'string' },
  publication: { type: 'string' },
  'published-on': { type: 'string' },
  reason: { type: 'string' },
  'allow-differing': { type: 'boolean' },
} as const

function readArguments(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new ConfigError([`${error instanceof Error ? error.message : String(error)}\n${USAGE}`])
  }
}

/** Gives the exit code: 1 where problems keep the sheet from being imported. */
async function main(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args)
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) throw new ConfigError([`FILE must be one file\n${USAGE}`])
  const bytes = await bytesOf(file)
  const mapping = await mappingOf(values.mapping, values.map ?? [])
  const config = readConfig(process.env)
  log.level = config.logLevel
  const database = await openDatabase(config)
  try {
    const { slug, title, byline, publication, reason } = values
    const head = { slug, title, byline, publication, publishedOn: values['published-on'] }
    const name = basename(file)
    const examined = await examineSheet(database, {
      bytes,
      name,
      mapping,
      ...head,
      allowDiffering: values['allow-differing'],
    })
    const report = reportOf(examined)
    const isPublished = values['dry-run'] !== true && report.problems.stopping === 0
    const say = values.json === true ? () => {} : (line: string) => void process.stdout.write(`${line}\n`)
    for (const line of reportLines(report, SHOWN_PROBLEMS)) say(line)
    const progress = new Progress('Publishing', 'documents', values.json === true ? process.stderr : process.stdout)
    const changed = isPublished ? await publishSheet(database, examined, { reason, onDocument: progress.update }) : null
    progress.stop()
    say(outcome(changed, values['dry-run'] === true))
    if (values.json === true)
      process.stdout.write(`${JSON.stringify({ ...report, changedDocuments: changed }, null, 2)}\n`)
    return report.problems.stopping > 0 ? 1 : 0
  } finally {
    await database.close()
  }
}

function outcome(changed: number | null, isRehearsal: boolean): string {
  if (changed === 0) return 'It is published as it is already; nothing was changed.'
  if (changed !== null) return `${changed} documents are published.`
  return isRehearsal ? 'Nothing was written: this was a dry run.' : 'Nothing was imported.'
}

async function bytesOf(file: string): Promise<Buffer> {
  const found = await stat(file).catch(() => null)
  if (found === null || !found.isFile()) throw new ConfigError([`FILE ${file} is no file\n${USAGE}`])
  if (found.size > MAX_FILE_BYTES)
    throw new HubError(
      'SHEET_TOO_LARGE',
      `${file} has ${found.size} bytes; a file may have ${MAX_FILE_BYTES}. Split it.`,
    )
  return readFile(file)
}

async function statedIn(file: string): Promise<MappingInput> {
  try {
    return parse(await readFile(file, 'utf8'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ConfigError([`--mapping ${file} cannot be read: ${reason}\n${USAGE}`])
  }
}

/** The mapping of the file, with what `--map` says in place of its own. */
async function mappingOf(file: string | undefined, pairs: readonly string[]): Promise<MappingInput> {
  const stated = file === undefined ? {} : await statedIn(file)
  const told: Record<string, unknown> = {}
  const columns: { column: string }[] = []
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    if (at < 1) throw new ConfigError([`--map ${pair} must be PART=COLUMN\n${USAGE}`])
    const [part, source] = [pair.slice(0, at), pair.slice(at + 1)]
    if (part === 'value') columns.push({ column: source })
    else told[part] = part === 'headings' ? Number(source) : source
  }
  return { ...stated, ...told, ...(columns.length > 0 ? { values: columns } : {}) }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    if (error instanceof HubError || error instanceof ConfigError) process.stderr.write(`${error.message}\n`)
    else log.fatal({ err: error }, 'The sheet cannot be imported')
    process.exit(1)
  },
)
