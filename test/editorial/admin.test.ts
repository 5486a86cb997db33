/** npm run admin, as a process of its own. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { environmentWith } from '../../server/config.ts'
import { openDatabase } from '../../server/database/database.ts'
import { acceptInvitation, resetPassword } from '../../server/editorial/accounts.ts'
import { publish } from '../../server/publish/publish.ts'
import { smallDraft } from '../publish/small-draft.ts'
import { PASSWORD, tokenIn } from './person.ts'

vi.setConfig({ testTimeout: 240_000 })
const script = join(import.meta.dirname, '../../server/commands/admin.ts')
const open = () => openDatabase({ dataDir, databaseUrl: null })

let dataDir: string
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'fanxing-admin-'))
  const database = await open()
  await publish(database, smallDraft())
  await database.close()
}, 240_000)
afterAll(() => rm(dataDir, { recursive: true }))

function admin(...words: string[]): Promise<{ code: number | string; stdout: string; stderr: string }> {
  const env = environmentWith({ DATA_DIR: dataDir, DATABASE_URL: '', PUBLIC_URL: 'https://example.org' })
  return new Promise((done) => {
    execFile(process.execPath, ['--import', 'tsx', script, ...words], { env }, (error, stdout, stderr) =>
      done({ code: error?.code ?? 0, stdout, stderr }),
    )
  })
}

test('it creates, resets and disables accounts by links, and says what it cannot do', async () => {
  const created = await admin('create', 'chief@example.org')
  expect(created).toMatchObject({ code: 0, stdout: expect.stringContaining('https://example.org/studio/invitation/#') })
  let database = await open()
  await acceptInvitation(database, tokenIn(created.stdout.trim()), { name: '陈主任', password: PASSWORD })
  await database.close()

  const nowhere = await admin('create', 'wang@example.org', 'CONTRIBUTOR@nowhere')
  expect(nowhere).toMatchObject({ code: 1, stderr: expect.stringContaining('"nowhere" is no published place') })
  const invited = await admin('create', 'wang@example.org', 'CONTRIBUTOR@liuhu')
  database = await open()
  await acceptInvitation(database, tokenIn(invited.stdout.trim()), { name: '王小满', password: PASSWORD })
  await database.close()

  const reset = await admin('reset', 'wang@example.org')
  expect(reset.stdout).toContain('https://example.org/studio/password/#')
  database = await open()
  expect(await resetPassword(database, tokenIn(reset.stdout.trim()), 'another good one')).toBe('wang@example.org')
  await database.close()

  expect(await admin('disable', 'wang@example.org')).toMatchObject({ code: 0 })
  expect(await admin('disable', 'chief@example.org')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('without an administrator'),
  })
  const listed = await admin('list')
  expect(listed.stdout.trim().split('\n')).toEqual([
    expect.stringContaining('chief@example.org  陈主任  enabled'),
    expect.stringMatching(/^wang@example\.org {2}王小满 {2}disabled {2}.*@liuhu$/),
  ])
  expect(await admin('frobnicate')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('npm run admin -- create'),
  })
})
