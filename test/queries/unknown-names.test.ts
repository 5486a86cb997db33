import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
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

const answer = z.object({
  data: z.record(z.string(), z.unknown()),
  extensions: z
    .object({
      warnings: z.array(
        z.object({
          code: z.literal('UNKNOWN_NAME'),
          message: z.string(),
          argument: z.string(),
          value: z.string(),
          nearest: z.array(z.object({ value: z.string(), name: z.string() })),
        }),
      ),
    })
    .optional(),
})

async function ask(query: string, variables = {}) {
  const { data, extensions } = answer.parse(JSON.parse((await hub.post({ query, variables })).body))
  return { data, warnings: extensions?.warnings }
}

const told = async (query: string, variables = {}) =>
  (await ask(query, variables)).warnings?.map(({ argument, value, nearest }) => [
    argument,
    value,
    ...nearest.map((near) => near.value),
  ])

test('an answer names what a filter calls by a name that the hub does not know, with what may have been meant', async () => {
  const filter = '{ place: "桐树王", indicator: ["income", "年收入"], unit: "元" }'
  const { data, warnings } = await ask(`{ figures(filter: ${filter}) { totalCount } }`)
  expect(data).toEqual({ figures: { totalCount: 0 } })
  expect(warnings?.map(({ argument, value, nearest }) => [argument, value, nearest])).toEqual([
    ['filter.indicator', '年收入', [{ value: 'income', name: '集体年收入' }]],
    ['filter.place', '桐树王', [{ value: 'liuhu/tongshuwang', name: '桐树王村' }]],
    ['filter.unit', '元', [{ value: 'CNY', name: '人民币' }]],
  ])
  expect(warnings?.[1]?.message).toBe(
    'filter.place: the hub knows no place with the path "桐树王", so that nothing is found by it. ' +
      'That is not to say that nothing was published.',
  )
})

test('nothing is said where every name is known, though nothing is found', async () => {
  const filter = '{ place: "liuhu/tongshuwang", indicator: ["income"], unit: "CNY", status: PLANNED }'
  expect(await ask(`{ figures(filter: ${filter}) { totalCount } }`)).toEqual({
    data: { figures: { totalCount: 0 } },
    warnings: undefined,
  })
})

test('every field that takes such a name tells, whether it is written or a variable', async () => {
  const query = `query ($filter: FigureFilter, $within: String) {
    figureSummary(filter: $filter) { count }
    figureFacets(filter: $filter) { unit { total } }
    stories(within: $within) { totalCount }
    changes(within: "liuhu/wang") { totalCount }
    place(path: "liuhu") { figures(filter: { unit: "m9" }) { totalCount } }
  }`
  const variables = { filter: { indicator: ['income', 'incom'] }, within: 'liuhu/tongshuwangcun' }
  expect(await told(query, variables)).toEqual([
    ['filter.indicator', 'incom', 'income'],
    ['within', 'liuhu/tongshuwangcun', 'liuhu/tongshuwang'],
    ['within', 'liuhu/wang', 'liuhu/tongshuwang'],
    ['filter.unit', 'm9'],
  ])
})

test('what the executor answers tells the same', async () => {
  const figures = 'figures(filter: { place: "liuhuu" }) { totalCount }'
  const expected = [['filter.place', 'liuhuu', 'liuhu']]
  expect(await told(`{ ${figures} }`)).toEqual(expected)
  expect(await told(`{ __schema { description } ${figures} }`)).toEqual(expected)
})

test('of many unknown names the first are told, each cut to what can be read', async () => {
  const many = Array.from({ length: 50 }, (_, at) => `${String(at).padStart(3, '0')}${'长'.repeat(200)}`)
  const found = await told(
    'query ($indicator: [String!]) { figures(filter: { indicator: $indicator }) { totalCount } }',
    {
      indicator: many,
    },
  )
  expect(found).toHaveLength(10)
  expect(found?.[9]?.[1]).toBe(`009${'长'.repeat(57)}`)
})

test('an unknown name is told however many known ones stand before it', async () => {
  const draft = smallDraft({ slug: 'many' })
  const [indicator] = draft.indicators
  if (indicator === undefined) throw new Error('The small draft has lost its indicator')
  const known = Array.from({ length: 12 }, (_, at) => `a${at}`)
  for (const slug of known) draft.indicators.push({ ...indicator, slug, name: `指标${slug}` })
  await publish(database, draft)
  const query = 'query ($indicator: [String!]) { figures(filter: { indicator: $indicator }) { totalCount } }'
  expect(await told(query, { indicator: [...known, 'zzz'] })).toEqual([['filter.indicator', 'zzz']])
})

test('only for those that are told something near is searched', async () => {
  const indicator = Array.from({ length: 8_000 }, (_, at) => `no-${at}`)
  const query =
    'query ($indicator: [String!]) { figures(filter: { indicator: $indicator, place: "x/liuhu/" }) { totalCount } }'
  const begin = performance.now()
  const found = await told(query, { indicator })
  expect(performance.now() - begin).toBeLessThan(5000)
  expect(found).toHaveLength(11)
  expect(found?.at(-1)).toEqual(['filter.place', 'x/liuhu/', 'liuhu'])
})

test('a kept answer warns no longer once the name is there, and again once it is gone', async () => {
  const query = '{ figures(filter: { place: "liuhu/new", indicator: ["new"] }) { totalCount } }'
  const draft = smallDraft({ slug: 'later' })
  const [place, indicator] = [draft.places.at(-1), draft.indicators[0]]
  if (place === undefined || indicator === undefined) throw new Error('The small draft has lost its place')
  draft.places.push({ ...place, path: 'liuhu/new', name: '新村' })
  draft.indicators.push({ ...indicator, slug: 'new', name: '新指标' })
  const named = [
    ['filter.indicator', 'new'],
    ['filter.place', 'liuhu/new'],
  ]
  expect(await told(query)).toEqual(named)
  await publish(database, draft)
  expect(await told(query)).toBeUndefined()
  await withdraw(database, 'later', { reason: '核实' })
  expect(await told(query)).toEqual(named)
})
