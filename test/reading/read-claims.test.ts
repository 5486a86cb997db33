import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { readClaims } from '../../server/reading/read-claims.ts'
import { addEditor, signIn } from '../editorial/person.ts'
import { seededDatabase } from '../hub.ts'
import { type ServedHub, serveHub } from '../queries/served-hub.ts'

const story = `今年一季度，莲湖街道在卫生城市管理工作评比中，获得全市第一名的好成绩。
万达社区“联心结”项目投入近10万元。新河村“暖灯”项目被区委授予“先进集体”称号。
保利心语社区党支部和新河村第二党支部结对。`

test('honours are proposed with rank and awarding body, names with where they stand', () => {
  const { figures, achievements, places, branches, projects } = readClaims(story)
  expect(achievements).toMatchObject([
    { title: '全市第一名', rank: '全市第一名', awardedBy: null, subject: '莲湖街道', period: '今年一季度' },
    { title: '“先进集体”称号', rank: null, awardedBy: '区委', subject: '暖灯' },
  ])
  expect(places.map(({ name, key }) => [name, key])).toEqual([
    ['莲湖街道', null],
    ['万达社区', null],
    ['新河村', null],
    ['保利心语社区', null],
  ])
  expect(projects.map(({ name }) => name)).toEqual(['联心结', '暖灯'])
  expect(branches.map(({ name }) => name)).toEqual(['保利心语社区党支部', '新河村第二党支部'])
  expect(figures).toMatchObject([{ value: 100_000, qualifier: 'NEARLY', subject: '联心结' }])
  const points = Array.from(story)
  for (const { quote, start, end } of [...figures, ...achievements, ...places, ...branches, ...projects]) {
    expect(points.slice(start, end).join('')).toBe(quote)
  }
})

test('a community is named right behind its street, and what its branch did is the branch’s once that is known', () => {
  const text = '柳湖街道新河社区依托“暖灯”服务项目，调解纠纷12件。新河社区党支部荣获“先进集体”称号。'
  const unknown = readClaims(text)
  expect(unknown.places.map(({ name }) => name)).toEqual(['柳湖街道', '新河社区'])
  expect(unknown.projects.map(({ name }) => name)).toEqual(['暖灯'])
  expect(unknown.achievements).toMatchObject([{ subject: '新河社区' }])
  const known = readClaims(text, [{ kind: 'BRANCH', key: 'xin-he', name: '新河社区党支部' }])
  expect(known.achievements).toMatchObject([{ subject: '新河社区党支部' }])
  expect(known.figures).toMatchObject([{ subject: '暖灯' }])
})

test('what the branch of a village did is not what the project named before it did, though nobody knows the village', () => {
  const text = '“暖灯”项目调解纠纷12件。新河村党支部荣获“先进集体”称号。镇里要求，充分发挥村党支部作用，成立村党委5个。'
  const { achievements, branches, places } = readClaims(text)
  expect(achievements).toMatchObject([{ subject: '新河村' }])
  expect(branches.map(({ name }) => name)).toEqual(['新河村党支部'])
  expect(places.map(({ name }) => name)).toEqual(['新河村'])
})

test('what a street tells of its area is its own, not that of the project before; a kind of places is none of them', () => {
  const { figures, places } = readClaims(
    '中原西路街道辖区多为新建社区。万达社区“联心结”项目为辖区群众服务300次……如今菜鸟羽渐丰，辖区7个村（社区）党支部，“三星”以上支部创建率100%，“四星”支部近半数。',
  )
  expect(places.map(({ name }) => name)).toEqual(['中原西路街道', '万达社区'])
  expect(figures.map(({ quote, subject, indicator }) => [quote, subject, indicator])).toEqual([
    ['300次', '联心结', '为辖区群众服务'],
    ['7个', '中原西路街道', '村（社区）党支部'],
    ['100%', '中原西路街道', '“三星”以上支部创建率'],
    ['近半数', '中原西路街道', '“四星”支部'],
  ])
})

let database: Database
let hub: ServedHub
beforeAll(async () => {
  database = await seededDatabase()
  await addEditor(database, 'wang@example.org', [{ role: 'CONTRIBUTOR', place: 'zhongyuan' }])
  hub = await serveHub(database)
})
afterAll(async () => {
  await hub.close()
  await database.close()
})

const query = `query ($text: String!) {
  readClaims(text: $text) {
    figures { value valueMax unit qualifier status topic subject indicator period quote start end confidence }
    achievements { title rank awardedBy subject period quote start end confidence }
    places { name key quote start end }
    branches { name key }
    projects { name key }
  }
}`

async function ask(text: string, headers: Record<string, string>) {
  return JSON.parse((await hub.post({ query, variables: { text } }, headers)).body)
}

test('an editor is answered, with what the hub knows by name', async () => {
  const { data } = await ask(story, await signIn(hub, 'wang@example.org'))
  expect(data.readClaims.places).toMatchObject([
    { name: '莲湖街道', key: 'zhongyuan/lianhu' },
    { name: '万达社区', key: 'zhongyuan/zhongyuanxilu/wanda' },
    { name: '新河村', key: null },
    { name: '保利心语社区', key: 'zhongyuan/zhongyuanxilu/baolixinyu' },
  ])
  expect(data.readClaims.branches).toEqual([
    { name: '保利心语社区党支部', key: 'baolixinyu-dang-zhi-bu' },
    { name: '新河村第二党支部', key: null },
  ])
  expect(data.readClaims.projects).toEqual([
    { name: '联心结', key: 'lian-xin-jie' },
    { name: '暖灯', key: null },
  ])
  expect(data.readClaims.figures).toMatchObject([
    { quote: '近10万元', value: 100_000, unit: '元', topic: 'INFRASTRUCTURE' },
  ])
})

test('the names that a document states itself are known beside those of the hub', async () => {
  const stated = [
    { type: 'PLACE', key: 'zhongyuan/lianhu/xinhe', name: '新河村' },
    { type: 'PROJECT', key: 'nuan-deng', name: '暖灯' },
  ]
  const withStated = query.replaceAll('$text: String!', '$text: String!, $stated: [StatedName!]!')
  const asked = withStated.replace('(text: $text)', '(text: $text, stated: $stated)')
  const headers = await signIn(hub, 'wang@example.org')
  const { data } = JSON.parse((await hub.post({ query: asked, variables: { text: story, stated } }, headers)).body)
  expect(data.readClaims.places.map(({ key }: { key: string }) => key)).toEqual([
    'zhongyuan/lianhu',
    'zhongyuan/zhongyuanxilu/wanda',
    'zhongyuan/lianhu/xinhe',
    'zhongyuan/zhongyuanxilu/baolixinyu',
  ])
  expect(data.readClaims.projects.map(({ key }: { key: string }) => key)).toEqual(['lian-xin-jie', 'nuan-deng'])
})

test('nobody else is, and no text that is too long', async () => {
  expect(JSON.stringify(await ask(story, {}))).toContain('UNAUTHENTICATED')
  const long = await ask('字'.repeat(200_001), await signIn(hub, 'wang@example.org'))
  expect(JSON.stringify(long)).toContain('TEXT_TOO_LONG')
})
