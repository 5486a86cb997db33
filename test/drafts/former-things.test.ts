/** What was published once and is gone: its address stays its own. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DraftInput } from '../../schema/draft.ts'
import type { Database, Session } from '../../server/database/database.ts'
import { requireNewThings } from '../../server/drafts/new-things.ts'
import { freeName } from '../../server/drafts/slug.ts'
import { readDocument } from '../../server/publish/document.ts'
import { publish } from '../../server/publish/publish.ts'
import { withdraw } from '../../server/publish/withdraw.ts'
import { testDatabase } from '../hub.ts'
import { smallDraft } from '../publish/small-draft.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  const { places } = smallDraft()
  await publish(database, {
    story: { slug: 'places', title: '地方', place: 'liuhu', body: '地方。' },
    places: [...places, { path: 'lianhu', name: '莲湖街道', level: 'STREET', parent: 'zhongyuan' }],
  })
  const village = { path: 'liuhu/hecun', name: '和村', level: 'COMMUNITY', kind: 'VILLAGE', parent: 'liuhu' } as const
  await publish(database, { ...speaking('first', 'liuhu'), places: [village] })
  await withdraw(database, 'first', { reason: '写错了' })
})
afterAll(() => database.close())

/** A story that states a project and a branch of one name, at its place. */
function speaking(slug: string, place: string): DraftInput {
  return {
    story: { slug, title: '爱心食堂', place, body: '爱心食堂开张。' },
    projects: [
      { slug: 'ai-xin-shi-tang', name: '爱心食堂', kind: 'WORK', status: 'ONGOING', place, summary: '开张。' },
    ],
    branches: [{ slug: 'ai-xin-zhi-bu', name: '爱心党支部', place }],
  }
}
const check = (session: Session, document: object) => requireNewThings(session, readDocument(document).draft)

test('another street states nothing new under it', async () => {
  await expect(check(database, speaking('second', 'lianhu'))).rejects.toMatchObject({
    code: 'ALREADY_STATED',
    details: [
      { at: 'branches[0]', says: expect.stringContaining('“ai-xin-zhi-bu”曾经是“爱心党支部”的网址') },
      { at: 'projects[0]', says: expect.stringContaining('was 爱心食堂 at liuhu') },
    ],
  })
})

test('a village does not come to be in another street under its old path', async () => {
  const places = [{ path: 'liuhu/hecun', name: '和村', level: 'COMMUNITY', kind: 'VILLAGE', parent: 'lianhu' }]
  const { story } = speaking('third', 'lianhu')
  await expect(check(database, { story, places })).rejects.toMatchObject({ details: [{ at: 'places[0]' }] })
})

test('where it was it comes back, in its own story or in another', async () => {
  for (const slug of ['first', 'fourth']) await check(database, speaking(slug, 'liuhu'))
})

test('a new name is free of it', async () => {
  expect(await freeName(database, '爱心食堂')).toBe('ai-xin-shi-tang-2')
})
