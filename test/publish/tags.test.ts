import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { publish } from '../../server/publish/publish.ts'
import { testDatabase } from '../hub.ts'
import { smallDraft } from './small-draft.ts'

let database: Database
beforeEach(async () => {
  database = await testDatabase()
})
afterEach(() => database.close())

const placeId = async (path: string) =>
  (await database.rows<{ id: number }>('select id from place where path = $1', [path]))[0]?.id

test('a corrected headline tells of the story, not of sentences whose words stay', async () => {
  const draft = smallDraft()
  await publish(database, draft)
  const { tags } = await publish(database, { ...draft, story: { ...draft.story, title: '桐树王村的两年' } })
  expect(tags.filter((tag) => tag.startsWith('Story:'))).toHaveLength(1)
  expect(tags.filter((tag) => tag.startsWith('Passage'))).toEqual([])
})

test('stars below a place touch only those who read its totals', async () => {
  const draft = smallDraft()
  await publish(database, { ...draft, stars: [] })
  const { tags } = await publish(database, draft)
  for (const path of ['henan', 'zhengzhou', 'zhongyuan', 'liuhu']) {
    const id = await placeId(path)
    expect(tags).toContain(`Place.totals:${id}`)
    expect(tags).not.toContain(`Place:${id}`)
  }
})
