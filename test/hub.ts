/** A fresh database for a test: PGlite, or PostgreSQL where TEST_DATABASE_URL is set. */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { type Database, openDatabase } from '../server/database/database.ts'
import { serve } from '../server/database/embedded.ts'

/** An empty, migrated hub database; the test closes it, and it is gone. */
export function testDatabase(): Promise<Database> {
  const server = process.env.TEST_DATABASE_URL
  return server === undefined ? testPglite() : testPostgresql(server)
}

/** An empty, migrated PGlite in memory. */
export async function testPglite(): Promise<Database> {
  return serve(await PGlite.create({ loadDataDir: new Blob([await template()]) }))
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

/** Building a database takes seconds, loading a built one half a second: so the built one is kept between runs. */
async function template(): Promise<Buffer<ArrayBuffer>> {
  const root = join(import.meta.dirname, '..')
  const made = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  const scripts = join(root, 'schema/migrations')
  for (const script of readdirSync(scripts).sort()) made.update(readFileSync(join(scripts, script)))
  const folder = join(root, 'node_modules/.cache/fanxing')
  const file = join(folder, `${made.digest('hex').slice(0, 16)}.tar`)
  if (!existsSync(file)) await buildTemplate(folder, file)
  return readFileSync(file)
}

async function buildTemplate(folder: string, file: string): Promise<void> {
  const pglite = await PGlite.create()
  const database = await serve(pglite)
  const dump = await pglite.dumpDataDir('none')
  await database.close()
  mkdirSync(folder, { recursive: true })
  // Other test workers may build it at the same time; renaming keeps each from reading half a file.
  const own = `${file}.${process.pid}`
  writeFileSync(own, Buffer.from(await dump.arrayBuffer()))
  renameSync(own, file)
}
