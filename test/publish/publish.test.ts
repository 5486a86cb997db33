import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DraftInput } from '../../schema/draft.ts'
import { readSeeds } from '../../seeds/read.ts'
import type { Database } from '../../server/database/database.ts'
import { publish } from '../../server/publish/publish.ts'
import { withdraw } from '../../server/publish/withdraw.ts'
import { testDatabase } from '../hub.ts'
import { evidence, smallDraft, type WholeDraft, withFigure } from './small-draft.ts'
import { stateOf } from './state.ts'

let database: Database
beforeEach(async () => {
  database = await testDatabase()
})
afterEach(() => database.close())

const ids = async (table: string) =>
  (await database.rows<{ id: number }>(`select id from ${table} order by id`)).map(({ id }) => id)
const one = async <Value>(sql: string, values: readonly unknown[] = []) => {
  const [row] = await database.rows<{ value: Value }>(`select to_json((${sql})) as value`, values)
  return row?.value
}
const refusal = async (draft: DraftInput) => {
  const before = await stateOf(database)
  const error: unknown = await publish(database, draft).catch((refused: unknown) => refused)
  expect(await stateOf(database)).toEqual(before)
  return error
}
describe('publishing', () => {
  test('the seeds gives every claim its rows', async () => {
    const seeds = await readSeeds()
    for (const draft of seeds) await publish(database, draft)
    const count = (pick: (draft: (typeof seeds)[number]) => readonly unknown[]) => seeds.flatMap(pick).length
    expect((await ids('figure')).length).toBe(count(({ figures }) => figures))
    expect((await ids('achievement')).length).toBe(count(({ achievements }) => achievements))
    expect(await ids('story')).toHaveLength(seeds.length)
    expect(
      await one(
        'select count(*)::integer from passage where quote <> substr((select text from revision where id = revision_id), start + 1, "end" - start)',
      ),
    ).toBe(0)
  })

  test('the same document again, its fields in another order, changes nothing', async () => {
    const draft = smallDraft()
    await publish(database, draft)
    const { story, ...lists } = draft
    const again = await publish(database, { ...lists, story: Object.assign({ body: '', place: '' }, story) })
    expect(again).toEqual({ slug: 'xiao-bao-dao', version: 1, changed: false, tags: [] })
    expect(await ids('revision')).toHaveLength(1)
    expect(await ids('outbox')).toHaveLength(1)
  })

  test('writes only rows that differ, and tells of exactly these', async () => {
    await publish(database, smallDraft())
    const figure = await one<number>("select id from figure where indicator_slug = 'income'")
    const other = await one<number>("select id from figure where indicator_slug = 'served'")
    const { tags } = await publish(database, withFigure({ status: 'PLANNED' }), { reason: '尚未实现' })
    expect(tags).toEqual(expect.arrayContaining(['Figure/*', `Figure:${figure}`, 'Story/*']))
    const street = await one<number>("select id from place where path = 'liuhu'")
    expect(tags).toEqual(expect.arrayContaining([`Figure.within:${street}`, `Story.within:${street}`]))
    expect(tags).not.toContain(`Figure:${other}`)
    expect(tags.filter((tag) => /^(Place|Project|Branch|Indicator|Unit|PlaceLink)\b/.test(tag))).toEqual([])
    expect(await one('select tags from outbox order by id desc limit 1')).toEqual(tags)
  })

  test('keeps ids through corrections, withdrawal and restoration', async () => {
    await publish(database, smallDraft())
    const tables = ['place', 'branch', 'project', 'indicator', 'story', 'figure', 'achievement']
    const before = await Promise.all(tables.map(ids))
    await publish(database, withFigure({ value: 2_500_000 }), { reason: '笔误' })
    await withdraw(database, 'xiao-bao-dao', { reason: '重复' })
    for (const table of tables) expect(await ids(table)).toEqual([])
    expect(await publish(database, smallDraft(), { reason: '恢复' })).toMatchObject({ version: 4, changed: true })
    expect(await Promise.all(tables.map(ids))).toEqual(before)
  })

  test('a correction needs a reason and keeps what stood before, with its sentence', async () => {
    await publish(database, smallDraft(), { now: new Date('2026-01-01T00:00:00Z') })
    const corrected = withFigure({ value: 2_500_000 })
    expect(await refusal(corrected)).toMatchObject({
      code: 'CORRECTION_NEEDS_REASON',
      message: expect.stringMatching(/xiao-bao-dao\/income: 240万元 \(2400000.*→ 240万元 \(2500000/),
    })
    await publish(database, corrected, { reason: '原稿有误', now: new Date('2026-02-01T00:00:00Z') })
    const history = `select json_agg(json_build_array(r.version, value, r.reason, changed_at::date, rev.version) order by r.version)
      from figure_revision r join passage p on p.id = evidence_id join revision rev on rev.id = p.revision_id
      where figure_id = (select id from figure where indicator_slug = 'income')`
    const states = [
      [1, 2_400_000, null, '2026-01-01', 1],
      [2, 2_500_000, '原稿有误', '2026-02-01', 2],
    ]
    expect(await one(history)).toEqual(states)
    await withdraw(database, 'xiao-bao-dao', { reason: '核实' })
    expect(await refusal(smallDraft())).toMatchObject({ code: 'CORRECTION_NEEDS_REASON' })
    await publish(database, corrected)
    expect(await one(history)).toEqual([states[0], [2, 2_500_000, '原稿有误', '2026-02-01', 4]])
  })

  test.each([
    ['value', { value: 1 }],
    ['display', { display: '240万' }],
    ['qualifier', { qualifier: 'OVER' as const }],
    ['status', { status: 'PLANNED' as const }],
    ['period', { period: { label: '今年' } }],
  ])('a changed %s is a correction', async (_, change) => {
    await publish(database, smallDraft())
    expect(await refusal(withFigure(change))).toMatchObject({ code: 'CORRECTION_NEEDS_REASON' })
  })

  test('another number under another key in the place of the first is a correction too', async () => {
    await publish(database, smallDraft())
    const other = withFigure({ key: 'income-again', value: 2_500_000 })
    expect(await refusal(other)).toMatchObject({
      code: 'CORRECTION_NEEDS_REASON',
      message: expect.stringContaining('xiao-bao-dao/income-again: 240万元 (2400000'),
    })
    await publish(database, other, { reason: '原稿有误' })
    await publish(database, withFigure({ key: 'of-another-year', value: 1, period: { label: '今年' } }))
  })

  test('a longer sentence around the same number is none', async () => {
    await publish(database, smallDraft())
    await publish(database, withFigure({ evidence: evidence('桐树王村集体年收入240万元') }))
    expect(await one('select count(*)::integer from figure_revision')).toBe(2)
  })

  test('states a bound for each qualifier', async () => {
    await publish(database, smallDraft())
    expect(
      await one(
        "select row_to_json(f) from (select bounds_min, bounds_max, bounds_max_inclusive from figure where qualifier = 'NEARLY') f",
      ),
    ).toEqual({
      bounds_min: null,
      bounds_max: 2000,
      bounds_max_inclusive: false,
    })
  })

  test('lists every sentence about a project once', async () => {
    await publish(database, smallDraft())
    const figure = await one<number>("select id from figure where indicator_slug = 'served'")
    expect(
      await one('select json_agg(json_build_array(quote, url)) from passage where project_id is not null'),
    ).toEqual([['联心结项目服务近2000人', `\uE000/stories/xiao-bao-dao/#c${figure}`]])
  })

  test('knows everything that a story is about', async () => {
    await publish(database, smallDraft())
    expect(await one('select json_agg(path order by path) from story_place join place on place.id = place_id')).toEqual(
      ['liuhu', 'liuhu/tongshuwang'],
    )
    expect(await one('select json_agg(slug) from story_project join project on project.id = project_id')).toEqual([
      'lian-xin-jie',
    ])
  })

  test('lists zones as their document states them, other places by pinyin', async () => {
    const { places, ...draft } = smallDraft()
    const zone = (slug: string, name: string) =>
      ({ path: `liuhu/${slug}`, name, level: 'ZONE', parent: 'liuhu' }) as const
    await publish(database, { ...draft, places: [...places, zone('hong', '红引擎'), zone('cheng', '橙好事')] })
    const children = "select json_agg(name order by sort_key) from place where path like 'liuhu/%'"
    expect(await one(children)).toEqual(['红引擎', '橙好事', '桐树王村'])
  })

  test('counts branches and stars at every place above', async () => {
    await publish(database, smallDraft())
    expect(await one('select json_agg(distinct jsonb_build_array(branch_total, star_total)) from place')).toEqual([
      [1, 5],
    ])
    await publish(database, smallDraft({ stars: [] }))
    expect(await one('select json_agg(distinct jsonb_build_array(branch_total, star_total)) from place')).toEqual([
      [1, 0],
    ])
  })
})

describe('several documents', () => {
  const renamed = (slug: string, changes: Partial<WholeDraft>) => smallDraft({ slug, ...changes })

  test('the latest says what stands, and withdrawing it brings back what stood before', async () => {
    await publish(database, smallDraft())
    const before = await stateOf(database)
    const { projects } = smallDraft()
    const later = renamed('later', { projects: projects.map((project) => ({ ...project, name: '同心结' })) })
    await publish(database, later)
    expect(await one('select name from project')).toBe('同心结')
    expect(
      await one(
        "select citation_bibtex from figure where story_id = (select id from story where slug = 'xiao-bao-dao') and indicator_slug = 'served'",
      ),
    ).toContain('同心结')
    await withdraw(database, 'later', { reason: '误' })
    expect(await stateOf(database)).toEqual(before)
  })

  test('a place that moves takes everything below it along', async () => {
    await publish(database, smallDraft())
    const places = [
      ...smallDraft().places.filter(({ path }) => path !== 'liuhu/tongshuwang'),
      { path: 'xinjie', name: '新街道', level: 'STREET' as const, parent: 'zhongyuan' },
      {
        path: 'liuhu/tongshuwang',
        name: '桐树王村',
        level: 'COMMUNITY' as const,
        kind: 'VILLAGE' as const,
        parent: 'xinjie',
      },
    ]
    const { tags } = await publish(database, renamed('moved', { places }))
    const street = (path: string) => one<number>(`select id from place where path = '${path}'`)
    expect(await one("select json_build_array(branch_total, star_total) from place where path = 'liuhu'")).toEqual([
      0, 0,
    ])
    expect(await one("select json_build_array(branch_total, star_total) from place where path = 'xinjie'")).toEqual([
      1, 5,
    ])
    expect(tags).toEqual(
      expect.arrayContaining([
        `PlaceLink.ancestor:${await street('liuhu')}`,
        `PlaceLink.ancestor:${await street('xinjie')}`,
      ]),
    )
  })

  test('a place may not lie in one of its own level or below', async () => {
    await publish(database, smallDraft())
    const places = smallDraft().places.map((place) =>
      place.path === 'liuhu' ? { ...place, parent: 'liuhu/tongshuwang' } : place,
    )
    expect(await refusal(renamed('circle', { places }))).toMatchObject({
      code: 'DRAFT_INVALID',
      message: expect.stringContaining('liuhu'),
    })
  })

  test('the stars of a branch are those of the latest document that states any', async () => {
    await publish(database, smallDraft())
    const stars = [
      {
        key: 'eco',
        branch: 'tongshuwang',
        theme: 'ECO_LIVABLE' as const,
        evidence: evidence('桐树王村党支部获评五星支部'),
      },
    ]
    await publish(database, renamed('stars', { stars }))
    expect(await one('select star_count from branch')).toBe(1)
    await publish(database, renamed('no-stars', { stars: [] }))
    expect(await one('select json_agg(theme) from star')).toEqual(['ECO_LIVABLE'])
    await withdraw(database, 'stars', { reason: '误' })
    expect(await one('select star_count from branch')).toBe(5)
  })

  test('may refer to what others define, which cannot be withdrawn then', async () => {
    await publish(database, smallDraft())
    const referring: DraftInput = {
      ...smallDraft({ slug: 'referring' }),
      places: [],
      branches: [],
      projects: [],
      indicators: [],
    }
    await publish(database, referring)
    await expect(withdraw(database, 'xiao-bao-dao', { reason: '误' })).rejects.toMatchObject({
      code: 'STILL_REFERENCED',
      message: expect.stringContaining('referring'),
    })
    await withdraw(database, 'referring', { reason: '误' })
    await withdraw(database, 'xiao-bao-dao', { reason: '误' })
    expect(await refusal(referring)).toMatchObject({
      code: 'UNKNOWN_REFERENCE',
      message: expect.stringMatching(/figures\[0\]\.indicator \(income\): no document defines the indicator income/),
    })
  })

  test('count one indicator in one unit', async () => {
    await publish(database, smallDraft())
    const indicators = smallDraft().indicators.map((indicator) => ({
      ...indicator,
      unit: indicator.slug === 'income' ? { code: 'USD', symbol: '美元', name: '美元' } : indicator.unit,
    }))
    expect(await refusal(renamed('dollars', { indicators }))).toMatchObject({
      code: 'UNIT_MISMATCH',
      message: expect.stringMatching(/income.*CNY.*xiao-bao-dao.*USD/),
    })
  })

  test('published at the same time follow one another', async () => {
    const slugs = Array.from({ length: 6 }, (_, index) => `at-once-${index}`)
    const publications = await Promise.all(slugs.map((slug) => publish(database, smallDraft({ slug }))))
    expect(publications.every(({ changed }) => changed)).toBe(true)
    expect(await ids('story')).toHaveLength(6)
    expect(await one('select count(*)::integer from place')).toBe(5)
  })
})
