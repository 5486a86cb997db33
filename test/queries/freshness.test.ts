import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import type { Database } from '../../server/database/database.ts'
import { publish } from '../../server/publish/publish.ts'
import { withdraw } from '../../server/publish/withdraw.ts'
import { createDoor, type Door } from '../../server/queries/door.ts'
import { createSchema } from '../../server/schema.ts'
import { testDatabase } from '../hub.ts'
import { Chance } from './chance.ts'
import { knownValues } from './known-values.ts'
import { randomDraft } from './random-drafts.ts'
import { type RandomQuery, randomQuery } from './random-queries.ts'

const SEED = Number(process.env.FRESHNESS_SEED ?? 1)
const QUESTIONS = Number(process.env.FRESHNESS_QUESTIONS ?? 60)
const WRITES = Number(process.env.FRESHNESS_WRITES ?? 12)
const STORIES = ['one', 'two', 'three', 'four', 'five']

let database: Database
/** Keeps answers until a publication drops them. */
let keeping: Door
/** Keeps nothing. */
let plain: Door

beforeEach(async () => {
  database = await testDatabase()
  const { limits, publicUrl } = readConfig({ PUBLIC_URL: 'https://example.org' })
  const schema = await createSchema()
  keeping = await createDoor(schema, database, { publicUrl, limits })
  plain = await createDoor(schema, database, { publicUrl, limits: { ...limits, cacheBytes: 0 } })
})

afterEach(async () => {
  await keeping.close()
  await plain.close()
  await database.close()
})

async function write(chance: Chance): Promise<readonly string[]> {
  const slug = chance.pick(STORIES)
  const reason = { reason: '更正' }
  const published = chance.is(0.2)
    ? withdraw(database, slug, reason)
    : publish(database, randomDraft(chance, slug), reason)
  // What is refused changes nothing, and tells of nothing.
  return published.then(
    ({ tags }) => tags,
    () => [],
  )
}

test('after any write, an answer that changed is told of by a tag that it read, and is never given again', async () => {
  const chance = new Chance(SEED)
  for (const slug of STORIES) await publish(database, randomDraft(chance, slug))
  const values = await knownValues(database, plain)
  const schema = await createSchema()
  const questions: RandomQuery[] = Array.from({ length: QUESTIONS }, () => randomQuery(chance, schema, values))
  let changed = 0
  for (let writes = 0; writes < WRITES; writes++) {
    const before = await Promise.all(questions.map(({ query, variables }) => keeping.ask(query, variables)))
    const tags = new Set(await write(chance))
    for (const [index, { query, variables }] of questions.entries()) {
      const fresh = (await plain.ask(query, variables)).bytes.toString()
      const old = before[index]
      expect((await keeping.ask(query, variables)).bytes.toString(), query).toBe(fresh)
      if (old?.bytes.toString() === fresh) continue
      changed++
      expect(
        old?.tags.some((tag) => tags.has(tag)),
        `${query}\n${JSON.stringify(variables)}\nread ${old?.tags.join(' ')}\nwritten ${[...tags].join(' ')}`,
      ).toBe(true)
    }
  }
  expect(changed).toBeGreaterThan(WRITES)
})
