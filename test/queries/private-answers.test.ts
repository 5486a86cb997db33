/** What depends on who asks is run for each request by itself, and shown to nobody else. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import type { Database } from '../../server/database/database.ts'
import { reviewStagesAt } from '../../server/editorial/review-stages.ts'
import type { Viewer } from '../../server/editorial/viewer.ts'
import { createDoor, type Door } from '../../server/queries/door.ts'
import { createSchema } from '../../server/schema.ts'
import { seededDatabase } from '../hub.ts'

let database: Database
let door: Door
let address: string
let close: () => Promise<void>

/** Everybody whom a bearer token names is an administrator of the district of that name, but for `guest`. */
const identify = async ({ headers }: IncomingMessage): Promise<Viewer> => {
  const place = String(headers.authorization).replace('Bearer ', '')
  return {
    id: place,
    name: place,
    email: '',
    grants: place === 'guest' ? [] : [{ role: 'ADMINISTRATOR', place }],
  }
}

beforeAll(async () => {
  database = await seededDatabase()
  const { limits } = readConfig({ LIMIT_EDITOR_BODY_BYTES: '300000' })
  door = await createDoor(await createSchema(), database, { publicUrl: 'https://hub.example', limits }, identify)
  const server = createServer((request, response) => void door.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
  close = async () => {
    await new Promise((resolve) => server.close(resolve))
    await door.close()
    await database.close()
  }
})
afterAll(() => close())

async function post(query: string, headers: Record<string, string> = {}, variables: Record<string, unknown> = {}) {
  const body = JSON.stringify({ query, variables })
  const reply = await fetch(address, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  })
  return { status: reply.status, headers: reply.headers, ...JSON.parse(await reply.text()) }
}
const as = (place: string) => ({ authorization: `Bearer ${place}` })
const set = (stages: number, place = 'zhongyuan') =>
  `mutation { setReviewStages(place: "${place}", stages: ${stages}) { stages errors { code message path } } }`

async function written(): Promise<number> {
  const [row] = await database.rows<{ count: number }>('select count(*)::integer as count from audit_entry')
  return row?.count ?? 0
}

describe('a mutation', () => {
  test('is run for every request, also for equal ones that meet', async () => {
    const before = await written()
    const replies = await Promise.all(Array.from({ length: 5 }, () => post(set(2), as('zhongyuan'))))
    for (const { data } of replies) expect(data).toEqual({ setReviewStages: { stages: 2, errors: [] } })
    expect(await written()).toBe(before + 5)
    expect(await reviewStagesAt(database, 'zhongyuan/liuhu/tongshuwang')).toBe(2)
    expect(await reviewStagesAt(database, 'henan')).toBe(3)
  })

  test('is not answered with what another was answered', async () => {
    const [own, stranger, other] = await Promise.all([
      post(set(3), as('zhongyuan')),
      post(set(3)),
      post(set(3), as('elsewhere')),
    ])
    expect(own.data.setReviewStages.errors).toEqual([])
    expect(stranger).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    expect(other).toMatchObject({ status: 403, errors: [{ extensions: { code: 'FORBIDDEN' } }] })
    expect(own.headers.get('cache-control')).toBe('no-store')
  })

  test('tells what its sender can mend in the payload, under any alias', async () => {
    const query = set(4).replace('errors', 'why: errors')
    expect((await post(query, as('zhongyuan'))).data.setReviewStages).toEqual({
      stages: null,
      why: [{ code: 'STAGES_UNFIT', message: 'stages: 4 is not possible. Give 1, 2 or 3.', path: ['stages'] }],
    })
    const { data } = await post(set(2, 'henan'), as('henan'))
    expect(data.setReviewStages.errors).toMatchObject([{ code: 'STAGES_UNFIT', path: ['place'] }])
  })

  test('is refused by GET, and from a page of another origin', async () => {
    const get = await fetch(`${address}?query=${encodeURIComponent(set(1))}`, { headers: as('zhongyuan') })
    expect(get.status).toBe(405)
    const before = await written()
    const foreign = { origin: 'https://elsewhere.example' }
    expect(await post(set(1), { ...as('zhongyuan'), ...foreign })).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'CSRF_PREVENTED' } }],
    })
    expect(await written()).toBe(before)
    expect((await post(set(1), { ...as('zhongyuan'), origin: 'https://hub.example' })).status).toBe(200)
    expect((await post(set(1), { ...as('zhongyuan'), origin: new URL(address).origin })).status).toBe(200)
  })

  test('holds no text that cannot be stored', async () => {
    expect(await post(set(1, '\\u0000'), as('zhongyuan'))).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'BAD_TEXT' } }],
    })
    const save = 'mutation ($d: JSONObject!) { saveManuscript(id: "x", version: 1, document: $d) { errors { code } } }'
    const saved = async (document: unknown) => (await post(save, as('zhongyuan'), { d: document })).errors
    for (const key of ['a\0', 'a\ud800']) {
      expect(await saved({ list: [{ [key]: 1 }] })).toMatchObject([{ extensions: { code: 'BAD_TEXT' } }])
    }
    const deep: unknown = JSON.parse('['.repeat(2000) + ']'.repeat(2000))
    expect(await saved({ deep })).toMatchObject([{ extensions: { code: 'BAD_VALUE' } }])
    const after = Buffer.from('editors a\0').toString('base64url')
    expect(
      await post(`{ editors(within: "zhongyuan", after: "${after}") { totalCount } }`, as('zhongyuan')),
    ).toMatchObject({
      errors: [{ extensions: { code: 'BAD_CURSOR' } }],
    })
  })
})

describe('a question about who asks', () => {
  const query = '{ viewer { id grants { role place } } places(first: 1) { totalCount } }'

  test('is answered to each by itself, also to equal ones that meet', async () => {
    const names = ['a', 'b', 'c', 'a']
    const replies = await Promise.all(names.map((name) => post(query, as(name))))
    expect(replies.map(({ data }) => data.viewer.id)).toEqual(names)
    expect((await post(query)).data.viewer).toBeNull()
    expect((await post(query, as('a'))).data).toMatchObject({
      viewer: { id: 'a', grants: [{ role: 'ADMINISTRATOR', place: 'a' }] },
      places: { totalCount: expect.any(Number) },
    })
  })

  test('has no answer by GET, which caches may keep', async () => {
    const reply = await fetch(`${address}?query=${encodeURIComponent(query)}`, { headers: as('a') })
    expect(JSON.parse(await reply.text()).data.viewer).toBeNull()
  })
})

describe('a long request', () => {
  const long = `{ viewer { id } } #${'x'.repeat(200_000)}`

  test('is read of an editor with a role', async () => {
    expect((await post(long, as('a'))).status).toBe(200)
  })

  test('is refused to everybody else, and beyond the limit to all', async () => {
    expect(await post(long)).toMatchObject({ status: 413, errors: [{ extensions: { code: 'BODY_TOO_LARGE' } }] })
    expect((await post(long, as('guest'))).status).toBe(413)
    expect((await post(`${long}${'x'.repeat(200_000)}`, as('a'))).status).toBe(413)
  })
})
