import { readFile } from 'node:fs/promises'
import { buildSchema, isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { codes } from '../../server/errors.ts'
import { sdlFile } from '../../server/sdl.ts'
import { testDatabase } from '../hub.ts'
import { type Reply, type ServedHub, serveHub } from './served-hub.ts'

let database: Database
let served: ServedHub
beforeAll(async () => {
  database = await testDatabase()
  served = await serveHub(database, { requestsPerMinute: 1000, depth: 7 })
})
afterAll(async () => {
  await served.close()
  await database.close()
})

/** Requests left, and the seconds until all of them are there again, as the headers tell them. */
function told({ headers }: Reply): number[] {
  const [, left, reset] = /^"requests";r=(\d+);t=(\d+)$/.exec(String(headers.ratelimit)) ?? []
  return [Number(left), Number(reset)]
}
const left = (reply: Reply) => told(reply)[0] ?? Number.NaN

const dataOf = (reply: Reply) => JSON.parse(reply.body).data

describe('rateLimit', () => {
  const query = '{ rateLimit { limit left: remaining reset resetAt cost } places(first: 30) { nodes { name } } }'

  test('tells this client what is left now, although the same was asked before', async () => {
    const replies = []
    for (let asked = 0; asked < 3; asked++) replies.push(await served.post({ query }))
    const rates = replies.map((reply) => dataOf(reply).rateLimit)
    expect(rates.map((rate) => [rate.left, rate.reset])).toEqual(replies.map(told))
    expect(rates[2].left).toBe(rates[0].left - 2)
    for (const { limit, reset, resetAt } of rates) {
      expect(limit).toBe(1000)
      expect(Math.abs(Date.parse(resetAt) - Date.now() - reset * 1000)).toBeLessThan(5000)
      expect(resetAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    }
  })

  test('tells each of several who ask at once their own', async () => {
    const replies = await Promise.all(Array.from({ length: 8 }, () => served.post({ query })))
    const rests = replies.map((reply) => dataOf(reply).rateLimit.left)
    expect(rests).toEqual(replies.map(left))
    expect(new Set(rests).size).toBe(8)
  })

  test('comes through the executor too', async () => {
    const reply = await served.post({ query: '{ __schema { description } rateLimit { remaining reset cost } }' })
    const { remaining, reset, cost } = dataOf(reply).rateLimit
    expect([remaining, reset, cost]).toEqual([...told(reply), Number(reply.headers['x-query-cost'])])
  })

  test('gives the cost that a limit is compared with', async () => {
    const cost = dataOf(await served.post({ query })).rateLimit.cost
    const exact = await serveHub(database, { cost })
    expect((await exact.post({ query })).status).toBe(200)
    await exact.close()
    const strict = await serveHub(database, { cost: cost - 1 })
    expect((await strict.post({ query })).body).toContain(`could read ${cost} objects; at most ${cost - 1}`)
    await strict.close()
  })
})

describe('headers', () => {
  const query = '{ places { nodes { name } } }'
  const path = `/graphql?query=${encodeURIComponent(query)}`

  test('every answer tells limit, remainder and cost, one from the cache and a 304 too, which is not counted', async () => {
    const first = await served.send({ method: 'GET', path })
    const again = await served.send({ method: 'GET', path })
    const unchanged = await served.send({
      method: 'GET',
      path,
      headers: { 'if-none-match': String(first.headers.etag) },
    })
    expect([first, again, unchanged].map(({ status }) => status)).toEqual([200, 200, 304])
    expect([again, unchanged].map((reply) => left(first) - left(reply))).toEqual([1, 1])
    for (const { headers } of [first, again, unchanged]) {
      expect(headers['ratelimit-policy']).toBe('"requests";q=1000;w=60')
      expect(headers['x-query-cost']).toBe('23')
    }
  })

  test('refusals tell what is left, down to nothing', async () => {
    const strict = await serveHub(database, { requestsPerMinute: 1 })
    expect(left(await strict.post({ query: '{' }))).toBe(0)
    const refused = await strict.post({ query })
    expect(refused.status).toBe(429)
    expect(left(refused)).toBe(0)
    expect(refused.headers.ratelimit).toBe(`"requests";r=0;t=${refused.headers['retry-after']}`)
    await strict.close()
  })
})

describe('limits and codes', () => {
  test('are those of this hub, each limit with a code that exists', async () => {
    const type = buildSchema(await readFile(sdlFile, 'utf8')).getType('Limits')
    const fields = isObjectType(type) ? Object.values(type.getFields()) : []
    const reply = await served.post({ query: `{ limits { ${fields.map(({ name }) => name).join(' ')} } }` })
    expect(dataOf(reply).limits).toMatchObject({ depth: 7, requestsPerMinute: 1000, pageSize: 100 })
    for (const { name, description } of fields)
      expect(codes, name).toHaveProperty(/[A-Z_]{8,}/.exec(description ?? '')?.[0] ?? name)
  })

  test('every code says in Chinese too what it means', () => {
    for (const [code, [, meaning]] of Object.entries(codes))
      expect(meaning, code).toMatch(/\([^()]*\p{Script=Han}[^()]*\)$/u)
  })

  test('a refusal leads to where its code is explained', async () => {
    const refused = async (query: string) => JSON.parse((await served.post({ query })).body).errors[0].extensions
    const explanation = (code: string) => ({ code, explanation: `https://example.org/api/errors/#${code}` })
    expect(await refused('{ places(first: 101) { totalCount } }')).toEqual(explanation('PAGE_TOO_LARGE'))
    expect(await refused('{ nothing }')).toEqual(explanation('GRAPHQL_VALIDATION_FAILED'))
  })
})

test('who opens the address in a browser is led to the explorer; a question is answered', async () => {
  const accept = 'text/html,application/xhtml+xml,*/*;q=0.8'
  const visit = await served.send({ method: 'GET', headers: { accept } })
  expect([visit.status, visit.headers.location]).toEqual([302, '/api/explorer/'])
  const asked = await served.send({ method: 'GET', path: '/graphql?query={places{totalCount}}', headers: { accept } })
  expect(dataOf(asked)).toEqual({ places: { totalCount: 0 } })
  expect((await served.send({ method: 'GET' })).status).toBe(400)
})
