import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../server/database/database.ts'
import { publish } from '../../server/publish/publish.ts'
import { testDatabase } from '../hub.ts'
import { agree, difference } from './agreement.ts'
import { editBars, readBars } from './bars.ts'
import type { Contender } from './contenders/contender.ts'
import { readFlags, sizeOf } from './flags.ts'
import { measureImport } from './imports.ts'
import { merged } from './kept.ts'
import { profile } from './profile.ts'
import { fill, withCopy, withProvince } from './province/load.ts'
import { province } from './province/province.ts'
import { fold } from './questions/fold.ts'
import { type Json, ORIGIN, type Question } from './questions/question.ts'
import { questions } from './questions/questions.ts'
import { compareReads, scoresOf } from './reads.ts'
import { markdown } from './report.ts'
import { median, ownShare, quantile } from './rounds.ts'
import { edited, REASON } from './tasks/edit.ts'

const size = { communities: 24, projects: 40, figures: 90 }

const round = (requestsPerSecond: number) => ({
  requestsPerSecond,
  cpuPerRequest: 1,
  databaseCpuPerRequest: null,
  bytes: 1000,
})

describe('a loaded province', () => {
  const made = province(size)
  let database: Database
  beforeAll(async () => {
    database = await testDatabase()
    await fill(database, made)
  })
  afterAll(() => database.close())

  test('has as many rows as were asked for, and nothing waits to be rendered', async () => {
    const count = (table: string, where = 'true') =>
      database.rows<{ count: number }>(`select count(*)::integer as count from ${table} where ${where}`)
    expect(await count('place', `level = 'COMMUNITY'`)).toEqual([{ count: size.communities }])
    expect(await count('project')).toEqual([{ count: size.projects }])
    expect(await count('figure')).toEqual([{ count: size.figures }])
    expect(await count('outbox', 'rendered_at is null')).toEqual([{ count: 0 }])
  })

  test('is published already: each document again changes nothing', async () => {
    for (const index of [0, 1, made.documents - 1]) {
      expect((await publish(database, made.document(index))).changed).toBe(false)
    }
  })

  test.each([0, 1, 2])('takes edit %i', async (index) => {
    const draft = edited(made.community(index), index)
    expect((await publish(database, draft, { reason: REASON })).changed).toBe(true)
  })
})

describe.runIf(process.env.TEST_DATABASE_URL)('an import on PostgreSQL', () => {
  test('brings every row of the sheet into a copy, and leaves the province as it was', async () => {
    const server = process.env.TEST_DATABASE_URL ?? ''
    const figuresOf = async (databaseUrl: string) => {
      const filled = await openDatabase({ dataDir: '', databaseUrl })
      const rows = await filled.rows<{ count: number }>('select count(*)::integer from figure')
      await filled.close()
      return rows[0]?.count
    }
    await withProvince({ server, size, seed: process.pid + 1, keep: false }, async (databaseUrl) => {
      const before = await figuresOf(databaseUrl)
      await withCopy(server, databaseUrl, async (copy) => {
        const measured = await measureImport({ databaseUrl: copy, rows: 50 })
        expect(measured).toMatchObject({ rows: 50, figures: before })
        expect(measured.seconds).toBeGreaterThan(0)
        expect(await figuresOf(copy)).toBe((before ?? 0) + 50)
      })
      expect(await figuresOf(databaseUrl)).toBe(before)
    })
  })
})

// Contenders are processes of their own, and PostGraphile needs a server that they can share.
describe.runIf(process.env.TEST_DATABASE_URL)('contenders on PostgreSQL', () => {
  test('give the same answers to all questions', async () => {
    const server = process.env.TEST_DATABASE_URL ?? ''
    const compared = 3
    const answers = await withProvince({ server, size, seed: process.pid, keep: false }, (databaseUrl) =>
      compareReads({ databaseUrl, compared }),
    )
    expect(answers).toBe(questions.length * compared * 5)
  })
})

describe('agreement', () => {
  const question: Question = {
    name: 'q',
    operation: 'Q',
    hub: '',
    postgraphile: '',
    sql: '',
    variables: async () => [],
  }
  const contender = async (name: string, answer: Json): Promise<Contender> => {
    const server = createServer((_, response) => response.end(JSON.stringify(answer)))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return {
      name,
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      body: () => '{}',
      tell: async () => Promise.reject(new Error('it only answers')),
      stop: async () => void server.close(),
    }
  }

  test('is refused to contenders whose answers part, naming the place', async () => {
    const one = await contender('one', { data: { nodes: [{ id: '1' }, { id: '2' }] } })
    const other = await contender('other', { data: { nodes: [{ id: '1' }, { id: '3' }] } })
    await expect(agree([one, other], question, [{}])).rejects.toThrow(
      'one and other part in "q" with {} at answer.data.nodes.1.id: "2" against "3"',
    )
    await agree([one, one], question, [{}])
    await Promise.all([one.stop(), other.stop()])
  })

  test('minds everything but the order of members', () => {
    expect(difference({ a: 1, b: [2] }, { b: [2], a: 1 })).toBeNull()
    expect(difference([1, 2], [2, 1])).toBe('answer.0: 1 against 2')
    expect(difference({ a: 1 }, { a: 1, b: 2 })).toBe('answer.b against nothing')
    expect(difference({ a: 1, b: null }, { a: 1 })).not.toBeNull()
    expect(difference([1], { 0: 1 })).not.toBeNull()
  })
})

