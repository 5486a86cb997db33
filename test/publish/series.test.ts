import { describe, expect, test } from 'vitest'
import type { DraftInput } from '../../schema/draft.ts'
import type { Database } from '../../server/database/database.ts'
import { renewLedgerItems } from '../../server/publish/ledger-items.ts'
import { publish, publishAll } from '../../server/publish/publish.ts'
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
  const stand = (draft: DraftInput) => {
    // A document that is published again is the latest.
    standing.delete(draft.story.slug)
    standing.set(draft.story.slug, draft)
  }
  for (let step = 0; step < STEPS; step++) {
    const slug = chance.pick(SLUGS)
    if (chance.is(0.2)) {
      await severalAtOnce(database, chance, standing, stand)
    } else if (standing.has(slug) && chance.is(0.25)) {
      await withdraw(database, slug, { reason: '试' })
      standing.delete(slug)
    } else {
      const draft = randomDraft(chance, slug)
      await publish(database, draft, { reason: '更正' })
      stand(draft)
    }
    expect(await database.rows(WRONG_TOTALS)).toEqual([])
  }
  return standing
}

/** Publishes and withdraws some documents in one transaction: its listeners and the outbox are told of all that changed. */
async function severalAtOnce(
  database: Database,
  chance: Chance,
  standing: Map<string, DraftInput>,
  stand: (draft: DraftInput) => void,
): Promise<void> {
  const drafts = chance.shuffled(chance.some(SLUGS, 0.5)).map((slug) => randomDraft(chance, slug))
  const written = new Set(drafts.map(({ story }) => story.slug))
  const withdrawn = chance.some(
    [...standing.keys()].filter((slug) => !written.has(slug)),
    0.5,
  )
  const heard = new Set<string>()
  const stop = database.onPublication((tags) => {
    for (const tag of tags) heard.add(tag)
  })
  const [before, last] = [await totalsOf(database), await lastTold(database)]
  await publishAll(database, drafts, { reason: '更正', withdrawn })
  stop()
  for (const draft of drafts) stand(draft)
  for (const slug of withdrawn) standing.delete(slug)
  const told = await database.rows<{ tag: string }>('select distinct unnest(tags) as tag from outbox where id > $1', [
    last,
  ])
  expect(told.map(({ tag }) => tag).sort()).toEqual([...heard].sort())
  for (const [id, totals] of await totalsOf(database))
    if (before.has(id) && before.get(id) !== totals) expect(heard).toContain(`Place.totals:${id}`)
}

async function totalsOf(database: Database): Promise<Map<number, string>> {
  const rows = await database.rows<{ id: number; totals: string }>(
    `select id, concat_ws(',', branch_total, star_total, project_total, figure_total, achievement_total) as totals from place`,
  )
  return new Map(rows.map(({ id, totals }) => [id, totals]))
}

async function lastTold(database: Database): Promise<number> {
  return Number(await database.text('select coalesce(max(id), 0)::text from outbox', []))
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
