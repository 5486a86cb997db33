import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSeeds } from '../seeds/read.ts'
import type { Database } from '../server/database/database.ts'
import { publish } from '../server/publish/publish.ts'
import { withdraw } from '../server/publish/withdraw.ts'
import { seedEmptyHub } from '../server/seeding.ts'
import { testDatabase } from './hub.ts'
import { smallDraft } from './render/small-draft.ts'

let database: Database
beforeEach(async () => {
  database = await testDatabase()
})
afterEach(() => database.close())

const nothing = () => {}

test('an empty hub gets all seeds, once', async () => {
  const seeds = await readSeeds()
  const steps: string[] = []
  expect(await seedEmptyHub(database, (done, total) => steps.push(`${done}/${total}`))).toBe(seeds.length)
  expect(steps.at(-1)).toBe(`${seeds.length}/${seeds.length}`)
  expect(await seedEmptyHub(database, nothing)).toBe(0)
})

test('a first start that was cut short is carried on', async () => {
  const [first, ...others] = await readSeeds()
  if (first) await publish(database, first)
  expect(await seedEmptyHub(database, nothing)).toBe(others.length)
})

test('a hub with a story of its own gets none', async () => {
  await publish(database, smallDraft({ slug: 'own' }))
  expect(await seedEmptyHub(database, nothing)).toBe(0)
})

test('a seed that was withdrawn stays away', async () => {
  await seedEmptyHub(database, nothing)
  const last = (await readSeeds()).at(-1)
  await withdraw(database, last?.story.slug ?? '', { reason: '撤下' })
  expect(await seedEmptyHub(database, nothing)).toBe(0)
})
