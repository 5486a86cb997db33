/** Digests say what was published in their period, and no more; everybody sees the honours, nobody else's points. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DigestKind } from '../../schema/terms.ts'
import { readSeeds } from '../../seeds/read.ts'
import type { Database } from '../../server/database/database.ts'
import { seenManuscript } from '../../server/drafts/manuscripts.ts'
import { writeDigest } from '../../server/ledger/digest.ts'
import { draftDigests } from '../../server/ledger/digesting.ts'
import { lastPeriod } from '../../server/ledger/period.ts'
import { setLedgerRule } from '../../server/ledger/rules.ts'
import { fallingBehind, honoured } from '../../server/ledger/standing.ts'
import { publish } from '../../server/publish/publish.ts'
import { withdraw } from '../../server/publish/withdraw.ts'
import { editor } from '../drafts/people.ts'
import { testDatabase } from '../hub.ts'
import { smallDraft, withFigure } from '../publish/small-draft.ts'
import { type ServedHub, serveHub } from '../queries/served-hub.ts'

/** A Wednesday. */
const now = new Date('2026-11-25T04:00:00Z')
const writer = editor('writer', 'CONTRIBUTOR', '')

describe('a period', () => {
  test.each([
    ['WEEKLY', '2026-11-25T04:00:00Z', '2026年11月16日至22日', '2026-11-15T16:00:00.000Z', '2026-11-22T16:00:00.000Z'],
    // Sunday evening in London is Monday in Shanghai.
    ['WEEKLY', '2026-11-22T17:00:00Z', '2026年11月16日至22日', '2026-11-15T16:00:00.000Z', '2026-11-22T16:00:00.000Z'],
    [
      'WEEKLY',
      '2026-01-05T04:00:00Z',
      '2025年12月29日至2026年1月4日',
      '2025-12-28T16:00:00.000Z',
      '2026-01-04T16:00:00.000Z',
    ],
    ['MONTHLY', '2026-01-15T04:00:00Z', '2025年12月', '2025-11-30T16:00:00.000Z', '2025-12-31T16:00:00.000Z'],
    ['QUARTERLY', '2026-02-01T04:00:00Z', '2025年第四季度', '2025-09-30T16:00:00.000Z', '2025-12-31T16:00:00.000Z'],
    ['QUARTERLY', '2026-11-25T04:00:00Z', '2026年第三季度', '2026-06-30T16:00:00.000Z', '2026-09-30T16:00:00.000Z'],
  ] as const)('%s at %s is %s', (kind, at, label, start, end) => {
    const period = lastPeriod(kind, new Date(at))
    expect([period.label, period.start.toISOString(), period.end.toISOString()]).toEqual([label, start, end])
  })
})

describe('a digest', () => {
  let database: Database
  beforeAll(async () => {
    database = await testDatabase()
    await publish(database, smallDraft({ slug: 'before' }), { now: new Date('2026-11-10T00:00:00Z') })
    await publish(database, smallDraft(), { now: new Date('2026-11-17T00:00:00Z') })
    await publish(database, withFigure({ value: 2_000_000, key: 'income' }), {
      now: new Date('2026-11-18T00:00:00Z'),
      reason: '看错',
    })
    await withdraw(database, 'before', { now: new Date('2026-11-20T00:00:00Z'), reason: '重复' })
    await publish(database, smallDraft({ slug: 'after' }), { now: new Date('2026-11-24T00:00:00Z') })
  })
  afterAll(() => database.close())

  test('counts what was published in its period, and is the same manuscript when it is asked for again', async () => {
    const asked = { place: 'liuhu', kind: DigestKind.WEEKLY }
    const { id } = await writeDigest(database, writer, asked, now)
    const manuscript = await seenManuscript(database, writer, id)
    expect(manuscript).toMatchObject({
      place: 'liuhu',
      title: '柳湖街道周通报（2026年11月16日至22日）',
      state: 'WRITING',
    })
    expect(manuscript?.document).toMatchObject({
      story: { body: expect.stringContaining('- 《桐树王村的一年》（柳湖街道）') },
    })
    expect(JSON.stringify(manuscript?.document)).toContain(
      '2026年11月16日至22日，柳湖街道发布报道1篇，更新报道1次，撤回报道1篇；发布数字2个，其中已实现的2个、计划的0个；更正数字1个；发布荣誉1项。',
    )
    expect(await writeDigest(database, writer, asked, now)).toMatchObject({ id })
  })

  test('is refused to those who do not write there, and for no place', async () => {
    const elsewhere = editor('x', 'PUBLISHER', 'tongbailu')
    const refused = (place: string, viewer = writer) =>
      writeDigest(database, viewer, { place, kind: 'MONTHLY' }, now).catch(({ code }: { code: string }) => code)
    expect(await refused('liuhu', elsewhere)).toBe('FORBIDDEN')
    expect(await refused('nowhere')).toBe('UNKNOWN_PLACE')
  })
})

