import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import type { Database } from '../../server/database/database.ts'
import { publish } from '../../server/publish/publish.ts'
import { withdraw } from '../../server/publish/withdraw.ts'
import { createDoor, type Door } from '../../server/queries/door.ts'
import { createSchema } from '../../server/schema.ts'
import { testDatabase } from '../hub.ts'
import { evidence, smallDraft, withFigure } from './small-draft.ts'

let database: Database
let door: Door
beforeEach(async () => {
  database = await testDatabase()
  door = await createDoor(await createSchema(), database, readConfig({ PUBLIC_URL: 'https://example.org' }))
})
afterEach(async () => {
  await door.close()
  await database.close()
})

interface Entry {
  id: string
  kind: string
  at: string
  nodeType: string
  nodeId: string
  title: string | null
  url: string
  before: object | null
  after: object | null
  reason: string | null
  storySlug: string
  version: number
  story: object | null
  node: object | null
  place: object | null
  topics: string[]
}

const ENTRY = `id kind at nodeType nodeId title url reason storySlug version topics
  before { display value version } after { display value version } story { slug } place { path } node { id }`

async function changes(args = '', list = 'changes'): Promise<Entry[]> {
  const { bytes } = await door.ask(`{ ${list}${args} { nodes { ${ENTRY} } } }`)
  const answer: { data: { changes: { nodes: Entry[] } } } = JSON.parse(bytes.toString())
  return answer.data.changes.nodes
}
const kinds = (entries: readonly Entry[]) => entries.map(({ kind, nodeType }) => `${kind} ${nodeType}`)

