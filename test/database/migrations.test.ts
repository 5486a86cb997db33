import { afterAll, describe, expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { publish } from '../../server/publish/publish.ts'
import { testDatabase } from '../hub.ts'
import { smallDraft, withFigure } from '../publish/small-draft.ts'

/** What the tables have beyond their classes' metadata: more indexes and rules, and a collation; never another column. */
const BEYOND_METADATA = [
  /^drop (index|trigger|function) /,
  /^alter table "\w+" drop constraint "\w+_(check|unique)"/,
  /^alter table "\w+" alter column "(\w+)" type text using \("\1"::text\);$/,
]

describe('migrations', () => {
  let database: Database
  afterAll(() => database.close())

  const tables = () =>
    database.rows<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
    )

  test('give the tables that the classes describe', async () => {
    database = await testDatabase()
    const difference = await database.orm.schema.getUpdateSchemaSQL({ wrap: false })
    const lines = difference.split('\n').filter((line) => line !== '')
    expect(lines.filter((line) => !BEYOND_METADATA.some((pattern) => pattern.test(line)))).toEqual([])
    expect(lines.length).toBeGreaterThan(0)
  })

  test('go down to nothing and up again', async () => {
    const before = await tables()
    await database.orm.migrator.down({ to: 0 })
    expect(await tables()).toEqual([{ name: 'mikro_orm_migrations' }])
    const functions = "select proname from pg_proc where pronamespace = 'public'::regnamespace"
    expect(await database.rows(functions)).toEqual([])
    await database.orm.migrator.up()
    expect(await tables()).toEqual(before)
    expect(before.length).toBeGreaterThan(20)
  })

  test('compare paths, slugs and sort keys byte by byte, as cursors do', async () => {
    const rows = await database.rows<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
       where table_schema = 'public' and collation_name = 'C' order by 1`,
    )
    expect(rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'branch.sort_key',
        'figure.indicator_slug',
        'figure.indicator_sort',
        'figure.place_sort',
        'indicator.sort_key',
        'page.path',
        'place.path',
        'place.sort_key',
        'project.slug',
        'project.sort_key',
        'story.slug',
      ]),
    )
  })
})

describe('versions of figures', () => {
  test('are filled from what was published before the hub kept them', async () => {
    const database = await testDatabase()
    await publish(database, smallDraft(), { now: new Date('2026-01-01T00:00:00Z') })
    const period = { label: '今年', start: '2026-01-01', end: null }
    const corrected = withFigure({ value: 2_000_000, valueMax: 2_400_000, qualifier: 'RANGE', period })
    await publish(database, corrected, { reason: '笔误', now: new Date('2026-02-01T00:00:00Z') })
    const versions = () =>
      database.rows<Record<string, unknown>>(
        'select figure_revision.*, quote from figure_revision join passage on passage.id = evidence_id order by url',
      )
    const before = await versions()
    await database.orm.migrator.down({ to: '20261125130000-editorial' })
    await database.orm.migrator.up()
    const after = await versions()
    // Citations are the figure's own with the version's address, until the story is published again.
    const facts = (rows: typeof before) =>
      rows.map((row) => Object.entries(row).filter(([name]) => name !== 'id' && !name.startsWith('citation_')))
    expect(facts(after)).toEqual(facts(before))
    for (const { url, citation_apa } of after) expect(citation_apa).toContain(url)
    expect(new Set(after.map(({ id }) => id)).size).toBe(3)
    await publish(database, smallDraft(), { reason: '恢复' })
    expect((await versions()).length).toBe(4)
    await database.close()
  })
})
