/** A hub in one file: gzip'd lines of JSON, a header, then each table's name and rows, then the digest of
 * all before. Rendered pages are not in it: they are made again where the hub is restored. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { HubError } from '../errors.ts'
import type { Database, Session } from './database.ts'
import { syncPath } from './durable-files.ts'
import { TABLES, type TableName } from './tables.ts'

/** The first line of a backup. */
export interface BackupHeader {
  format: 'fanxing-backup'
  version: 1
  /** Migrations of the database that it was taken from. */
  migrations: string[]
  createdAt: string
}
/** The last line. */
export interface BackupFooter {
  rows: number
  /** SHA-256 of all lines before, as hexadecimal digits. */
  digest: string
}

/** A place comes after the one above it. */
const ORDER: Partial<Record<TableName, string>> = {
  place: 'order by (select count(*) from place_link where descendant_id = place.id)',
}
const PAGE = 500

/**
 * Writes a consistent copy of the hub to `file`, which appears whole or not at all. Gives the number of rows.
 * @throws {HubError} HUB_EMPTY
 */
export async function backUp(database: Database, file: string): Promise<number> {
  const draft = `${file}.partial`
  try {
    const rows = await database.transaction(async (session) => {
      await session.rows('set transaction isolation level repeatable read read only')
      await session.rows('set local statement_timeout = 0')
      await refuseEmpty(session)
      const lines = new Lines(session)
      await pipeline(Readable.from(lines.all()), createGzip(), createWriteStream(draft, { mode: 0o600 }))
      return lines.rows
    })
    syncPath(draft)
    await rename(draft, file)
    syncPath(dirname(resolve(file)))
    return rows
  } finally {
    await rm(draft, { force: true })
  }
}

/** An empty hub is most likely not the one that was meant, and its backup would be trusted. */
async function refuseEmpty(session: Session): Promise<void> {
  const [published] = await session.rows('select from revision limit 1')
  if (published !== undefined) return
  throw new HubError(
    'HUB_EMPTY',
    'This hub holds no publication, so there is nothing to back up. Check that DATA_DIR or DATABASE_URL names the right one.',
  )
}

/** Names of the migrations that a database has had. */
export async function migrationsOf(session: Session): Promise<string[]> {
  const rows = await session.rows<{ name: string }>('select name from mikro_orm_migrations order by name')
  return rows.map(({ name }) => name)
}

class Lines {
  rows = 0
  readonly #hash = createHash('sha256')

  constructor(readonly session: Session) {}

  async *all(): AsyncGenerator<string> {
    const migrations = await migrationsOf(this.session)
    const header: BackupHeader = {
      format: 'fanxing-backup',
      version: 1,
      migrations,
      createdAt: new Date().toISOString(),
    }
    yield this.#line(JSON.stringify(header))
    for (const table of TABLES) {
      yield this.#line(JSON.stringify({ table }))
      yield* this.#rowsOf(table)
    }
    const footer: BackupFooter = { rows: this.rows, digest: this.#hash.digest('hex') }
    yield `${JSON.stringify(footer)}\n`
  }

  async *#rowsOf(table: TableName): AsyncGenerator<string> {
    await this.session.rows(
      `declare page_of_rows cursor for select to_json(${table})::text as row from ${table} ${ORDER[table] ?? ''}`,
    )
    for (;;) {
      const page = await this.session.rows<{ row: string }>(`fetch ${PAGE} from page_of_rows`)
      for (const { row } of page) yield this.#line(row)
      this.rows += page.length
      if (page.length < PAGE) break
    }
    await this.session.rows('close page_of_rows')
  }

  #line(text: string): string {
    const line = `${text}\n`
    this.#hash.update(line)
    return line
  }
}
