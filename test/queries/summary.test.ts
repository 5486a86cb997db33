import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import type { Database } from '../../server/database/database.ts'
import { publish } from '../../server/publish/publish.ts'
import { createDoor, type Door } from '../../server/queries/door.ts'
import { createSchema } from '../../server/schema.ts'
import { testDatabase } from '../hub.ts'
import { evidence, smallDraft, type WholeDraft } from '../publish/small-draft.ts'

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

type Figure = WholeDraft['figures'][number]
const village = { place: 'liuhu/tongshuwang' }
const second = { place: 'liuhu/second' }

/** Figures of one indicator, each changed from one of 2,400,000 yuan. */
async function published(...changes: Partial<Figure>[]): Promise<void> {
  const draft = smallDraft()
  const [income] = draft.figures
  if (income === undefined) throw new Error('The small draft has a figure')
  const place = { path: 'liuhu/second', name: '第二村', level: 'COMMUNITY', kind: 'VILLAGE', parent: 'liuhu' } as const
  await publish(database, {
    ...draft,
    places: [...draft.places, place],
    figures: changes.map((change, index) => ({ ...income, key: `income-${index}`, ...change })),
  })
}

async function summary(filter = 'indicator: ["income"]') {
  const query = `{ figureSummary(filter: { ${filter} }) { status count sum notAdded sumBounds { min max } } }`
  const { bytes, tags } = await door.ask(query)
  return { rows: JSON.parse(bytes.toString()).data.figureSummary, tags }
}

describe('a summary', () => {
  test('adds what is about different places and the same time', async () => {
    await published({ subject: village }, { subject: second, qualifier: 'OVER' })
    expect((await summary()).rows).toEqual([
      { status: 'ACHIEVED', count: 2, sum: 4_800_000, notAdded: null, sumBounds: { min: 4_800_000, max: null } },
    ])
  })

  test('keeps apart what is reached, under way and planned', async () => {
    await published(
      { subject: village },
      { subject: second, status: 'ONGOING' },
      { subject: second, status: 'PLANNED' },
    )
    const statuses = ({ rows }: { rows: { status: string }[] }) => rows.map(({ status }) => status)
    expect(statuses(await summary())).toEqual(['ACHIEVED', 'ONGOING'])
    expect(statuses(await summary('indicator: ["income"], status: PLANNED'))).toEqual(['PLANNED'])
  })

  test.each([
    ['two figures of one place', [{ subject: village }, { subject: village, value: 1 }], 'REPEATED_SUBJECT'],
    ['a village and its street', [{ subject: village }, { subject: { place: 'liuhu' } }], 'NESTED_PLACES'],
    [
      'a village and a project in it',
      [{ subject: village }, { subject: { project: 'lian-xin-jie' } }],
      'NESTED_PLACES',
    ],
    ['two years', [{ subject: village, period: { label: '去年' } }, { subject: second }], 'MIXED_PERIODS'],
  ])('does not add %s', async (_, changes, notAdded) => {
    await published(...changes)
    expect((await summary()).rows).toMatchObject([
      { count: 2, sum: null, notAdded, sumBounds: { min: null, max: null } },
    ])
  })

  test('does not add shares', async () => {
    const share = {
      slug: 'income',
      name: '占比',
      topic: 'COLLECTIVE_ECONOMY',
      unit: { code: '%', symbol: '%', name: '百分比' },
    } as const
    const draft = smallDraft({ indicators: [share], figures: smallDraft().figures.slice(0, 1) })
    await publish(database, draft)
    expect((await summary()).rows).toMatchObject([{ sum: null, notAdded: 'RATIO' }])
  })

  test('of one indicator is told of by its own figures alone', async () => {
    await published({ subject: village })
    const served = { ...smallDraft().figures[1], evidence: evidence('联心结项目服务近2000人') }
    const { tags } = await summary()
    const other = smallDraft({
      slug: 'other',
      places: [],
      branches: [],
      projects: [],
      indicators: [],
      achievements: [],
      stars: [],
      mentions: [],
    })
    const written = await publish(database, { ...other, figures: [{ ...other.figures[1], ...served } as Figure] })
    expect(written.tags.some((tag) => tags.includes(tag))).toBe(false)
    const more = await publish(database, { ...other, figures: other.figures.slice(0, 1) })
    expect(more.tags.some((tag) => tags.includes(tag))).toBe(true)
  })
})