test('PostGraphile’s answers fold into the hub’s shape', () => {
  const row = { id: 7, __typename: 'Place', url: '\uE000/places/a/' }
  const folded = { id: '7', __typename: 'Place', url: `${ORIGIN}/places/a/` }
  expect(fold({ children__list: { nodes: [row] } })).toEqual({ children: [folded] })
  expect(fold({ stories__page: { nodes: [{ row }] } })).toEqual({ stories: { nodes: [folded] } })
  expect(fold({ ancestors__above: { nodes: [{ row }, { row: {} }] } })).toEqual({ ancestors: [folded] })
  expect(fold({ bounds__of__minInclusive: false, bounds__of__min: null })).toEqual({
    bounds: { minInclusive: false, min: null },
  })
  expect(fold({ period__of__label: null })).toEqual({ period: null })
  expect(fold({ subject__is__Place: null, subject__is__Branch: { name: '支部' } })).toEqual({
    subject: { __typename: 'Branch', name: '支部' },
  })
})

describe('numbers', () => {
  test('the middle and the quantile', () => {
    expect(median([3, 1, 2])).toBe(2)
    expect(median([4, 1, 3, 2])).toBe(2.5)
    const hundred = Array.from({ length: 100 }, (_, at) => at + 1)
    expect(quantile(hundred, 0.95)).toBe(95)
    expect(quantile([5], 0.95)).toBe(5)
  })

  test('no two connections ask the same', () => {
    const sets = Array.from({ length: 100 }, (_, at) => at)
    const shares = Array.from({ length: 32 }, (_, connection) => ownShare(sets, connection))
    expect(shares.flat().sort((one, other) => one - other)).toEqual(sets)
  })

  test('a ratio is of turns that lie next to each other, whatever slows both', () => {
    const rounds = {
      raw: [100, 10, 60],
      cold: [90, 9, 54],
      postgraphile: [1, 1, 1],
      static: [1, 1, 1],
      cached: [1, 1, 1],
    }
    const { raw, cold } = scoresOf((key) => rounds[key].map(round))
    expect([raw.requestsPerSecond, cold.requestsPerSecond, cold.to.raw]).toEqual([60, 54, 0.9])
  })

  test('bars are met at their bound and missed below it', () => {
    const rounds = { raw: [100], cold: [80], postgraphile: [33], static: [1000], cached: [799] }
    const reads = { question: 'home', scores: scoresOf((key) => rounds[key].map(round)) }
    expect(readBars(reads).map(({ measured, met }) => [measured, met])).toEqual([
      ['0.80', true],
      ['2.42', false],
      ['0.79', false],
    ])
    const edit = {
      projects: 1000,
      pages: 9,
      edits: 3,
      touched: 2,
      kinds: [],
      hotspots: [],
      publishP50: 1,
      p50: 40,
      p95: 90,
      most: 120,
    }
    const bars = editBars([edit, { ...edit, projects: 50_000, p50: 81, p95: 1000 }])
    expect(bars.map(({ met }) => met)).toEqual([true, false, false])
    const on = {
      on: '2026-01-01',
      machine: { processor: 'one', cores: 2, memoryGigabytes: 8, versions: { node: '24' } },
    }
    const larger = { ...edit, projects: 50_000, p95: 1000 }
    const text = markdown({
      reads: { ...on, found: { size, results: [reads], bars: readBars(reads) } },
      edits: { ...on, found: merged([{ ...larger, p95: 1 }], [larger, edit]) },
      clicks: {
        ...on,
        found: [{ projects: 50_000, pages: 9, clicks: 3, answered: edit, served: larger, live: larger }],
      },
      imports: { ...on, found: { rows: 100_000, figures: 60_000, seconds: 59.94, peakMemory: 700 } },
    })
    expect(text).toContain('| a sheet of 100,000 rows into 60,000 figures | < 60 s | 59.9 s | met |')
    expect(text).toContain('| click to live at 50,000 projects, p95 | < 1000 ms | 1000 ms | **not met** |')
    expect(text).toContain('| 50,000 | 9 | 3 | 40 | 90 | 40 | 1000 | 40 | 1000 |')
    expect(text).toContain('| the desk |  |  | **not measured** |')
    expect(text).toContain('| one edit at 50,000 projects, p95 | < 1000 ms | 1000 ms | **not met** |')
  })
})

test('a profile names the function that took the time', async () => {
  const end = await profile()
  const until = performance.now() + 200
  let sum = 0
  while (performance.now() < until) sum += toil(sum)
  const found = await end()
  expect(found.some(({ where }) => where.startsWith('toil'))).toBe(true)
})

function toil(from: number): number {
  let sum = from % 7
  for (let at = 0; at < 100_000; at += 1) sum += Math.sqrt(at)
  return sum
}

test('flags that cannot be used are named', () => {
  expect(() => readFlags(['--rounds', '0'], {})).toThrow('--rounds is 0, which must be a whole number above 0')
  expect(() => readFlags(['--only', 'reads,writes'], {})).toThrow('--only names writes')
  expect(readFlags(['--edit-sizes', '10,20'], { DATABASE_URL: 'postgresql://db/x' })).toMatchObject({
    editSizes: [10, 20],
    server: 'postgresql://db/x',
    write: true,
  })
  expect(sizeOf(10)).toEqual({ communities: 4, projects: 10, figures: 10 })
})
