import { type DocumentNode, print } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import type { Database } from '../../server/database/database.ts'
import { createHub, type Hub } from '../../server/hub.ts'
import type { Ask } from '../../site/ask.ts'
import { brandsNearby, neighbours } from '../../site/neighbours.ts'
import { seededDatabase } from '../hub.ts'

let database: Database
let hub: Hub
const tags = new Set<string>()
const ask = (async (document: DocumentNode, variables: Record<string, unknown>) => {
  const answer = await hub.door.ask(print(document), variables)
  for (const tag of answer.tags) tags.add(tag)
  return JSON.parse(answer.bytes.toString()).data
}) as Ask

beforeAll(async () => {
  database = await seededDatabase()
  hub = await createHub(database, readConfig({}))
})
afterAll(async () => {
  await hub?.close()
  await database?.close()
})

test('a page leads on to those that follow it, and round to the first', () => {
  const all = ['a', 'b', 'c', 'd'].map((slug) => ({ slug }))
  expect(neighbours(all, 'c', 2).map(({ slug }) => slug)).toEqual(['d', 'a'])
  expect(neighbours(all, 'c', 9).map(({ slug }) => slug)).toEqual(['d', 'a', 'b'])
  expect(neighbours(all, 'z', 2).map(({ slug }) => slug)).toEqual(['a', 'b'])
})

const STREET = 'zhongyuan/zhongyuanxilu'
const WANDA = `${STREET}/wanda`

async function placesAfter(chain: readonly string[], count = 100): Promise<string[]> {
  const found = await brandsNearby(ask, STREET, chain, count)
  return (found?.brands ?? []).map(({ place }) => place.path)
}

test('a project leads on to brands of the communities after its own, and round the whole street', async () => {
  const [first = '', second = '', third = ''] = await placesAfter([STREET])
  expect(new Set([first, second, third, STREET]).size).toBe(4)
  expect(await placesAfter([STREET, second])).toEqual([third, first])
  expect(await placesAfter([STREET, second], 1)).toEqual([third])
  expect(await placesAfter([STREET, WANDA])).not.toContain(WANDA)
  expect(await brandsNearby(ask, 'zhongyuan/nowhere', [], 3)).toBeNull()
})

test('none of it reads a list of the whole street, which every edit in the street would change', async () => {
  tags.clear()
  await brandsNearby(ask, STREET, [STREET], 3)
  expect([...tags].filter((tag) => tag.startsWith('Project.place:'))).toHaveLength(3)
  expect([...tags].filter((tag) => /^Project([.]within:|[/])/.test(tag))).toEqual([])
})
