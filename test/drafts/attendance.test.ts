import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { attend } from '../../server/drafts/attendance.ts'
import { createManuscript, saveManuscript } from '../../server/drafts/writing.ts'
import { publish } from '../../server/publish/publish.ts'
import { testDatabase } from '../hub.ts'
import { smallDraft } from '../publish/small-draft.ts'
import { editor } from './people.ts'

const writer = editor('writer', 'CONTRIBUTOR', 'liuhu')
const other = editor('other', 'EDITOR', 'zhongyuan')

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await publish(database, smallDraft())
})
afterAll(() => database.close())

test('each window is told of the others, and how far the manuscript is, until they are closed', async () => {
  const { id, version, document } = await createManuscript(database, writer, { place: 'liuhu', title: '甲' })
  const [mine, second, theirs] = ['window-1', 'window-2', 'window-3'].map((tab) => ({ id, tab }))
  if (!mine || !second || !theirs) throw new Error('There are no windows')
  expect(await attend(database, writer, mine)).toEqual({ others: [], version, changedBy: 'writer' })
  await attend(database, writer, second)
  await saveManuscript(database, other, { id, version, document })
  expect((await attend(database, other, theirs)).others).toEqual([{ name: 'writer', isMyself: false }])
  expect(await attend(database, writer, mine)).toEqual({
    others: [
      { name: 'other', isMyself: false },
      { name: 'writer', isMyself: true },
    ],
    version: version + 1,
    changedBy: 'other',
  })
  await database.rows("update attendance set seen_at = now() - interval '1 minute' where tab <> 'window-1'")
  expect((await attend(database, writer, mine)).others).toEqual([])
})

test('nobody hears of a manuscript that they may not see', async () => {
  const { id } = await createManuscript(database, writer, { place: 'liuhu', title: '乙' })
  const window = { id, tab: 'window-1' }
  await expect(attend(database, null, window)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  for (const who of [editor('stranger', 'PUBLISHER', 'lianhu'), editor('chief', 'ADMINISTRATOR', '')]) {
    await expect(attend(database, who, window)).rejects.toMatchObject({ code: 'MANUSCRIPT_UNKNOWN' })
  }
  await expect(attend(database, writer, { id, tab: "'" })).rejects.toMatchObject({ code: 'MANUSCRIPT_UNFIT' })
})
