/** What is asked wrongly is refused by a stable code, the right status, and a message that names the limit and the remedy. */
import { gzipSync } from 'node:zlib'
import { buildClientSchema, getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { testDatabase } from '../hub.ts'
import { codesOf, type Reply, type ServedHub, serveHub } from './served-hub.ts'

let database: Database
let served: ServedHub
beforeAll(async () => {
  database = await testDatabase()
  served = await serveHub(database, { cost: 5000, requestsPerMinute: 1_000_000 })
})
afterAll(async () => {
  await served.close()
  await database.close()
})

const json = { 'content-type': 'application/json' }

function expectRefusal(reply: Reply, status: number, code: string, ...words: string[]): void {
  expect({ status: reply.status, codes: codesOf(reply) }).toEqual({ status, codes: [code] })
  for (const word of words) expect(reply.body).toContain(word)
  expect(reply.headers['content-type']).toBe('application/json; charset=utf-8')
  expect(reply.headers['cache-control']).toBe('no-store')
}

describe('pages', () => {
  test.each([
    ['first: 101', 'PAGE_TOO_LARGE', '100'],
    ['last: 101', 'PAGE_TOO_LARGE', '100'],
    ['first: -1', 'BAD_PAGE', '-1'],
    ['last: -2', 'BAD_PAGE', '-2'],
    ['first: 1, last: 1', 'BAD_PAGE', 'Give one'],
    ['after: "nonsense"', 'BAD_CURSOR', 'nonsense'],
    ['before: "bm9uc2Vuc2U"', 'BAD_CURSOR', 'before'],
    ['after: ""', 'BAD_CURSOR', 'after'],
  ])('figures(%s)', async (args, code, word) => {
    expectRefusal(await served.post({ query: `{ figures(${args}) { nodes { id } } }` }), 400, code, word)
  })

  test('the same by variables', async () => {
    const query = 'query ($first: Int, $after: String) { places(first: $first, after: $after) { nodes { id } } }'
    expectRefusal(await served.post({ query, variables: { first: 101 } }), 400, 'PAGE_TOO_LARGE', '101')
    expectRefusal(await served.post({ query, variables: { first: -1 } }), 400, 'BAD_PAGE')
    expectRefusal(await served.post({ query, variables: { after: 'x' } }), 400, 'BAD_CURSOR')
    expectRefusal(await served.post({ query, variables: { first: 2 ** 31 } }), 400, 'BAD_USER_INPUT', 'first')
    expect((await served.post({ query, variables: { first: 100, after: null } })).status).toBe(200)
  })

  test.each(['totalCount', '__typename', 'pageInfo { hasPreviousPage }', 'nodes { id }'])(
    'a cursor is read where no row is: %s',
    async (fields) => {
      const query = `query ($after: String, $before: String) { figures(after: $after, before: $before) { ${fields} } }`
      expectRefusal(await served.post({ query, variables: { after: 'xx' } }), 400, 'BAD_CURSOR', 'after', 'xx')
      expectRefusal(await served.post({ query, variables: { before: 'yy' } }), 400, 'BAD_CURSOR', 'before', 'yy')
      expectRefusal(await served.post({ query: `{ figures(after: "xx") { ${fields} } }` }), 400, 'BAD_CURSOR', 'xx')
      expect((await served.post({ query, variables: { after: null } })).status).toBe(200)
    },
  )

  test('a cursor of another order or list is refused, not misread', async () => {
    const cursor = Buffer.from('["xxxxxx",12,12]').toString('base64url')
    const query =
      'query ($after: String) { figures(after: $after, orderBy: [{field: VALUE, direction: DESC}]) { nodes { id } } }'
    expectRefusal(await served.post({ query, variables: { after: cursor } }), 400, 'BAD_CURSOR', 'this order')
  })
})

describe('values', () => {
  test.each([
    ['{ places(level: TOWN) { totalCount } }', 'GRAPHQL_VALIDATION_FAILED', 'TOWN'],
    ['{ places(level: TOWN) { totalCount } }', 'GRAPHQL_VALIDATION_FAILED', 'Send one of PROVINCE, CITY, DISTRICT'],
    ['{ place(path: 3) { id } }', 'GRAPHQL_VALIDATION_FAILED', 'String'],
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED', 'nothing'],
    ['{ places { ', 'GRAPHQL_PARSE_FAILED', 'Syntax Error'],
    ['', 'QUERY_MISSING', 'query'],
    [
      'query A { places { totalCount } } query B { places { totalCount } }',
      'OPERATION_RESOLUTION_FAILURE',
      'operationName',
    ],
    ['{ place(path: "a\\u0000b") { id } }', 'BAD_TEXT', 'NUL'],
    [`{ search(text: "${'长'.repeat(101)}") { totalCount } }`, 'SEARCH_TOO_LONG', '101'],
    [`{ search(text: "${'红 '.repeat(11)}") { totalCount } }`, 'SEARCH_TOO_LONG', '11'],
    ['mutation { publish }', 'GRAPHQL_VALIDATION_FAILED', 'Mutation'],
    ['subscription { published }', 'GRAPHQL_VALIDATION_FAILED', 'subscription'],
  ])('%s', async (query, code, word) => {
    expectRefusal(await served.post({ query }), 400, code, word)
  })

  test.each([
    'figures(filter: $filter) { __typename }',
    'figures(filter: $filter) { totalCount nodes { id } }',
    'figures(filter: { value: { min: 5, max: $max } }) { totalCount }',
    'figureFacets(filter: $filter) { topic { total } }',
    'figureSummary(filter: $filter) { sum }',
  ])('a range whose least is above its most, in %s', async (field) => {
    const query = `query (${field.includes('$max') ? '$max: Float' : '$filter: FigureFilter'}) { ${field} }`
    const ask = (min: number | null, max: number | null) =>
      served.post({ query, variables: { filter: { value: { min, max } }, max } })
    expectRefusal(await ask(5, 1), 400, 'BAD_FILTER', 'value', 'min 5', 'max 1', 'leave one out')
    for (const [min, max] of [
      [5, 5],
      [5, 6],
      [null, 5],
      [5, null],
    ] as const)
      expect((await ask(min, max)).status, `${min} to ${max}`).toBe(200)
  })

  test('variables of unknown enum values, of wrong types and with NUL characters', async () => {
    const query =
      'query ($level: PlaceLevel, $within: String) { places(level: $level, within: $within) { totalCount } }'
    expectRefusal(await served.post({ query, variables: { level: 'TOWN' } }), 400, 'BAD_USER_INPUT', 'TOWN', 'PROVINCE')
    expectRefusal(await served.post({ query, variables: { within: 7 } }), 400, 'BAD_USER_INPUT', 'within')
    expectRefusal(await served.post({ query, variables: { within: 'a\0' } }), 400, 'BAD_TEXT', 'NUL')
    expectRefusal(await served.post({ query, variables: { within: '\ud800' } }), 400, 'BAD_TEXT', 'surrogate')
  })

  test('what is not there is null, whatever the id looks like', async () => {
    const query = 'query ($id: ID!) { node(id: $id) { id } figure(id: $id) { id } }'
    for (const id of ['0', '-1', '007', 'abc', '99999999999', '1.5', '', "1'; drop table figure"]) {
      expect((await served.post({ query, variables: { id } })).body).toBe('{"data":{"node":null,"figure":null}}')
    }
  })
})

describe('requests', () => {
  test.each([
    ['{"query": ', 'BAD_JSON', 'JSON'],
    ['"text"', 'BAD_JSON', 'object'],
    ['{"query": 5}', 'BAD_JSON', 'query'],
    ['{"query": "{places{totalCount}}", "variables": []}', 'BAD_JSON', 'variables'],
    ['[{"query": "{places{totalCount}}"}]', 'BATCHING_OFF', '1'],
  ])('body %s', async (body, code, word) => {
    expectRefusal(await served.send({ headers: json, body }), 400, code, word)
  })

  test('bytes that are not UTF-8', async () => {
    expectRefusal(await served.send({ headers: json, body: Buffer.from([0x7b, 0xff, 0x7d]) }), 400, 'BAD_JSON', 'UTF-8')
  })

  test.each([
    ['text/plain', 400, 'CSRF_PREVENTED'],
    ['application/x-www-form-urlencoded', 400, 'CSRF_PREVENTED'],
    ['multipart/form-data; boundary=x', 400, 'CSRF_PREVENTED'],
    ['application/xml', 415, 'BAD_CONTENT_TYPE'],
    ['application/json; charset=gbk', 415, 'BAD_CONTENT_TYPE'],
  ])('content type %s', async (type, status, code) => {
    const body = '{"query":"{places{totalCount}}"}'
    expect((await served.send({ headers: json, body })).status).toBe(200)
    expectRefusal(await served.send({ headers: { 'content-type': type }, body }), status, code, type)
    expectRefusal(await served.send({ body }), 400, 'CSRF_PREVENTED', 'application/json')
  })

  test('a compressed body, by its header', async () => {
    const plain = '{"query":"{places{totalCount}}"}'
    const send = (encoding: string, body: string | Buffer) =>
      served.send({ headers: { ...json, 'content-encoding': encoding }, body })
    const reply = await send('gzip', gzipSync(plain))
    expectRefusal(reply, 415, 'BAD_CONTENT_ENCODING', 'content-encoding: gzip', 'without that header')
    expect(reply.headers['accept-encoding']).toBe('identity')
    expect((await send('identity', plain)).status).toBe(200)
  })

  test('a body of 1 MB', async () => {
    const query = `{ places { totalCount } } #${'x'.repeat(1_000_000)}`
    const bytes = String(JSON.stringify({ query }).length)
    expectRefusal(await served.post({ query }), 413, 'BODY_TOO_LARGE', String(served.limits.bodyBytes), bytes)
  })

  test('other methods', async () => {
    const reply = await served.send({ method: 'PUT', headers: json, body: '{}' })
    expectRefusal(reply, 405, 'METHOD_NOT_ALLOWED', 'PUT')
    expect(reply.headers.allow).toBe('GET, HEAD, POST')
  })

  test('an unknown digest, and one of another text', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } }
    expectRefusal(await served.post({ extensions }), 404, 'PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound')
    expectRefusal(
      await served.post({ query: '{places{totalCount}}', extensions }),
      400,
      'PERSISTED_QUERY_UNFIT',
      'sha256Hash',
    )
    const malformed = { persistedQuery: { version: 1, sha256Hash: 'A1' } }
    expectRefusal(await served.post({ extensions: malformed }), 400, 'PERSISTED_QUERY_UNFIT', 'A1', '64 digits')
  })

  test('an operation that the document does not hold', async () => {
    const reply = await served.post({ query: 'query A { places { totalCount } }', operationName: 'B' })
    expectRefusal(reply, 400, 'OPERATION_RESOLUTION_FAILURE', 'operationName', 'B', 'but A')
  })
})

