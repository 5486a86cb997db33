/** The embedded database: PGlite in a folder of its own, made to keep what it acknowledged. */
import { randomUUID } from 'node:crypto'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PGlite, types } from '@electric-sql/pglite'
import { MikroORM } from '@mikro-orm/pglite'
import { fromPglite } from 'pg-boss'
import { makeFolder } from '../folder.ts'
import { Announcements } from './announcements.ts'
import type { Database, Session } from './database.ts'
import { DurableFiles, syncPath, syncTree } from './durable-files.ts'
import { type Lock, lock } from './lock.ts'
import { migrate } from './migrate.ts'
import { ormOptions } from './orm.ts'
import { startUpkeep } from './upkeep.ts'

/** A new segment of the log is not written twice, first with zeros: the folder is no disk that would profit. */
const settings = ['TimeZone=UTC', 'shared_buffers=32MB', 'wal_sync_method=fsync', 'wal_init_zero=off']
/** PGlite starts with -F, which turns fsync off. */
const startParams = [...PGlite.defaultStartParams.filter((param) => param !== '-F')].concat(
  settings.flatMap((setting) => ['-c', setting]),
)

/** Opens the database in `dataDir`/database, and builds it there first if there is none. */
export async function openEmbedded(dataDir: string): Promise<Database> {
  const made = makeFolder(dataDir, 'DATA_DIR')
  if (made !== undefined) syncTree(made)
  const folder = join(dataDir, 'database')
  const held = lock(folder)
  try {
    await build(folder)
    // Left behind by a killed process; the lock says that none is running.
    rmSync(join(folder, 'postmaster.pid'), { force: true })
    return await serve(await start(folder), held)
  } catch (error) {
    held.release()
    throw error
  }
}

/** A first start that is killed leaves no half-built database: it is built beside, and then renamed. */
async function build(folder: string): Promise<void> {
  if (existsSync(folder)) return
  const draft = `${folder}.building`
  rmSync(draft, { recursive: true, force: true })
  const pglite = await start(draft)
  await pglite.close()
  syncTree(draft)
  renameSync(draft, folder)
  syncPath(dirname(folder))
}

/** Starts PGlite on a folder. Once it has ended itself every call is refused, where its own would never return. */
async function start(folder: string): Promise<PGlite> {
  const files = new DurableFiles(folder)
  let lastWords = 'it gives no reason'
  const onStderr = (line: string) => {
    lastWords = /(?:FATAL:|PANIC:|^postgres:) +(.*)/.exec(line)?.[1] ?? lastWords
    return true
  }
  const pglite = await PGlite.create({ fs: files, startParams, onStderr }).catch((cause: unknown) => {
    throw new Error(`The database in ${folder} cannot be opened: ${lastWords}. Restore a backup in another DATA_DIR.`, {
      cause,
    })
  })
  const execute = pglite.execProtocolRawSync.bind(pglite)
  pglite.execProtocolRawSync = (message) => {
    if (files.crashed)
      throw new Error(`The database in ${folder} ended itself: ${lastWords}. A new start finds what it acknowledged.`)
    return execute(message)
  }
  return pglite
}

/** Makes an open PGlite, which nobody else may use or close, the hub's database. */
export async function serve(pglite: PGlite, held?: Lock): Promise<Database> {
  try {
    const orm = await MikroORM.init({ ...ormOptions, dbName: 'hub', driverOptions: { pglite } })
    await migrate(orm)
    const upkeep = held ? startUpkeep(pglite) : undefined
    const announcements = new Announcements()
    let closing: Promise<void> | undefined
    const close = async () => {
      await upkeep?.stop()
      await orm.close()
      try {
        if (held) await pglite.query('checkpoint')
      } finally {
        await pglite.close()
        held?.release()
      }
    }
    return {
      kind: 'pglite',
      orm,
      jobs: { db: fromPglite(pglite), backend: 'pglite' },
      instance: randomUUID(),
      ...session(pglite),
      transaction: (work) => pglite.transaction((transaction) => work(session(transaction))),
      snapshot: (work) => snapshot(pglite, work),
      onPublication: (listener) => announcements.listen(listener),
      announce: (tags) => announcements.announce(tags),
      close: () => (closing ??= close()),
    }
  } catch (error) {
    await pglite.close()
    throw error
  }
}

function session(connection: Pick<PGlite, 'query'>): Session {
  return {
    rows: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      (await connection.query<Row>(sql, values.map(sent), { serializers })).rows,
    text: async (sql, values) => {
      const { rows } = await connection.query<[string]>(sql, values.map(sent), { rowMode: 'array', serializers })
      return onlyText(rows)
    },
  }
}

/** UTF-16 units of a text from which on it is sent as bytes. */
const LONG = 4096

/**
 * A long text as bytes: PGlite counts those of a text twice, unit by unit, and of the rows of a spreadsheet that takes
 * longer than to make them.
 */
function sent(value: unknown): unknown {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.length > LONG ? Buffer.from(value) : value
}

const asItIs = <Value>(value: Value): Value => value
/** What `sent` gives for a text or JSON needs no more making; as bytes, JSONB has another form. */
const serializers = { [types.TEXT]: asItIs, [types.JSON]: asItIs, [types.JSONB]: String }

/** How often work is begun anew before publications have to wait for it. */
const ATTEMPTS = 3

/** A transaction would hold up everybody, for there is one connection: only where publications do not cease, it does. */
async function snapshot<T>(pglite: PGlite, work: (session: Session) => Promise<T>): Promise<T> {
  const open = session(pglite)
  // Every publication and every withdrawal adds a revision, and none ever goes.
  const state = () => open.text('select coalesce(max(id), 0)::text from revision', [])
  for (let attempt = 1; attempt < ATTEMPTS; attempt++) {
    const before = await state()
    const [outcome] = await Promise.allSettled([work(open)])
    if ((await state()) !== before) continue
    if (outcome.status === 'rejected') throw outcome.reason
    return outcome.value
  }
  return pglite.transaction((transaction) => work(session(transaction)))
}

/** The text of a result of one row and one column. */
export function onlyText(rows: readonly (readonly [string])[]): string {
  const [row] = rows
  if (row === undefined) throw new Error('The statement gave no row where it must give one')
  return row[0]
}
