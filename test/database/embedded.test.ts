import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Database, openDatabase } from '../../server/database/database.ts'
import { startUpkeep } from '../../server/database/upkeep.ts'

// Each starts processes of its own, which takes long on a busy machine.
vi.setConfig({ testTimeout: 240_000 })
const scratch = fs.mkdtempSync(join(tmpdir(), 'fanxing-embedded-'))
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }))

const open = (dataDir: string) => openDatabase({ dataDir, databaseUrl: null })

/** Built once: building takes seconds. */
const built = join(scratch, 'built')
beforeAll(async () => (await open(built)).close())

let folders = 0
function copyOfBuilt(): string {
  const folder = join(scratch, `copy-${folders++}`)
  fs.cpSync(built, folder, { recursive: true })
  return folder
}

const write = (database: Database, key: string) =>
  database.rows("insert into identity (type, key) values ('Place', $1)", [key])
const written = async (database: Database) =>
  (await database.rows<{ key: string }>('select key from identity order by id')).map(({ key }) => key)

/** Another process that opens the database, and prints each row that it was promised is written. */
function holder(dataDir: string) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('./hold-database.ts', import.meta.url)), dataDir],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  return {
    pid: child.pid,
    lines: () => output.split('\n').slice(0, -1),
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    ended,
  }
}
const patience = { timeout: 120_000, interval: 20 }

describe('the embedded database', () => {
  test('refuses a second process and names the first; a killed one leaves nothing in the way', async () => {
    const folder = copyOfBuilt()
    const first = holder(folder)
    await vi.waitFor(() => expect(first.lines().length).toBeGreaterThan(3), patience)
    await expect(open(folder)).rejects.toMatchObject({
      code: 'DATABASE_LOCKED',
      message: expect.stringContaining(`process ${first.pid} on `),
    })
    await first.kill()
    const database = await open(folder)
    expect(await written(database)).toEqual(expect.arrayContaining(first.lines()))
    await expect(open(folder)).rejects.toMatchObject({ code: 'DATABASE_LOCKED' })
    await database.close()
    await (await open(folder)).close()
  })

  test('loses no acknowledged row when it is killed at any moment', async () => {
    const folder = copyOfBuilt()
    const acknowledged: string[] = []
    for (const rows of [1, 7, 40]) {
      const victim = holder(folder)
      await vi.waitFor(() => expect(victim.lines().length).toBeGreaterThanOrEqual(rows), patience)
      await victim.kill()
      acknowledged.push(...victim.lines())
    }
    const database = await open(folder)
    expect(await written(database)).toEqual(expect.arrayContaining(acknowledged))
    await database.close()
  })

  test('opens after a garbled postmaster.pid', async () => {
    const folder = copyOfBuilt()
    for (const content of ['', 'garbage\n', '999999\n/pglite/data\n1\n5432\n']) {
      fs.writeFileSync(join(folder, 'database/postmaster.pid'), content)
      const database = await open(folder)
      await write(database, `after ${content}`)
      await database.close()
    }
  })

  test('opens after a first start that was killed', async () => {
    const folder = join(scratch, 'killed-at-birth')
    const victim = holder(folder)
    await vi.waitFor(() => expect(fs.existsSync(join(folder, 'database.building/PG_VERSION'))).toBe(true), patience)
    await victim.kill()
    expect(fs.existsSync(join(folder, 'database'))).toBe(false)
    const database = await open(folder)
    await write(database, 'a')
    await database.close()
    expect(fs.readdirSync(folder).sort()).toEqual(['database', 'database.lock', 'database.owner'])
  })

  test('lets go of everything when it cannot be opened, and says why', async () => {
    const folder = copyOfBuilt()
    const log = join(folder, 'database/pg_wal')
    const [segment = ''] = fs.readdirSync(log).filter((name) => /^[0-9A-F]{24}$/.test(name))
    fs.renameSync(join(log, segment), join(folder, segment))
    await expect(open(folder)).rejects.toThrow(
      /^The database in .*database cannot be opened: could not locate a valid checkpoint record/,
    )
    fs.renameSync(join(folder, segment), join(log, segment))
    await (await open(folder)).close()
  })

  test('closes once however often it is asked to', async () => {
    const database = await open(copyOfBuilt())
    await Promise.all([database.close(), database.close()])
    await database.close()
    await expect(database.rows('select 1')).rejects.toThrow()
  })

  test('makes checkpoints and counts its rows by itself', async () => {
    const pglite = await PGlite.create()
    const read = async (sql: string) => (await pglite.query<[string]>(sql, [], { rowMode: 'array' })).rows[0]?.[0]
    const checkpoint = () => read('select checkpoint_lsn::text from pg_control_checkpoint()')
    const before = await checkpoint()
    await pglite.query('create table t as select generate_series(1, 1000)')
    const upkeep = startUpkeep(pglite, 10)
    await vi.waitFor(async () => expect(await checkpoint()).not.toBe(before), patience)
    const counted = () => read("select reltuples::text from pg_class where relname = 't'")
    await vi.waitFor(async () => expect(await counted()).toBe('1000'), patience)
    await upkeep.stop()
    await pglite.close()
  })

  test('leaves nothing to recover when it is closed', async () => {
    const folder = copyOfBuilt()
    /** The state in PostgreSQL's control file: 1 after a clean end, 6 while it runs. */
    const state = () => fs.readFileSync(join(folder, 'database/global/pg_control')).readInt32LE(16)
    const database = await open(folder)
    await write(database, 'a')
    expect(state()).toBe(6)
    await database.close()
    expect(state()).toBe(1)
  })
})