describe('changes', () => {
  test('tell of a story when it comes, when it changes and when it goes', async () => {
    await publish(database, smallDraft())
    await publish(database, smallDraft({ story: { ...smallDraft().story, title: '桐树王村这一年' } }))
    const [first, second] = await changes()
    expect(first).toMatchObject({
      kind: 'PUBLISHED',
      nodeType: 'STORY',
      title: '桐树王村的一年',
      url: 'https://example.org/stories/xiao-bao-dao/',
      before: null,
      storySlug: 'xiao-bao-dao',
      version: 1,
      story: { slug: 'xiao-bao-dao' },
      place: { path: 'liuhu' },
      topics: ['COLLECTIVE_ECONOMY', 'LIVELIHOOD'],
    })
    expect(first?.node).toEqual({ id: first?.nodeId })
    expect(second).toMatchObject({ kind: 'UPDATED', title: '桐树王村这一年', version: 2 })
    await withdraw(database, 'xiao-bao-dao', { reason: '重复刊发' })
    expect(kinds(await changes())).toEqual(['PUBLISHED STORY', 'UPDATED STORY', 'WITHDRAWN STORY'])
    await publish(database, smallDraft())
    expect((await changes()).at(-1)).toMatchObject({ kind: 'PUBLISHED', version: 4, title: '桐树王村的一年' })
  })

  test('name what stood and what stands for a correction, with its reason', async () => {
    await publish(database, smallDraft())
    await publish(database, withFigure({ value: 2_000_000 }), { reason: '单位看错' })
    expect(kinds(await changes())).toEqual(['PUBLISHED STORY', 'UPDATED STORY', 'CORRECTED FIGURE'])
    expect((await changes()).at(-1)).toMatchObject({
      title: '桐树王村集体年收入',
      before: { display: '240万元', value: 2_400_000, version: 1 },
      after: { display: '240万元', value: 2_000_000, version: 2 },
      reason: '单位看错',
      place: { path: 'liuhu/tongshuwang' },
      topics: ['COLLECTIVE_ECONOMY'],
    })
    await publish(database, withFigure({ value: 2_000_000, key: 'income' }), { reason: '没有改动' })
    expect(await changes()).toHaveLength(3)
  })

  test('name the period of a figure that is corrected', async () => {
    const period = { label: '2022年', start: '2022-01-01', end: '2022-12-31' }
    await publish(database, withFigure({ period }))
    await publish(database, withFigure({ period, value: 2_000_000 }), { reason: '单位看错' })
    expect((await changes()).at(-1)).toMatchObject({ title: '桐树王村集体年收入（2022年）' })
  })

  test('name what a place and a project were called and where they lay', async () => {
    await publish(database, smallDraft())
    const draft = smallDraft()
    const [project] = draft.projects
    if (project === undefined) throw new Error('The small draft has a project')
    await publish(database, { ...draft, projects: [{ ...project, name: '联心桥', place: 'liuhu' }] })
    const [renamed, moved] = (await changes()).slice(-2)
    expect(renamed).toMatchObject({ kind: 'RENAMED', before: { display: '联心结' }, after: { display: '联心桥' } })
    expect(moved).toMatchObject({ kind: 'MOVED', before: { display: '桐树王村' }, after: { display: '柳湖街道' } })
    expect(renamed?.url).toBe('https://example.org/projects/lian-xin-jie/')
  })

  test('say no word of what is withdrawn', async () => {
    await publish(database, smallDraft({ slug: 'base', figures: [], achievements: [] }))
    const secret = smallDraft({ slug: 'gone' })
    await publish(database, {
      ...secret,
      story: { ...secret.story, title: '秘密标题' },
      projects: secret.projects.map((project) => ({ ...project, name: '秘密项目' })),
    })
    const figures = secret.figures.map((figure) => ({ ...figure, value: figure.value + 1 }))
    await publish(database, { ...secret, figures }, { reason: '秘密原因' })
    const other = smallDraft({ slug: 'other', figures: [], achievements: [] })
    await publish(database, other)
    expect(JSON.stringify(await changes())).toContain('秘密项目')
    await withdraw(database, 'gone', { reason: '当事人要求' })
    const all = await changes()
    expect(JSON.stringify(all)).not.toMatch(/秘密|240万元/)
    expect(all.find(({ kind }) => kind === 'WITHDRAWN')).toMatchObject({
      title: null,
      story: null,
      node: null,
      reason: '当事人要求',
      url: 'https://example.org/stories/gone/',
    })
    const rows = await database.rows<{ text: string }>(
      "select string_agg(to_json(change)::text, '') as text from change",
    )
    expect(rows[0]?.text).not.toMatch(/秘密|240万元/)
  })

  test('a figure that its story no longer states is withdrawn alone', async () => {
    await publish(database, smallDraft())
    await publish(database, withFigure({ value: 1 }), { reason: '笔误' })
    await publish(database, { ...smallDraft(), figures: smallDraft().figures.slice(1) })
    const all = await changes()
    expect(kinds(all)).toEqual([
      'PUBLISHED STORY',
      'UPDATED STORY',
      'CORRECTED FIGURE',
      'UPDATED STORY',
      'WITHDRAWN FIGURE',
    ])
    expect(all[2]).toMatchObject({ title: null, before: null, after: null, reason: null })
    expect(all[4]).toMatchObject({ nodeId: all[2]?.nodeId, title: null, story: { slug: 'xiao-bao-dao' } })
  })

  test('are listed by moment, place, topic and page', async () => {
    await publish(database, smallDraft(), { now: new Date('2026-01-01T00:00:00Z') })
    await publish(database, withFigure({ value: 1 }), { reason: '笔误', now: new Date('2026-02-01T00:00:00Z') })
    expect(kinds(await changes('(since: "2026-02-01T00:00:00Z")'))).toEqual(['UPDATED STORY', 'CORRECTED FIGURE'])
    expect(kinds(await changes('(since: "2026-02-01T08:00:00.001+08:00")'))).toEqual([])
    expect(await changes('(within: "henan")')).toHaveLength(3)
    expect(await changes('(within: "liuhu/tongshuwang")')).toHaveLength(3)
    expect(await changes('(within: "nowhere")')).toHaveLength(0)
    expect(kinds(await changes('(topic: LIVELIHOOD)'))).toEqual(['PUBLISHED STORY', 'UPDATED STORY'])
    expect(await changes('(topic: CULTURE)')).toHaveLength(0)
    expect(kinds(await changes('(last: 1)'))).toEqual(['CORRECTED FIGURE'])
    const { bytes } = await door.ask('{ changes(first: 1) { pageInfo { endCursor } } }')
    const cursor: string = JSON.parse(bytes.toString()).data.changes.pageInfo.endCursor
    expect(kinds(await changes(`(after: "${cursor}", first: 1)`))).toEqual(['UPDATED STORY'])
  })

  test('go on in time, whatever the clocks say', async () => {
    await publish(database, smallDraft(), { now: new Date('2026-05-01T00:00:00Z') })
    await publish(database, smallDraft({ slug: 'other' }), { now: new Date('2026-04-01T00:00:00Z') })
    const moments = (await changes()).map(({ at }) => at)
    expect(moments).toEqual(Array(2).fill('2026-05-01T00:00:00.000Z'))
  })

  test('stay with the places above a place that goes', async () => {
    await publish(database, smallDraft())
    const draft = smallDraft({ slug: 'new' })
    const [last] = draft.places.slice(-1)
    if (last === undefined) throw new Error('The small draft has places')
    const place = { ...last, path: 'liuhu/xin', name: '新村' }
    await publish(database, {
      ...draft,
      story: { ...draft.story, place: 'liuhu/xin' },
      places: [...draft.places, place],
      mentions: [{ subject: { place: 'liuhu/xin' }, evidence: evidence('柳湖街道有桐树王村。') }],
    })
    expect(await changes('(within: "liuhu/xin")')).toHaveLength(1)
    await withdraw(database, 'new', { reason: '没有这个村' })
    expect(await changes('(within: "liuhu/xin")')).toHaveLength(0)
    expect(kinds(await changes('(within: "liuhu")')).slice(-2)).toEqual(['PUBLISHED STORY', 'WITHDRAWN STORY'])
    expect((await changes()).at(-1)).toMatchObject({ place: null })
  })

  test('are filled from the log of a hub that did not keep them', async () => {
    await publish(database, smallDraft(), { now: new Date('2026-01-01T00:00:00Z') })
    await publish(database, withFigure({ value: 1 }), { reason: '笔误', now: new Date('2026-02-01T00:00:00Z') })
    await publish(database, smallDraft({ slug: 'gone' }), { now: new Date('2026-03-01T00:00:00Z') })
    await withdraw(database, 'gone', { reason: '重复', now: new Date('2026-04-01T00:00:00Z') })
    const next = withFigure({ value: 1 })
    const projects = next.projects.map((project) => ({ ...project, name: '联心桥' }))
    const branches = next.branches.map((branch) => ({ ...branch, place: 'liuhu' }))
    await publish(database, { ...next, projects, branches, figures: next.figures.slice(0, 1) }, { reason: '更名' })
    const before = await changes('(first: 100)')
    expect(kinds(before)).toHaveLength(9)
    await database.orm.migrator.down({ to: '20261125160000-people' })
    await database.orm.migrator.up()
    database.announce(['Change/*'])
    expect(await changes('(first: 100)')).toEqual(before)
    expect(await changes('(within: "henan")')).toEqual(before)
  })
})
