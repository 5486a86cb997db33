/** A fresh database for a test: PGlite, or PostgreSQL where TEST_DATABASE_URL is set. */
import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { readSeeds } from '../seeds/read.ts'
import { type Database, openDatabase } from '../server/database/database.ts'
import { serve } from '../server/database/embedded.ts'
import { publish } from '../server/publish/publish.ts'
import { kept } from './kept.ts'

/** An empty, migrated hub database; the test closes it, and it is gone. */
export function testDatabase(): Promise<Database> {
  const server = process.env.TEST_DATABASE_URL
  return server === undefined ? testPglite() : testPostgresql(server)
}

/** A database that holds the newspaper page; the test closes it, and it is gone. */
export async function seededDatabase(): Promise<Database> {
  const server = process.env.TEST_DATABASE_URL
  if (server === undefined) return load(await seeded())
  const database = await testPostgresql(server)
  await publishSeeds(database)
  return database
}

/** An empty, migrated PGlite in memory. */
export async function testPglite(): Promise<Database> {
  return load(await migrated())
}

/** An empty, migrated database on the server of `address`, dropped when it is closed. */
export async function testPostgresql(address: string): Promise<Database> {
  const name = `fanxing_test_${randomBytes(8).toString('hex')}`
  await onServer(address, `create database ${name}`)
  const url = new URL(address)
  url.pathname = `/${name}`
  const database = await openDatabase({ dataDir: '', databaseUrl: url.href })
  return {
    ...database,
    close: async () => {
      await database.close()
      await onServer(address, `drop database if exists ${name} with (force)`)
    },
  }
}

async function onServer(address: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** Building a database takes seconds, loading a built one a fraction of that, the more so the smaller its log is. */
function migrated(): Promise<string> {
  return kept('migrated', ['schema/migrations', 'test/hub.ts'], async (file) =>
    dump(await PGlite.create({ initDbStartParams: ['--wal-segsize=1'] }), file),
  )
}

function seeded(): Promise<string> {
  return kept('seeded', ['schema', 'seeds', 'server', 'test/hub.ts'], async (file) =>
    dump(await PGlite.create({ loadDataDir: await blobOf(await migrated()) }), file, publishSeeds),
  )
}

/** Migrates and fills a database, and writes it into the file. */
async function dump(pglite: PGlite, file: string, fill?: (database: Database) => Promise<void>): Promise<void> {
  const database = await serve(pglite)
  await fill?.(database)
  // Or whoever loads it has to recover first.
  await pglite.query('checkpoint')
  const dumped = await pglite.dumpDataDir('none')
  await database.close()
  await writeFile(file, Buffer.from(await dumped.arrayBuffer()))
}

async function load(file: string): Promise<Database> {
  return serve(await PGlite.create({ loadDataDir: await blobOf(file) }))
}

async function blobOf(file: string): Promise<Blob> {
  return new Blob([await readFile(file)])
}

async function publishSeeds(database: Database): Promise<void> {
  for (const draft of await readSeeds()) await publish(database, draft)
}
