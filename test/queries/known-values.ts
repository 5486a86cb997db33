/** Values for the arguments of random queries: those that a hub's data holds, with some that it does not. */
import type { Database } from '../../server/database/database.ts'
import type { Door } from '../../server/queries/door.ts'
import { cursorKey, type Values } from './random-queries.ts'

const WORDS = [
  '红黑榜',
  '联心结',
  '社区',
  '村',
  '长春路 幸福',
  'lxj',
  'lianxin',
  'shan',
  'v2',
  '数字是',
  "o'k",
  '𠮷野',
  'a"b',
  '，',
  '0',
  '星 x',
]

export async function knownValues(database: Database, door: Door): Promise<Values> {
  const column = async (table: string, name: string) => {
    const text = await database.text(
      `select coalesce(json_agg(v order by v), '[]')::text from (select distinct ${name}::text v from ${table} limit 400) t`,
      [],
    )
    const found: string[] = JSON.parse(text)
    return found
  }
  return {
    ids: [...(await column('identity', 'id')), '0', '99999999', 'x'],
    figures: [...(await column('figure', 'id')), '0', 'x'],
    paths: [...(await column('place', 'path')), 'nowhere'],
    slugs: {
      project: [...(await column('project', 'slug')), 'none'],
      story: [...(await column('story', 'slug')), 'none'],
      withdrawal: [...(await column('withdrawal', 'slug')), 'none'],
      indicator: [...(await column('indicator', 'slug')), 'none'],
    },
    units: await column('unit', 'code'),
    moments: [...(await moments(database)), '2020-01-01T00:00:00Z', '2999-12-31T23:59:59+08:00'],
    words: WORDS,
    cursors: await cursors(door),
  }
}

async function moments(database: Database): Promise<string[]> {
  const rows = await database.rows<{ at: string }>("select to_json(at) #>> '{}' as at from change order by id limit 50")
  return rows.map(({ at }) => at)
}

const LISTS = [
  'places',
  'branches',
  'projects',
  'achievements',
  'stories',
  'withdrawals',
  'withdrawnFigures',
  'changes',
]

/** Cursors as the hub gives them, for every list and every order by one or two criteria. */
async function cursors(door: Door): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  const collect = async (key: string, list: string, below = '') => {
    const query = below ? `{ ${list} { nodes { ${below} { edges { cursor } } } } }` : `{ ${list} { edges { cursor } } }`
    const { bytes } = await door.ask(query)
    found.set(
      key,
      [...bytes.toString().matchAll(/"cursor":"([^"]*)"/g)].flatMap(([, cursor]) => cursor ?? []),
    )
  }
  for (const list of LISTS) await collect(cursorKey('Query', list), `${list}(first: 50)`)
  await collect(cursorKey('Place', 'children'), 'places(first: 50)', 'children(first: 5)')
  await collect(cursorKey('Query', 'search'), 'search(text: "区", first: 50)')
  const criteria = ['VALUE', 'INDICATOR', 'PLACE', 'PUBLISHED'].flatMap((field) =>
    ['ASC', 'DESC'].map((direction) => ({ field, direction })),
  )
  const orders = [[], ...criteria.map((one) => [one]), ...criteria.flatMap((one) => criteria.map((two) => [one, two]))]
  for (const orderBy of orders) {
    const literal = orderBy.map((one) => `{ field: ${one.field}, direction: ${one.direction} }`).join(', ')
    await collect(cursorKey('Query', 'figures', orderBy), `figures(first: 30, orderBy: [${literal}])`)
  }
  return found
}
