import { printSchema } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Draft } from '../../schema/draft.ts'
import { readSeeds } from '../../seeds/read.ts'
import { readConfig } from '../../server/config.ts'
import type { Database } from '../../server/database/database.ts'
import { publish } from '../../server/publish/publish.ts'
import { withdraw } from '../../server/publish/withdraw.ts'
import { createDoor } from '../../server/queries/door.ts'
import { createExecutor } from '../../server/queries/executor.ts'
import { createModel } from '../../server/queries/model.ts'
import { Reader } from '../../server/queries/reader.ts'
import { createSchema } from '../../server/schema.ts'
import { testDatabase } from '../hub.ts'
import { kept, phonePhoto, said } from '../pictures/photo.ts'
import { type Contenders, difference } from './agreement.ts'
import { Chance } from './chance.ts'
import { knownValues } from './known-values.ts'
import { randomDraft } from './random-drafts.ts'
import { randomQuery } from './random-queries.ts'
import { Reference } from './reference.ts'

/** A thousand take about a minute. */
const QUERIES = Number(process.env.AGREEMENT_QUERIES ?? 300)
const SEED = Number(process.env.AGREEMENT_SEED ?? 1)

let database: Database
let contenders: Contenders
let close: () => Promise<void>

beforeAll(async () => {
  database = await testDatabase()
  for (const draft of await readSeeds()) await publish(database, await illustrated(draft))
  const chance = new Chance(SEED)
  for (let story = 0; story < 8; story++) await publish(database, randomDraft(chance, `random-${story}`))
  for (let story = 0; story < 5; story++) {
    await publish(database, randomDraft(chance, `random-${story}`), { reason: '更正' })
  }
  await withdraw(database, 'random-6', { reason: '重复' })
  const config = readConfig({ PUBLIC_URL: 'https://example.org' })
  const schema = await createSchema()
  const door = await createDoor(schema, database, config)
  const executor = await createExecutor(schema, config.publicUrl)
  const reader = new Reader(database, createModel(schema, database.orm, config.publicUrl, config.limits))
  const context = {
    reader,
    database,
    origin: config.publicUrl,
    viewer: null,
    given: {},
    warnings: [],
    requestId: 'test',
  }
  const reference = await Reference.of(database, printSchema(schema), config.publicUrl)
  contenders = { door, executor, context, reference }
  close = async () => {
    await executor.close()
    await door.close()
  }
})

afterAll(async () => {
  await close?.()
  await database?.close()
})

/** The draft with two pictures. */
async function illustrated(draft: Draft): Promise<Draft> {
  const pictures = [600, 400].map(async (width) => {
    const photo = await phonePhoto(width, 200)
    return said(await kept(database, draft.story.place, photo), { caption: `宽 ${width}` })
  })
  return { ...draft, pictures: await Promise.all(pictures) }
}

test('the door, the executor and a plain reading of the rows agree on random queries', async () => {
  const chance = new Chance(SEED)
  const values = await knownValues(database, contenders.door)
  const schema = await createSchema()
  const differences: string[] = []
  for (let asked = 0; asked < QUERIES && differences.length < 3; asked++) {
    const found = await difference(contenders, randomQuery(chance, schema, values))
    if (found) differences.push(found)
  }
  expect(differences).toEqual([])
})
