/** A province in a database of its own, where every row is what publishing its documents makes. */
import pg from 'pg'
import { type Database, openDatabase } from '../../../server/database/database.ts'
import { publish } from '../../../server/publish/publish.ts'
import { type Province, type ProvinceSize, province } from './province.ts'

export interface Loading {
  /** A PostgreSQL server, by the address of a database on it that exists. */
  server: string
  size: ProvinceSize
  seed: number
  /** Leaves the database for the next run, and takes one that an earlier run left. */
  keep: boolean
  progress?: (done: number, total: number) => void
}

/** Gives `work` the address of a loaded database; drops it afterwards unless it is to be kept. */
export async function withProvince<T>(loading: Loading, work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const { size, seed, server, keep } = loading
  const name = `fanxing_bench_${size.communities}_${size.projects}_${size.figures}_${seed}`
  const url = new URL(server)
  url.pathname = `/${name}`
  const loaded = keep && (await isLoaded(server, name))
  if (!loaded)
    await onServer(server, [
      `drop database if exists ${name} with (force)`,
      `create database ${name} template template0 encoding 'UTF8'`,
    ])
  try {
    if (!loaded) await load(url.href, loading)
    return await work(url.href)
  } finally {
    if (!keep) await onServer(server, [`drop database if exists ${name} with (force)`])
  }
}

/** Gives `work` the address of a copy, which is dropped afterwards. Nobody else may be connected to what is copied. */
export async function withCopy<T>(
  server: string,
  databaseUrl: string,
  work: (databaseUrl: string) => Promise<T>,
): Promise<T> {
  const url = new URL(databaseUrl)
  const original = url.pathname.slice(1)
  const copy = `${original}_copy`
  url.pathname = `/${copy}`
  const drop = `drop database if exists ${copy} with (force)`
  await onServer(server, [drop, `create database ${copy} template ${original}`])
  try {
    return await work(url.href)
  } finally {
    await onServer(server, [drop])
  }
}

const LOADED = 'loaded'

async function load(databaseUrl: string, { server, size, seed, progress }: Loading): Promise<void> {
  const name = new URL(databaseUrl).pathname.slice(1)
  // A crash while it loads loses nothing worth keeping.
  await onServer(server, [`alter database ${name} set synchronous_commit = off`])
  const database = await openDatabase({ dataDir: '', databaseUrl })
  try {
    await fill(database, province(size, seed), progress)
  } finally {
    await database.close()
  }
  await onServer(databaseUrl, ['vacuum analyze'])
  await onServer(server, [
    `alter database ${name} reset synchronous_commit`,
    `comment on database ${name} is '${LOADED}'`,
  ])
}

/** Publishes every document of a province into an empty hub that has no site yet. */
export async function fill(
  database: Database,
  { documents, document }: Province,
  progress?: Loading['progress'],
): Promise<void> {
  for (let index = 0; index < documents; index += 1) {
    await publish(database, document(index), { now: momentOf(index) })
    // What is planned for empty tables does not fit full ones.
    if (index % 500 === 100) await analyze(database)
    progress?.(index + 1, documents)
  }
  await database.rows('update outbox set rendered_at = created_at')
  await analyze(database)
}

/** For as long as it takes: a great province takes longer than a statement may. */
async function analyze(database: Database): Promise<void> {
  await database.transaction(async (session) => {
    await session.rows('set local statement_timeout = 0')
    await session.rows('analyze')
  })
}

/** Documents are published a minute apart, so that the newest is the last. */
function momentOf(index: number): Date {
  return new Date(Date.UTC(2025, 0, 1) + index * 60_000)
}

async function isLoaded(server: string, name: string): Promise<boolean> {
  const [rows] = await onServer(server, [
    `select shobj_description(oid, 'pg_database') as said from pg_database where datname = '${name}'`,
  ])
  return rows?.[0]?.said === LOADED
}

/** Runs statements that no transaction may hold; gives the rows of each. */
async function onServer(server: string, statements: readonly string[]): Promise<{ said?: string }[][]> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    const results: { said?: string }[][] = []
    for (const statement of statements) results.push((await client.query<{ said?: string }>(statement)).rows)
    return results
  } finally {
    await client.end()
  }
}
