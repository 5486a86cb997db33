/** What a ledger holds of the newspaper page, and what of it is stale, by a clock that stands. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staleness } from '../../schema/terms.ts'
import { readSeeds } from '../../seeds/read.ts'
import type { Database } from '../../server/database/database.ts'
import { createManuscript } from '../../server/drafts/writing.ts'
import { setDueDate } from '../../server/ledger/due-dates.ts'
import { countStale, type LedgerQuestion, readLedger, wholeLedger } from '../../server/ledger/entries.ts'
import { setResponsible } from '../../server/ledger/responsible.ts'
import { setLedgerRule } from '../../server/ledger/rules.ts'
import { publish } from '../../server/publish/publish.ts'
import { editor } from '../drafts/people.ts'
import { addEditor } from '../editorial/person.ts'
import { testDatabase } from '../hub.ts'

const PUBLISHED = new Date('2026-11-25T04:00:00Z')
const soon = new Date('2026-11-26T04:00:00Z')
/** Half past midnight of New Year's Day in Shanghai. */
const newYear = new Date('2026-12-31T16:30:00Z')
const chief = editor('chief', 'ADMINISTRATOR', '')
const writer = editor('writer', 'PUBLISHER', '')
const street = 'zhongyuan/tongbailu'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  for (const draft of await readSeeds()) await publish(database, draft, { now: PUBLISHED })
})
afterAll(() => database.close())

const ledger = (question: Partial<LedgerQuestion> = {}, now = soon, viewer = writer) =>
  wholeLedger(database, viewer, { within: '', ...question }, now)
const lifts = async (now: Date) => (await ledger({ type: 'FIGURE' }, now)).find(({ title }) => title.includes('38部'))

describe('a ledger', () => {
  test('holds everything that is published, and drafts for those who write', async () => {
    await createManuscript(database, writer, { place: street, title: '写了一半' })
    const counts = Object.entries(Object.groupBy(await ledger(), ({ type }) => type)).map(([type, all]) => [
      type,
      all?.length,
    ])
    const tables = {
      STORY: 'story',
      PROJECT: 'project',
      FIGURE: 'figure',
      ACHIEVEMENT: 'achievement',
      MANUSCRIPT: 'manuscript',
    }
    for (const [type, table] of Object.entries(tables)) {
      const [row] = await database.rows<{ count: number }>(`select count(*)::integer as count from ${table}`)
      expect(counts, type).toContainEqual([type, row?.count])
    }
    expect(await ledger({ type: 'MANUSCRIPT' }, soon, chief)).toEqual([])
  })

  test('of a street holds what is within it alone', async () => {
    const places = new Set((await ledger({ within: street })).map(({ place }) => place))
    expect([...places].every((place) => place.startsWith(street))).toBe(true)
    expect(places.size).toBeGreaterThan(3)
    expect(places.size).toBeLessThan(new Set((await ledger()).map(({ place }) => place)).size)
  })

  test('comes in pages that hold all of it once, in each order', async () => {
    for (const orderBy of ['DUE', 'NEWS', 'PLACE'] as const) {
      const ids: string[] = []
      let after: string | undefined
      do {
        const args = after === undefined ? { first: 37 } : { first: 37, after }
        const page = await readLedger(database, writer, { within: '', orderBy }, args, soon)
        ids.push(...page.nodes.map(({ id }) => id))
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined
        expect(page.totalCount).toBe((await ledger()).length)
      } while (after !== undefined)
      expect(ids).toEqual((await ledger({ orderBy })).map(({ id }) => id))
      expect(new Set(ids).size).toBe(ids.length)
    }
  })
})

describe('what is stale', () => {
  test('38 lifts by the year’s end are due on its last day, and overdue on the first of the next', async () => {
    expect(await lifts(soon)).toMatchObject({ state: 'PLANNED', dueOn: '2026-12-31', dueIsInferred: true, stale: [] })
    expect(await lifts(new Date('2026-12-31T15:59:00Z'))).toMatchObject({ stale: [] })
    expect(await lifts(newYear)).toMatchObject({ stale: ['OVERDUE'] })
  })

  test('a work under way has no end until an editor sets a day, which then passes', async () => {
    const [work] = await ledger({ stale: 'UNENDED', within: `${street}/xinyijiayuan` })
    expect(work).toMatchObject({ type: 'PROJECT', title: '加装电梯', dueOn: null })
    const entry = String(work?.id)
    await setDueDate(database, writer, { entry, dueOn: '2026-12-01' }, soon)
    const again = async (now: Date) => (await ledger({}, now)).find(({ id }) => id === entry)
    expect(await again(soon)).toMatchObject({ dueOn: '2026-12-01', dueIsInferred: false, stale: ['NO_PICTURE'] })
    expect(await again(newYear)).toMatchObject({ stale: ['OVERDUE', 'NO_PICTURE'] })
    await setDueDate(database, writer, { entry, dueOn: null }, soon)
    expect(await again(soon)).toMatchObject({ stale: ['UNENDED', 'NO_PICTURE'] })
  })

  test('there is no news after as many days as the district sets, and not on the last of them', async () => {
    await setLedgerRule(database, chief, { place: 'zhongyuan', staleDays: 10, remindDays: 7, draftsDigests: true })
    const staleAfter = async (days: number) =>
      (await ledger({ type: 'PLACE', stale: 'NO_NEWS' }, new Date(PUBLISHED.getTime() + days * 86_400_000))).length
    expect(await staleAfter(10)).toBe(0)
    expect(await staleAfter(10.001)).toBe((await ledger({ type: 'PLACE' })).length)
    await expect(
      setLedgerRule(database, chief, { place: street, staleDays: 10, remindDays: 7, draftsDigests: true }),
    ).rejects.toMatchObject({ code: 'LEDGER_RULE_UNFIT' })
  })

  test('is counted by its reasons', async () => {
    const counts = await countStale(database, writer, '', newYear)
    for (const { stale, count } of counts) expect((await ledger({ stale }, newYear)).length, stale).toBe(count)
    expect(counts.map(({ stale }): Staleness => stale)).toEqual(['NO_NEWS', 'OVERDUE', 'UNENDED', 'NO_PICTURE'])
  })
})

test('whoever answers for a street answers for what lies below, until somebody nearer does', async () => {
  await addEditor(database, 'street@example.org', [{ role: 'CONTRIBUTOR', place: street }])
  await addEditor(database, 'near@example.org', [{ role: 'CONTRIBUTOR', place: `${street}/xinyijiayuan` }])
  await setResponsible(database, chief, { place: street, email: 'street@example.org' })
  await setResponsible(database, chief, { place: `${street}/xinyijiayuan`, email: 'near@example.org' })
  const names = new Set((await ledger({ within: street })).map(({ place, responsible }) => `${place} ${responsible}`))
  expect(names).toContain(`${street}/chengkai street`)
  expect(names).toContain(`${street}/xinyijiayuan near`)
  await expect(setResponsible(database, chief, { place: street, email: 'near@example.org' })).rejects.toMatchObject({
    code: 'RESPONSIBLE_UNFIT',
  })
  const [near] = await database.rows<{ id: string }>(`select id from editor where email = 'near@example.org'`)
  const self = editor(String(near?.id), 'CONTRIBUTOR', `${street}/xinyijiayuan`)
  const mine = await ledger({ within: `${street}/xinyijiayuan`, mine: true }, soon, self)
  expect(mine.length).toBeGreaterThan(1)
})
