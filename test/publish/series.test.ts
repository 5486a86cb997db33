import { describe, expect, test } from 'vitest'
import type { DraftInput } from '../../schema/draft.ts'
import type { Database } from '../../server/database/database.ts'
import { renewLedgerItems } from '../../server/publish/ledger-items.ts'
import { publish } from '../../server/publish/publish.ts'
import { withdraw } from '../../server/publish/withdraw.ts'
import { testDatabase } from '../hub.ts'
import { Chance } from '../queries/chance.ts'
import { randomDraft } from '../queries/random-drafts.ts'
import { copyIdentities, stateOf } from './state.ts'

const SERIES = Number(process.env.SERIES ?? 4)
const STEPS = Number(process.env.STEPS ?? 25)
const SLUGS = ['yi', 'er', 'san', 'si', 'wu']

const below = (what: string, table: string) =>
  `(select ${what}::integer from ${table} where place_id in (select descendant_id from place_link where ancestor_id = place.id))`
const WRONG_TOTALS = `select path from place where
  (branch_total, star_total, project_total, figure_total, achievement_total) is distinct from
  (${below('count(*)', 'branch')}, ${below('coalesce(sum(star_count), 0)', 'branch')}, ${below('count(*)', 'project')},
   ${below('count(*)', 'figure')}, ${below('count(*)', 'achievement')})`

/** Publishes, corrects, renames, moves, withdraws and restores at random; gives the documents that stand, latest last. */
async function randomSeries(database: Database, chance: Chance): Promise<Map<string, DraftInput>> {
  const standing = new Map<string, DraftInput>()
  for (let step = 0; step < STEPS; step++) {
    const slug = chance.pick(SLUGS)
    if (standing.has(slug) && chance.is(0.25)) {
      await withdraw(database, slug, { reason: '试' })
      standing.delete(slug)
    } else {
      const draft = randomDraft(chance, slug)
      await publish(database, draft, { reason: '更正' })
      // A document that is published again is the latest.
      standing.delete(slug)
      standing.set(slug, draft)
    }
    expect(await database.rows(WRONG_TOTALS)).toEqual([])
  }
  return standing
}

/** What ledgers list, news included, is what all that is published gives when it is read anew. */
async function expectLedgerItemsOf(database: Database): Promise<void> {
  const list = () =>
    database.rows<{ id: string; row: object }>(
      'select id, to_jsonb(ledger_item) as row from ledger_item order by id collate "C"',
    )
  const kept = await list()
  const things = await database.rows<{ id: string }>(
    `select id::text from place union select id::text from story union select id::text from project
     union select id::text from figure union select id::text from achievement`,
  )
  await renewLedgerItems(
    database,
    things.map(({ id }) => id),
  )
  expect(kept).toEqual(await list())
}

describe('what is published', () => {
  test.each(Array.from({ length: SERIES }, (_, seed) => seed))(
    'follows from the documents that stand and their order alone (series %i)',
    async (seed) => {
      const [lived, fresh] = [await testDatabase(), await testDatabase()]
      try {
        const standing = await randomSeries(lived, new Chance(seed))
        await copyIdentities(lived, fresh)
        for (const draft of standing.values()) await publish(fresh, draft)
        const [one, other] = [await stateOf(lived), await stateOf(fresh)]
        expect(one).toEqual(other)
        if (standing.size > 0) expect(one.search_entry?.length).toBeGreaterThan(5)
        await expectLedgerItemsOf(lived)
        for (const slug of standing.keys()) await withdraw(lived, slug, { reason: '完' })
        for (const [table, rows] of Object.entries(await stateOf(lived))) expect([table, rows]).toEqual([table, []])
      } finally {
        await lived.close()
        await fresh.close()
      }
    },
  )
})
