import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSeeds } from '../../seeds/read.ts'
import { backUp } from '../../server/database/backup.ts'
import type { Database } from '../../server/database/database.ts'
import { restore } from '../../server/database/restore.ts'
import { TABLES } from '../../server/database/tables.ts'
import { publish } from '../../server/publish/publish.ts'
import { withdraw } from '../../server/publish/withdraw.ts'
import { testPglite, testPostgresql } from '../hub.ts'
import { kept, phonePhoto, said } from '../pictures/photo.ts'
import { smallDraft } from '../publish/small-draft.ts'
import { csv, importFile } from '../sheets/village-hub.ts'

const folder = mkdtempSync(join(tmpdir(), 'fanxing-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const contents = async (database: Database) => {
  const tables = TABLES.map(async (table) => [
    table,
    await database.rows(
      `select to_json(${table})::jsonb as row from ${table} order by to_json(${table})::text collate "C"`,
    ),
  ])
  return Object.fromEntries(await Promise.all(tables))
}

let hub: Database
const file = join(folder, 'hub.backup')
beforeAll(async () => {
  hub = await testPglite()
  for (const draft of await readSeeds()) await publish(hub, draft)
  const pictures = [said(await kept(hub, 'liuhu', await phonePhoto()))]
  await publish(hub, smallDraft({ slug: 'shown', pictures }))
  const sheet = csv([
    ['村', '金额（元）'],
    ['liuhu/tongshuwang', '2400000'],
  ])
  const columns = { values: [{ column: '金额（元）', indicator: 'income' }] }
  await importFile(hub, { bytes: sheet, name: '账目.csv', mapping: columns })
  await publish(hub, smallDraft({ slug: 'gone' }))
  await withdraw(hub, 'gone', { reason: '重复' })
  await backUp(hub, file)
})
afterAll(() => hub.close())

const server = process.env.TEST_DATABASE_URL
const targets: [string, () => Promise<Database>][] = [['PGlite', testPglite]]
if (server !== undefined) targets.push(['PostgreSQL', () => testPostgresql(server)])

describe.each(targets)('a backup restored into %s', (_, openTarget) => {
  test('is the same hub, goes on from there, and comes back the same', async () => {
    const target = await openTarget()
    const rows = await restore(target, file)
    expect(rows).toBeGreaterThan(500)
    // Until the database has counted its rows it reads whole tables where an index would do.
    expect(await target.text("select reltuples::text from pg_class where oid = 'identity'::regclass", [])).toBe(
      await target.text('select count(*)::text from identity', []),
    )
    expect(await contents(target)).toEqual(await contents(hub))
    const again = join(folder, `again-${target.kind}.backup`)
    expect(await backUp(target, again)).toBe(rows)
    const back = await testPglite()
    await restore(back, again)
    expect(await contents(back)).toEqual(await contents(hub))
    await back.close()
    await publish(target, smallDraft({ slug: 'new' }))
    expect(await publish(target, smallDraft({ slug: 'new' }))).toMatchObject({ changed: false })
    await target.close()
  })

  test('is refused by a hub that holds something', async () => {
    const target = await openTarget()
    await publish(target, smallDraft())
    const before = await contents(target)
    await expect(restore(target, file)).rejects.toMatchObject({ code: 'HUB_NOT_EMPTY' })
    expect(await contents(target)).toEqual(before)
    await target.close()
  })

  test.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 200)],
    ['no gzip', () => Buffer.from('hello')],
    ['empty', () => Buffer.alloc(0)],
    [
      'changed in one letter',
      (bytes: Buffer) => gzipSync(gunzipSync(bytes).toString().replace('"summary":"', '"summary":"改')),
    ],
    [
      'without its last table',
      (bytes: Buffer) =>
        gzipSync(
          gunzipSync(bytes)
            .toString()
            .replace(/\{"table":"search_entry"\}\n[\s\S]*\n(?=.*\n$)/, ''),
        ),
    ],
    [
      'of a later version',
      (bytes: Buffer) => gzipSync(gunzipSync(bytes).toString().replace('-initial"', '-initial","2027-more"')),
    ],
  ])('is refused whole when it is %s', async (_name, spoil) => {
    const spoilt = join(folder, 'spoilt.backup')
    writeFileSync(spoilt, spoil(readFileSync(file)))
    const target = await openTarget()
    await expect(restore(target, spoilt)).rejects.toMatchObject({ code: 'BACKUP_UNFIT' })
    expect(await target.text('select count(*)::text from identity', [])).toBe('0')
    await target.close()
  })
})

test('every table is carried but for rendered pages, who is signed in and links under way', async () => {
  const tables = await hub.rows<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  )
  const carried = [
    ...TABLES,
    'attendance',
    'page',
    'sign_in',
    'verification',
    'one_time_link',
    'preview_link',
    'mikro_orm_migrations',
  ].sort()
  expect(tables.map(({ name }) => name).sort()).toEqual(carried)
})