describe('limits', () => {
  const nest = (depth: number) => `${'{ parent '.repeat(depth)}{ id }${' }'.repeat(depth)}`

  test('depth, also through fragments', async () => {
    const { depth } = served.limits
    const within = `{ place(path: "a") ${nest(depth - 2)} }`
    expect((await served.post({ query: within })).status).toBe(200)
    const beyond = `{ place(path: "a") ${nest(depth - 1)} }`
    expectRefusal(await served.post({ query: beyond }), 400, 'QUERY_TOO_DEEP', String(depth), String(depth + 1))
    const hidden = `{ place(path: "a") { ...Up } } fragment Up on Place ${nest(depth - 1)}`
    expectRefusal(await served.post({ query: hidden }), 400, 'QUERY_TOO_DEEP')
  })

  test('aliases', async () => {
    const { aliases } = served.limits
    const query = `{ place(path: "a") { ${Array.from({ length: aliases + 1 }, (_, at) => `a${at}: id`).join(' ')} } }`
    expectRefusal(await served.post({ query }), 400, 'TOO_MANY_ALIASES', String(aliases), String(aliases + 1))
  })

  test('root fields', async () => {
    const { rootFields } = served.limits
    const query = `{ ${Array.from({ length: rootFields + 1 }, (_, at) => `a${at}: places { totalCount }`).join(' ')} }`
    expectRefusal(await served.post({ query }), 400, 'TOO_MANY_ROOT_FIELDS', String(rootFields))
  })

  test('tokens, written out or opened from fragments', async () => {
    const { tokens } = served.limits
    const query = `{ place(path: "a") { ${'id '.repeat(tokens)} } }`
    expectRefusal(await served.post({ query }), 400, 'QUERY_TOO_LONG', String(tokens))
    const doubling = Array.from(
      { length: 9 },
      (_, at) => `fragment F${at} on Place { a: parent { ...F${at + 1} } b: parent { ...F${at + 1} } }`,
    )
    const bomb = `{ place(path: "a") { ...F0 } } ${doubling.join(' ')} fragment F9 on Place { id name path slug level }`
    expectRefusal(await served.post({ query: bomb }), 400, 'QUERY_TOO_LONG', 'fragments')
  })

  test('fragments in a circle are refused, not followed', async () => {
    const query =
      '{ place(path: "a") { ...A } } fragment A on Place { parent { ...B } } fragment B on Place { parent { ...A } }'
    const reply = await served.post({ query })
    expect([reply.status, codesOf(reply)[0]]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED'])
  })

  test('cost multiplies by first, written out or as a variable', async () => {
    const query = 'query ($n: Int = 100) { places(first: $n) { nodes { figures(first: $n) { nodes { id } } } } }'
    expectRefusal(await served.post({ query }), 400, 'QUERY_TOO_COSTLY', '5000', 'first')
    expect((await served.post({ query, variables: { n: 5 } })).status).toBe(200)
    const written = '{ places(first: 100) { edges { node { figures(first: 100) { edges { cursor } } } } } }'
    expectRefusal(await served.post({ query: written }), 400, 'QUERY_TOO_COSTLY')
  })

  test('bytes of an answer', async () => {
    const small = await serveHub(database, { answerBytes: 50 })
    const reply = await small.post({ query: '{ places { totalCount pageInfo { hasNextPage hasPreviousPage } } }' })
    expectRefusal(reply, 400, 'ANSWER_TOO_LARGE', '50')
    await small.close()
  })

  test('requests of one client in a minute', async () => {
    const strict = await serveHub(database, { requestsPerMinute: 2 })
    const query = '{ places { totalCount } }'
    expect((await strict.post({ query })).status).toBe(200)
    expect((await strict.post({ query })).status).toBe(200)
    const third = await strict.post({ query })
    expectRefusal(third, 429, 'RATE_LIMITED', '2 requests', 'those to GET carry an ETag')
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(0)
    await strict.close()
  })

  test('no limit holds for our own documents', async () => {
    const query = '{ places(first: 100) { nodes { figures(first: 100) { nodes { id } } } } }'
    expectRefusal(await served.post({ query }), 400, 'QUERY_TOO_COSTLY')
    await served.hub.door.ask(query)
    expect((await served.post({ query })).status).toBe(200)
  })
})

describe('introspection', () => {
  test('gives the whole schema, over GET too', async () => {
    const query = getIntrospectionQuery()
    const reply = await served.post({ query })
    expect(buildClientSchema(JSON.parse(reply.body).data).getType('Figure')).toBeDefined()
    const got = await served.send({ method: 'GET', path: `/graphql?query=${encodeURIComponent(query)}` })
    expect(got.body).toBe(reply.body)
  })

  test('mixes with data', async () => {
    const reply = await served.post({ query: '{ __typename __type(name: "Star") { name } places { totalCount } }' })
    expect(JSON.parse(reply.body)).toEqual({
      data: { __typename: 'Query', __type: { name: 'Star' }, places: { totalCount: 0 } },
    })
  })

  test('does not go round in circles', async () => {
    const query =
      '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }'
    expect((await served.post({ query })).status).toBe(400)
  })
})
