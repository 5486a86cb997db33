/** Which places a role holds for: those that lie below its own now. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { seenManuscripts } from '../../server/drafts/manuscripts.ts'
import { createManuscript } from '../../server/drafts/writing.ts'
import { hasRole, requireRole } from '../../server/editorial/authority.ts'
import { reviewStagesAt } from '../../server/editorial/review-stages.ts'
import { readLedger } from '../../server/ledger/entries.ts'
import { publish } from '../../server/publish/publish.ts'
import { editor } from '../drafts/people.ts'
import { testDatabase } from '../hub.ts'
import { smallDraft } from '../publish/small-draft.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await publish(database, smallDraft())
})
afterAll(() => database.close())

const village = 'liuhu/tongshuwang'
const before = editor('before', 'PUBLISHER', 'liuhu')
const after = editor('after', 'PUBLISHER', 'lianhu')

test('a place that was moved to another street is that one’s alone, whatever its path begins with', async () => {
  await createManuscript(database, before, { place: village, title: '搬家以前' })
  await createManuscript(database, before, { place: 'liuhu/new', title: '还没有的村', isNewPlace: true })
  const draft = smallDraft()
  await publish(database, {
    ...draft,
    places: [
      ...draft.places.filter(({ path }) => path !== village),
      { path: 'lianhu', name: '莲湖街道', level: 'STREET', parent: 'zhongyuan' },
      { path: village, name: '桐树王村', level: 'COMMUNITY', kind: 'VILLAGE', parent: 'lianhu' },
    ],
  })
  const rights = [before, after].map((who) =>
    Promise.all([village, `${village}/new`, 'liuhu/new'].map((path) => hasRole(database, who, 'CONTRIBUTOR', path))),
  )
  expect(await Promise.all(rights)).toEqual([
    [false, false, true],
    [true, true, false],
  ])
  const seen = [before, after].map(async (who) => {
    const { nodes } = await seenManuscripts(database, who, { state: null, first: 10, after: null })
    return nodes.map(({ title }) => title)
  })
  expect(await Promise.all(seen)).toEqual([['还没有的村'], ['搬家以前']])
  const question = { within: 'liuhu', type: 'MANUSCRIPT' } as const
  const { nodes } = await readLedger(database, before, question, {}, new Date())
  expect(nodes.map(({ title }) => title)).toEqual(['还没有的村'])
})

test('a text longer than any path is no place, and is told so at once', async () => {
  const endless = 'a/'.repeat(100_000)
  const start = performance.now()
  await expect(requireRole(database, before, 'CONTRIBUTOR', endless)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await reviewStagesAt(database, endless)).toBe(3)
  expect(performance.now() - start).toBeLessThan(5000)
})
