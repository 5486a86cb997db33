import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import type { Database } from '../../server/database/database.ts'
import { createHub, type Hub } from '../../server/hub.ts'
import { type Ask, textOf } from '../../site/ask.ts'
import { namesOf } from '../../site/desk/names.ts'
import { alike } from '../../site/desk/nearest.ts'
import { seededDatabase } from '../hub.ts'

let database: Database
let hub: Hub
beforeAll(async () => {
  database = await seededDatabase()
  hub = await createHub(database, readConfig({}))
})
afterAll(async () => {
  await hub?.close()
  await database?.close()
})

const ask: Ask = async (document, variables) => {
  const { bytes } = await hub.door.ask(textOf(document), variables as Record<string, unknown>)
  return JSON.parse(bytes.toString()).data
}

const INCOME = 'village-collective-annual-income'
const ZHILIU = 'zhongyuan/lianhu/zhiliu'

describe('what may have been meant by', () => {
  test.each([
    ['its name', '址刘村', [ZHILIU]],
    ['its name, parted', '址刘 村', [ZHILIU]],
    ['its name, one character wrong', '址流村', [ZHILIU]],
    ['its name as the end of a path', 'zhongyuan/lianhu/址刘村', [ZHILIU]],
    ['its own end of a path', 'zhiliu', [ZHILIU]],
    ['a path with a level left out', 'zhongyuan/zhiliu', [ZHILIU]],
    ['the address of its page', 'places/zhongyuan/liuhu', ['zhongyuan/liuhu']],
    ['its name with another kind of place', '柳湖镇', ['zhongyuan/liuhu']],
    ['something that is no place', 'xxxxxxxx', []],
    ['a single character', '村', []],
    ['a text that the search would refuse', '长'.repeat(500), []],
  ])('a place: %s', async (_, place, paths) => {
    const { problems } = await namesOf(ask, { place })
    expect(problems).toMatchObject([{ name: 'place', value: place }])
    expect(problems[0]?.nearest?.map(({ value }) => value) ?? []).toEqual(paths)
  })

  test.each([
    ['its name', '村集体年收入', [INCOME]],
    ['a part of its name', '集体收入', [INCOME]],
    ['a slug with a word left out', 'village-collective-income', [INCOME]],
    ['nothing like it', '疆', []],
  ])('an indicator: %s', async (_, indicator, slugs) => {
    const { problems } = await namesOf(ask, { indicator: [indicator] })
    expect(problems[0]?.nearest?.map(({ value }) => value) ?? []).toEqual(slugs)
  })

  test('a unit: its name', async () => {
    const { problems } = await namesOf(ask, { unit: '元' })
    expect(problems[0]?.nearest).toEqual([{ value: 'CNY', words: '元' }])
  })

  test('nothing, where everything is known', async () => {
    expect((await namesOf(ask, { place: ZHILIU, indicator: [INCOME], unit: 'CNY' })).problems).toEqual([])
  })
})

test('of several that are alike the likest comes first, of several called so all', () => {
  const candidates = [
    { value: 'a/dongzhuang', words: '东庄' },
    { value: 'a/dongxinzhuang', words: '东新庄' },
    { value: 'b/dongxinzhuang', words: '东新庄' },
    { value: 'b/beihe', words: '北河' },
  ]
  const near = (given: string) => alike(given, candidates).map(({ value }) => value)
  expect(near('东新庄')).toEqual(['a/dongxinzhuang', 'b/dongxinzhuang'])
  expect(near('dongxinzhuan')).toEqual(['a/dongxinzhuang', 'b/dongxinzhuang', 'a/dongzhuang'])
  expect(near('西山')).toEqual([])
})
