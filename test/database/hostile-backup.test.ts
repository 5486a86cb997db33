/** Files that say that they are backups, with digests that are right: made by somebody who means harm, or by a mistake. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrationsOf } from '../../server/database/backup.ts'
import type { Database } from '../../server/database/database.ts'
import { restore } from '../../server/database/restore.ts'
import { TABLES } from '../../server/database/tables.ts'
import { testDatabase } from '../hub.ts'

const folder = mkdtempSync(join(tmpdir(), 'fanxing-hostile-'))
let database: Database
let migrations: string[]
beforeAll(async () => {
  database = await testDatabase()
  migrations = await migrationsOf(database)
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

type Part = object | string
/** A file whose last line is right about those before. */
function backupOf(lines: readonly Part[], rows: number, header: object = {}): string {
  const file = join(folder, 'hostile.backup')
  const whole = [{ format: 'fanxing-backup', version: 1, migrations, createdAt: '', ...header }, ...lines]
  const text = whole.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('')
  const footer = { rows, digest: createHash('sha256').update(text).digest('hex') }
  writeFileSync(file, gzipSync(`${text}${JSON.stringify(footer)}\n`))
  return file
}
const table = (table: string) => ({ table })
const unit = { code: '{人}', symbol: '人', name: '人' }

const hostile: Record<string, () => string> = {
  'a table that is none': () => backupOf([table('pg_authid'), { rolname: 'x' }], 1),
  'a table with more behind its name': () => backupOf([table('unit; drop table unit'), unit], 1),
  'rows before any table': () => backupOf([unit], 1),
  'rows that end the list that they stand in': () => backupOf([table('unit'), `{}]'); drop table unit; --`], 1),
  'a row that is no JSON': () => backupOf([table('unit'), unit, '{"code": '], 2),
  'a row that is a number': () => backupOf([table('unit'), '7'], 1),
  'two rows in one line': () => backupOf([table('unit'), `${JSON.stringify(unit)},{"code":"m"}`], 1),
  'the same row twice': () => backupOf([table('unit'), unit, unit], 2),
  'a row without what must be there': () => backupOf([table('unit'), { code: 'm' }], 1),
  'a number where a list is due': () => backupOf([table('picture_file'), { digest: 'x', widths: 5 }], 1),
  'a NUL in a text': () => backupOf([table('unit'), '{"code":"a\\u0000","symbol":"a","name":"a"}'], 1),
  'a row that refers to nothing': () =>
    backupOf([table('role_grant'), { id: 1, editor_id: 'x', role: 'EDITOR', place: '' }], 1),
  'no list of migrations': () => backupOf([table('unit'), unit], 1, { migrations: 'all' }),
  'another format': () => backupOf([table('unit'), unit], 1, { format: 'zip' }),
  'another version': () => backupOf([table('unit'), unit], 1, { version: 2 }),
  'migrations of another hub': () => backupOf([table('unit'), unit], 1, { migrations: [...migrations, '2099-more'] }),
  'a wrong number of rows': () => backupOf([table('unit'), unit], 2),
  'one line that unpacks to a hundred megabytes': () => backupOf([table('unit'), `"${'x'.repeat(100_000_000)}"`], 1),
}

describe('a backup with', () => {
  test.each(Object.entries(hostile))('%s is refused whole', async (_, file) => {
    await expect(restore(database, file())).rejects.toMatchObject({ code: 'BACKUP_UNFIT' })
    for (const name of TABLES.filter((name) => name !== 'hub_secret')) {
      expect(await database.rows(`select from ${name} limit 1`), name).toEqual([])
    }
  })

  test('nothing wrong is restored from where a link leads, and nothing beside it is touched', async () => {
    const link = join(folder, 'link.backup')
    symlinkSync(backupOf([table('unit'), unit], 1), link)
    expect(await restore(database, link)).toBe(1)
  })
})
