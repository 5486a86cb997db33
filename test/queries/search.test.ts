import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { publish } from '../../server/publish/publish.ts'
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

async function hits(text: string): Promise<string[]> {
  const query = `query ($text: String!) { search(text: $text) { nodes {
    ... on Project { is: name } ... on Place { is: name } ... on Branch { is: name }
    ... on Story { is: title } ... on Achievement { is: title } ... on Figure { is: display } } } }`
  const { body } = await hub.post({ query, variables: { text } })
  return JSON.parse(body).data.search.nodes.map(({ is }: { is: string }) => is)
}

describe('a search', () => {
  test.each([
    ['two characters', '联心', '联心结'],
    ['a name whose characters somebody parted', '联心 结', '联心结'],
    ['pinyin', 'lianxinjie', '联心结'],
    ['pinyin with hyphens, as in an address', 'lian-xin-jie', '联心结'],
    ['initials', 'lxj', '联心结'],
    ['a number as its source writes it', '240万元', '240万元'],
    ['the author’s pinyin', 'luyan', '桐树王村的一年'],
    ['the author’s initials', 'LY', '桐树王村的一年'],
  ])('finds by %s', async (_, text, first) => {
    expect((await hits(text))[0]).toBe(first)
  })

  test('finds nothing by what is nowhere', async () => {
    expect(await hits('无影无踪')).toEqual([])
    expect(await hits('%')).toEqual([])
  })
})
