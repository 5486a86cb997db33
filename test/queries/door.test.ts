import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { publish } from '../../server/publish/publish.ts'
import { withdraw } from '../../server/publish/withdraw.ts'
import { testDatabase } from '../hub.ts'
import { smallDraft } from '../publish/small-draft.ts'
import { type ServedHub, serveHub } from './served-hub.ts'

let database: Database
let hub: ServedHub

beforeAll(async () => {
  database = await testDatabase()
  await publish(database, smallDraft())
  hub = await serveHub(database)
})

afterAll(async () => {
  await hub.close()
  await database.close()
})

const titles = '{ stories { nodes { title } } }'
const get = (query: string, headers: Record<string, string> = {}) =>
  hub.send({
    method: 'GET',
    path: `/graphql?query=${encodeURIComponent(query)}`,
    headers: { 'apollo-require-preflight': '1', ...headers },
  })

test('an answer has an ETag by which it is not sent twice, until a publication changes it', async () => {
  const first = await get(titles)
  expect(first.status).toBe(200)
  const etag = String(first.headers.etag)
  expect(await get(titles, { 'if-none-match': etag })).toMatchObject({ status: 304, body: '' })
  expect((await get(titles, { 'if-none-match': `"other", W/${etag}` })).status).toBe(304)
  const draft = smallDraft()
  await publish(database, { ...draft, story: { ...draft.story, title: '改过的标题' } })
  const changed = await get(titles, { 'if-none-match': etag })
  expect(changed.status).toBe(200)
  expect(JSON.parse(changed.body)).toEqual({ data: { stories: { nodes: [{ title: '改过的标题' }] } } })
})

test('to be told that nothing changed is not counted', async () => {
  const left = (reply: Awaited<ReturnType<typeof get>>) => Number(/r=(\d+)/.exec(String(reply.headers.ratelimit))?.[1])
  const first = await get(titles)
  const again = { 'if-none-match': String(first.headers.etag) }
  for (let asked = 0; asked < 3; asked++) {
    const unchanged = await get(titles, again)
    expect([unchanged.status, left(unchanged)]).toEqual([304, left(first)])
  }
  expect(left(await get(titles))).toBe(left(first) - 1)
})

test('what is asked while a publication is written is right after it', async () => {
  const draft = smallDraft()
  for (let edition = 0; edition < 5; edition++) {
    const title = `第${edition}版`
    const asked = Array.from({ length: 20 }, () => hub.post({ query: titles }))
    const written = publish(database, { ...draft, story: { ...draft.story, title } })
    await Promise.all([...asked, written])
    expect((await hub.post({ query: titles })).body).toContain(title)
  }
})

test('a story that is withdrawn is gone from the next answer, and there again when it is published anew', async () => {
  const ask = async () =>
    JSON.parse((await hub.post({ query: '{ stories { totalCount } }' })).body).data.stories.totalCount
  expect(await ask()).toBe(1)
  await withdraw(database, 'xiao-bao-dao', { reason: '核实' })
  expect(await ask()).toBe(0)
  await publish(database, smallDraft())
  expect(await ask()).toBe(1)
})

test('our own document can be asked by its digest alone, and costs what it may', async () => {
  const query = `query Ours { places { nodes { ${'children(first: 100) { nodes { '.repeat(4)} id ${'} } '.repeat(4)} } } }`
  expect((await hub.post({ query })).body).toContain('QUERY_TOO_COSTLY')
  await hub.hub.door.ask(query)
  const sha256Hash = createHash('sha256').update(query).digest('hex')
  const reply = await hub.post({ extensions: { persistedQuery: { version: 1, sha256Hash } } })
  expect(reply.status).toBe(200)
  expect(JSON.parse(reply.body).data.places.nodes).not.toEqual([])
})

test('a digest that nobody asked in full is not known', async () => {
  const sha256Hash = createHash('sha256').update('{ __typename }').digest('hex')
  const persisted = { extensions: { persistedQuery: { version: 1, sha256Hash } } }
  expect((await hub.post(persisted)).body).toContain('PERSISTED_QUERY_NOT_FOUND')
  expect((await hub.post({ ...persisted, query: '{ __typename }' })).status).toBe(200)
  expect((await hub.post(persisted)).status).toBe(200)
})
