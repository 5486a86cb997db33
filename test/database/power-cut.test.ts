import { execFile } from 'node:child_process'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Database, openDatabase } from '../../server/database/database.ts'

// Each starts processes of its own, which takes long on a busy machine.
vi.setConfig({ testTimeout: 240_000 })
const scratch = fs.mkdtempSync(join(tmpdir(), 'fanxing-power-'))
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }))

const open = (disk: string) => openDatabase({ dataDir: join(disk, 'data'), databaseUrl: null })

/** Built once: building takes seconds. */
const built = join(scratch, 'built')
beforeAll(async () => (await open(built)).close())

let folders = 0
const newFolder = () => join(scratch, `disk-${folders++}`)
function copyOfBuilt(): string {
  const disk = newFolder()
  fs.cpSync(built, disk, { recursive: true })
  return disk
}

/**
 * Uses the hub's database on a disk until its power is cut at its nth sync. A lucky disk also keeps some of what was
 * never synced; a lying one says that it synced.
 */
async function cutPower(disk: string, syncs: number, mode: 'honest' | 'lucky' | 'lying' = 'honest') {
  const left = newFolder()
  const options = [
    '--import',
    'tsx',
    fileURLToPath(new URL('./until-power-cut.ts', import.meta.url)),
    disk,
    left,
    String(syncs),
    mode,
  ]
  const acknowledged = await new Promise<string[]>((resolve, reject) => {
    execFile(process.execPath, options, (error, stdout, stderr) => {
      if (error?.signal === 'SIGKILL') resolve(stdout.split('\n').slice(0, -1))
      else reject(new Error(`The power was not cut: ${stderr}`, { cause: error }))
    })
  })
  return { disk: left, acknowledged }
}

/** Batches of rows that the database holds, each with the number of its rows. */
async function batches(database: Database): Promise<Map<string, number>> {
  const rows = await database.rows<{ batch: string; rows: number }>(
    "select split_part(key, '/', 1) as batch, count(*)::integer as rows from identity group by 1",
  )
  return new Map(rows.map(({ batch, rows: number }) => [batch, number]))
}

describe.skipIf(process.platform !== 'linux')('a power cut', () => {
  test('loses no acknowledged row and tears none, over and over', async () => {
    let disk = copyOfBuilt()
    const acknowledged: string[] = []
    for (const [syncs, mode] of [
      [300, 'honest'],
      [3, 'lucky'],
      [350, 'lucky'],
      [400, 'honest'],
    ] as const) {
      const cut = await cutPower(disk, syncs, mode)
      disk = cut.disk
      acknowledged.push(...cut.acknowledged)
    }
    expect(acknowledged.length).toBeGreaterThan(20)
    const database = await open(disk)
    const survived = await batches(database)
    expect([...survived.keys()]).toEqual(expect.arrayContaining(acknowledged))
    expect(new Set(survived.values())).toEqual(new Set([100]))
    await database.close()
  })

  test('in a first start leaves nothing that stops the next', async () => {
    let disk = newFolder()
    fs.mkdirSync(disk)
    // At the making of the folder, while the database is built beside its place, and while its tables are made.
    for (const syncs of [1, 400, 1020]) disk = (await cutPower(disk, syncs)).disk
    const database = await open(disk)
    expect(await database.rows('select from revision')).toEqual([])
    await database.close()
  })

  test('on a disk that lies about syncing loses rows: so the tests above can fail', async () => {
    const { disk, acknowledged } = await cutPower(copyOfBuilt(), 200, 'lying')
    expect(acknowledged.length).toBeGreaterThan(10)
    const database = await open(disk)
    expect((await batches(database)).size).toBeLessThan(acknowledged.length)
    await database.close()
  })
})

test('a disk that refuses to sync ends the database, which then acknowledges nothing, and starts again', async () => {
  const disk = copyOfBuilt()
  const write = (database: Database, key: string) =>
    database.rows("insert into identity (type, key) values ('Place', $1)", [key])
  const database = await open(disk)
  await write(database, 'before')
  const sync = fs.fsyncSync
  fs.fsyncSync = () => {
    throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' })
  }
  syncBuiltinESMExports()
  await expect(write(database, 'during')).rejects.toThrow('I/O error')
  fs.fsyncSync = sync
  syncBuiltinESMExports()
  await expect(write(database, 'after')).rejects.toThrow('ended itself: could not fsync file')
  await expect(database.transaction((session) => session.rows('select 1'))).rejects.toThrow('ended itself')
  await expect(database.close()).rejects.toThrow('ended itself')
  const again = await open(disk)
  const found = [...(await batches(again)).keys()]
  expect(found).toContain('before')
  expect(found).not.toContain('after')
  await again.close()
})
