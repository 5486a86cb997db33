/** Brings a backup into an empty hub. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { HubError } from '../errors.ts'
import { type BackupFooter, type BackupHeader, migrationsOf } from './backup.ts'
import type { Database, Session } from './database.ts'
import { TABLES, type TableName } from './tables.ts'

const BATCH = 500
/** Characters of rows that are written at once, and of one row: the longest of a real hub has some millions. */
const BATCH_CHARACTERS = 16 * 1024 * 1024
const LONGEST_LINE = 64 * 1024 * 1024

/**
 * Restores a hub from `file`, all of it or nothing, and gives the number of rows.
 * @throws {HubError} HUB_NOT_EMPTY, or BACKUP_UNFIT where the file is no whole backup or was taken from tables that
 * are not those of this version.
 */
export async function restore(database: Database, file: string): Promise<number> {
  try {
    return await database.transaction(async (session) => {
      await session.rows('set local statement_timeout = 0')
      await checkEmpty(session)
      const reading = new Reading(session, file)
      const rows = await reading.restore()
      await continueSequences(session)
      // Jobs are not in a backup: they are made again of what was not delivered.
      await session.rows('update webhook set queued_change = delivered_change')
      await session.rows('analyze')
      return rows
    })
  } catch (error) {
    throw isUnfit(error) ? damaged(file, error) : error
  }
}

/** Whether no gzip, or rows that the tables refuse: wrong values (class 22), broken rules (23), too much of something (54), or a trigger's own (P0). */
function isUnfit(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(Z_.*|(22|23|54|P0)\w{3})$/.test(String(error.code))
}

async function checkEmpty(session: Session): Promise<void> {
  // Nothing may be published while a hub is restored.
  await session.rows('lock table revision, identity, editor in exclusive mode')
  const [held] = await session.rows('select from revision union all select from editor limit 1')
  // A hub that was only started has a secret of its own, with which nothing was signed that stays.
  if (held === undefined) return void (await session.rows('delete from hub_secret'))
  throw new HubError(
    'HUB_NOT_EMPTY',
    'This hub holds publications or accounts, and a backup is restored into an empty one only. Give it another DATA_DIR or DATABASE_URL.',
  )
}

class Reading {
  readonly #hash = createHash('sha256')
  #table: TableName | null = null
  #batch: string[] = []
  #characters = 0
  #rows = 0

  constructor(
    readonly session: Session,
    readonly file: string,
  ) {}

  async restore(): Promise<number> {
    let last: string | undefined
    let number = 0
    for await (const line of linesOf(this.file)) {
      // One line behind: the last one is the footer, which its own digest does not cover.
      if (last !== undefined) await this.#read(last, number++)
      last = line
    }
    await this.#write()
    this.#checkWhole(last)
    return this.#rows
  }

  async #read(line: string, number: number): Promise<void> {
    this.#hash.update(`${line}\n`)
    if (number === 0) return checkHeader(this.file, line, await migrationsOf(this.session))
    if (line.startsWith('{"table":')) {
      await this.#write()
      this.#table = tableNamed(this.file, line)
      return
    }
    this.#batch.push(line)
    this.#characters += line.length
    if (this.#batch.length >= BATCH || this.#characters >= BATCH_CHARACTERS) await this.#write()
  }

  async #write(): Promise<void> {
    if (this.#batch.length === 0) return
    if (this.#table === null) throw damaged(this.file)
    await this.session.rows(
      `insert into ${this.#table} select * from json_populate_recordset(null::${this.#table}, $1::json)`,
      [`[${this.#batch.join(',')}]`],
    )
    this.#rows += this.#batch.length
    this.#batch = []
    this.#characters = 0
  }

  #checkWhole(last: string | undefined): void {
    const footer: Partial<BackupFooter> = parsed(this.file, last)
    if (footer.digest !== this.#hash.digest('hex') || footer.rows !== this.#rows) throw damaged(this.file)
  }
}

/** The lines of a gzip'd file. @throws {HubError} BACKUP_UNFIT for one that is too long to be a row, before all of it is unpacked */
async function* linesOf(file: string): AsyncGenerator<string> {
  const plain = createGunzip().setEncoding('utf8')
  // What fails while reading ends the loop below with its error.
  pipeline(createReadStream(file), plain, () => {})
  let parts: string[] = []
  let length = 0
  for await (const chunk of plain) {
    for (const [index, part] of String(chunk).split('\n').entries()) {
      if (index > 0) {
        yield parts.join('')
        parts = []
        length = 0
      }
      parts.push(part)
      length += part.length
      if (length > LONGEST_LINE) throw damaged(file)
    }
  }
  if (length > 0) yield parts.join('')
}

const headerShape = z.object({
  format: z.literal('fanxing-backup'),
  version: z.literal(1),
  migrations: z.array(z.string()),
}) satisfies z.ZodType<Omit<BackupHeader, 'createdAt'>>

function checkHeader(file: string, line: string, migrations: readonly string[]): void {
  const header = headerShape.safeParse(parsed(file, line))
  if (!header.success) throw damaged(file)
  const theirs = header.data.migrations.join(', ')
  if (theirs === migrations.join(', ')) return
  throw new HubError(
    'BACKUP_UNFIT',
    `${file} was taken from tables after the migrations ${theirs}, and this version's are after ${migrations.join(', ')}. ` +
      'Restore it with the version that it was taken with, let the new version migrate that hub, and back it up again.',
  )
}

function tableNamed(file: string, line: string): TableName {
  const { table }: { table?: unknown } = parsed(file, line)
  const known = TABLES.find((name) => name === table)
  if (known === undefined) throw damaged(file)
  return known
}

function parsed(file: string, line: string | undefined): object {
  try {
    const value: unknown = JSON.parse(line ?? '')
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // Said below.
  }
  throw damaged(file)
}

function damaged(file: string, cause?: unknown): HubError {
  return new HubError('BACKUP_UNFIT', `${file} is no whole backup of a hub; use another copy.`, { cause })
}

/** New rows get ids after the restored ones. */
async function continueSequences(session: Session): Promise<void> {
  const sequences = await session.rows<{ table: string; sequence: string }>(
    `select table_name as table, pg_get_serial_sequence(table_name, column_name) as sequence
     from information_schema.columns where table_schema = 'public' and table_name = any($1::text[])
       and column_default like 'nextval(%'`,
    [[...TABLES]],
  )
  for (const { table, sequence } of sequences) {
    await session.rows(`select setval($1::text::regclass, (select max(id) from ${table})) from ${table} limit 1`, [
      sequence,
    ])
  }
}