describe('by itself', () => {
  let database: Database
  const december = new Date('2026-11-30T16:30:00Z')
  beforeEach(async () => {
    database = await testDatabase()
    await publish(database, smallDraft(), { now: new Date('2026-11-17T00:00:00Z') })
  })
  afterEach(() => database.close())

  const drafts = () =>
    database.rows<{ title: string; state: string; author: string; place: string }>(
      'select title, state, author, place from manuscript order by created_at, title',
    )

  test('each district has a draft of each period that is over and in which something was published, once', async () => {
    await Promise.all([draftDigests(database, now), draftDigests(database, now)])
    await draftDigests(database, new Date(now.getTime() + 3_600_000))
    expect(await drafts()).toEqual([
      { title: '中原区周通报（2026年11月16日至22日）', state: 'WRITING', author: '系统', place: 'zhongyuan' },
    ])
    await draftDigests(database, december)
    expect((await drafts()).map(({ title }) => title)).toEqual([
      '中原区周通报（2026年11月16日至22日）',
      '中原区月考核（2026年11月）',
    ])
    const [published] = await database.rows("select from story where slug like '%tong-bao%'")
    expect(published).toBeUndefined()
  })

  test('is made up for when no hub ran, and not begun beside one that somebody began', async () => {
    await writeDigest(database, writer, { place: 'zhongyuan', kind: 'WEEKLY' }, now)
    await draftDigests(database, now)
    expect(await drafts()).toHaveLength(1)
    await publish(database, smallDraft({ slug: 'later' }), { now: new Date('2026-12-09T00:00:00Z') })
    await draftDigests(database, new Date('2026-12-30T00:00:00Z'))
    expect((await drafts()).map(({ title }) => title)).toEqual([
      '中原区周通报（2026年11月16日至22日）',
      '中原区周通报（2026年12月7日至13日）',
      '中原区月考核（2026年11月）',
    ])
  })

  test('is nothing where the district wants none, and what was over by then is not made up for later', async () => {
    const chief = editor('chief', 'ADMINISTRATOR', '')
    const rule = { place: 'zhongyuan', staleDays: 90, remindDays: 7 }
    await setLedgerRule(database, chief, { ...rule, draftsDigests: false })
    await draftDigests(database, now)
    await setLedgerRule(database, chief, { ...rule, draftsDigests: true })
    await draftDigests(database, now)
    expect(await drafts()).toEqual([])
  })
})

describe('honours', () => {
  let database: Database
  let hub: ServedHub
  beforeAll(async () => {
    database = await testDatabase()
    for (const draft of await readSeeds()) await publish(database, draft, { now })
    hub = await serveHub(database)
  })
  afterAll(async () => {
    await hub.close()
    await database.close()
  })

  test('and those that fall behind are all communities, each once, by the same points', async () => {
    const good = await honoured(database, '', now)
    const behind = await fallingBehind(database, writer, '', now)
    const [row] = await database.rows<{ count: number }>(
      `select count(*)::integer as count from place where level = 'COMMUNITY'`,
    )
    expect(new Set([...good, ...behind].map(({ place }) => place)).size).toBe(row?.count)
    for (const { fresh, complete, evidenced, score } of [...good, ...behind])
      expect(fresh + complete + evidenced).toBe(score)
    expect(good.every(({ score }) => score >= 60) && behind.every(({ score }) => score < 60)).toBe(true)
    expect(behind.length).toBeGreaterThan(0)
    const reply = await hub.post({ query: '{ honours { score place { path } } }' })
    const shown = JSON.parse(reply.body).data.honours.map(({ place }: { place: { path: string } }) => place.path)
    expect(shown).toEqual(good.map(({ place }) => place))
  })

  test('strangers are shown no list of those that fall behind, nor anything else of a ledger', async () => {
    for (const query of [
      '{ fallingBehind(within: "") { place score } }',
      '{ ledger(within: "") { nodes { title } } }',
      '{ ledgerStale(within: "") { count } }',
      '{ reminders(within: "") { nodes { title } } }',
      '{ responsibilities(within: "") { name } }',
    ]) {
      const reply = JSON.parse((await hub.post({ query })).body)
      expect(reply.data ?? null, query).toBeNull()
      expect(reply.errors[0].extensions.code, query).toBe('UNAUTHENTICATED')
    }
  })

  test('are no field of anything that strangers can reach by another way', async () => {
    const open = Object.values(hub.hub.schema.getTypeMap()).filter((type) => {
      const fields = 'getFields' in type ? Object.values(type.getFields()) : []
      return (
        !type.name.startsWith('__') &&
        fields.some((field) => /Standing|LedgerEntry|Reminder\b|Responsibility/.test(String(field.type)))
      )
    })
    const own = /^(Query|Ledger|Reminder)/
    expect(open.map(({ name }) => name).filter((name) => !own.test(name))).toEqual([])
  })
})
