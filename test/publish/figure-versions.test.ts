import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DraftInput } from '../../schema/draft.ts'
import type { Database } from '../../server/database/database.ts'
import { publish } from '../../server/publish/publish.ts'
import { withdraw } from '../../server/publish/withdraw.ts'
import { testDatabase } from '../hub.ts'
import { Chance } from '../queries/chance.ts'
import { randomDraft } from '../queries/random-drafts.ts'
import { edited } from '../render/edits.ts'
import { smallDraft, withFigure } from './small-draft.ts'

let database: Database
beforeEach(async () => {
  database = await testDatabase()
})
afterEach(() => database.close())

/** All that a version's page shows, by its address: everything but which row holds the sentence. */
async function versions(): Promise<Map<string, unknown>> {
  const rows = await database.rows<{ url: string; facts: unknown }>(
    `select r.url, (to_jsonb(r) - 'evidence_id')
       || jsonb_build_object('quote', quote, 'before', before, 'after', after) as facts
     from figure_revision r join passage on passage.id = evidence_id`,
  )
  return new Map(rows.map(({ url, facts }) => [url, facts]))
}

const reason = '更正'
/** What is refused changes nothing. */
const attempted = (work: Promise<unknown>) => work.catch(() => null)

describe('a version of a figure', () => {
  test('stays as it was first published, whatever is published after', { timeout: 360_000 }, async () => {
    const step = fc.record({
      story: fc.constantFrom('story-a', 'story-b', 'story-c'),
      kind: fc.constantFrom('publish', 'edit', 'edit', 'edit', 'rewrite', 'withdraw'),
      seed: fc.nat(1000),
    })
    let later = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
        await database.close()
        database = await testDatabase()
        const drafts = new Map<string, DraftInput>()
        const first = new Map<string, unknown>()
        for (const { story, kind, seed } of steps) {
          const chance = new Chance(seed)
          const last = drafts.get(story) ?? randomDraft(chance, story)
          const draft = kind === 'publish' ? randomDraft(chance, story) : edited(last, chance)
          if (kind === 'rewrite') draft.story.title = `改题 ${seed}`
          if (kind === 'withdraw') await attempted(withdraw(database, story, { reason }))
          else if (await attempted(publish(database, draft, { reason }))) drafts.set(story, draft)
          for (const [url, facts] of await versions()) {
            if (first.has(url)) later++
            expect(facts).toEqual(first.get(url) ?? facts)
            first.set(url, facts)
          }
        }
      }),
      { numRuns: 12 },
    )
    expect(later).toBeGreaterThan(50)
  })

  test('keeps the names of its day when places and indicators are renamed elsewhere', async () => {
    await publish(database, smallDraft())
    const before = await versions()
    const renamed = smallDraft({ slug: 'another' })
    renamed.places = renamed.places.map((place) => ({ ...place, name: `新${place.name}` }))
    renamed.indicators = renamed.indicators.map((indicator) => ({ ...indicator, name: `新${indicator.name}` }))
    await publish(database, { ...renamed, figures: [], achievements: [], stars: [], mentions: [] })
    const [figure] = await database.rows<{ citation: string }>(
      "select citation_csl_json as citation from figure where indicator_slug = 'income'",
    )
    expect(figure?.citation).toContain('新桐树王村：新集体年收入')
    expect(await versions()).toEqual(before)
  })

  test('keeps its sentence when the story is rewritten around the number', async () => {
    await publish(database, smallDraft())
    const [[address, facts] = []] = await versions()
    const rewritten = smallDraft()
    const body = `${rewritten.story.body}后来又有变化。`
    await publish(database, { ...rewritten, story: { ...rewritten.story, body } })
    expect((await versions()).get(String(address))).toEqual(facts)
  })

  test('goes with its story and comes back the same', async () => {
    await publish(database, smallDraft())
    await publish(database, withFigure({ value: 2_500_000 }), { reason })
    const before = await versions()
    expect(before.size).toBe(3)
    await withdraw(database, 'xiao-bao-dao', { reason })
    expect((await versions()).size).toBe(0)
    await publish(database, withFigure({ value: 2_500_000 }))
    expect(await versions()).toEqual(before)
  })

  test('keeps the wording of its citations from before they named periods', async () => {
    const period = { label: '2022年', start: '2022-01-01', end: '2022-12-31' }
    const cited = (version: number) =>
      database.rows<{ csl: string }>(
        `select citation_csl_json as csl from figure_revision where version = $1 and period_label = '2022年'`,
        [version],
      )
    await publish(database, withFigure({ period }))
    expect((await cited(1))[0]?.csl).toContain('240万元（2022年）')
    await database.orm.migrator.down({ to: '20261201000000-names-beside-ids' })
    await database.orm.migrator.up()
    await publish(database, withFigure({ period, value: 2_500_000 }), { reason })
    const [old] = await cited(1)
    expect(old?.csl).toContain('240万元"')
    expect((await cited(2))[0]?.csl).toContain('240万元（2022年）')
    await withdraw(database, 'xiao-bao-dao', { reason })
    await publish(database, withFigure({ period, value: 2_500_000 }))
    expect((await cited(1))[0]).toEqual(old)
  })

  test('is another where the number is said of another', async () => {
    await publish(database, smallDraft())
    const moved = withFigure({ subject: { place: 'liuhu' } })
    await expect(publish(database, moved)).rejects.toMatchObject({
      code: 'CORRECTION_NEEDS_REASON',
      message: expect.stringContaining('liuhu/tongshuwang) → 240万元'),
    })
    await publish(database, moved, { reason })
    const names = await database.rows(
      `select version, subject_name as name from figure_revision where indicator_name = '集体年收入' order by version`,
    )
    expect(names).toEqual([
      { version: 1, name: '桐树王村' },
      { version: 2, name: '柳湖街道' },
    ])
  })
})
