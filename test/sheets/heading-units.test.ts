import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { HubError } from '../../server/errors.ts'
import { withoutUnit } from '../../server/sheets/heading-units.ts'
import { IndicatorIndex } from '../../server/sheets/indicator-index.ts'
import { mapping } from '../../server/sheets/mapping.ts'
import { PlaceIndex } from '../../server/sheets/place-index.ts'
import { type Plan, planOf } from '../../server/sheets/plan.ts'
import { readSheetFile } from '../../server/sheets/read-file.ts'
import { readRows } from '../../server/sheets/reading.ts'
import { testDatabase } from '../hub.ts'
import { csv, villageHub, workbook } from './village-hub.ts'

let database: Database
let known: { places: PlaceIndex; indicators: IndicatorIndex }
beforeAll(async () => {
  database = await villageHub(await testDatabase())
  known = { places: await PlaceIndex.of(database), indicators: await IndicatorIndex.of(database, []) }
})
afterAll(() => database.close())

/** The values that a file is read as, and the kinds of problems that stop it. */
async function readOf(bytes: Uint8Array, name: string, indicator?: string, headings?: number) {
  const told = mapping.parse(indicator === undefined ? { headings } : { indicator, values: [{ column: 'B' }] })
  const book = await readSheetFile(bytes, name)
  let plan: Plan
  try {
    plan = planOf(book, told, known.indicators.names)
  } catch (error) {
    if (!(error instanceof HubError)) throw error
    return { values: [], kinds: [error.code] }
  }
  const { figures, problems } = readRows(plan, known)
  const stopping = problems.kept.filter(({ kind }) => !['COLUMN_UNREAD', 'MERGED_NAME'].includes(kind))
  return { values: figures.map(({ value }) => value), kinds: stopping.map(({ kind }) => kind) }
}
const headed = (heading: string, indicator?: string) =>
  readOf(
    csv([
      ['村', heading],
      ['东岗村', '120'],
    ]),
    'a.csv',
    indicator,
  )

const SCALES = {
  '': 1,
  十: 10,
  百: 100,
  千: 1e3,
  万: 1e4,
  萬: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  万亿: 1e12,
}
const UNITS = { 元: '集体年收入', 人: '服务人数', 户: '户数' }
const around = fc.constantFrom(
  ...['/', ' ', '  ', ':', '：', '，', ',', '_', '-', '—', '|', '·', '；', '、', '/单位：', ' 单位 ', '　'].map(
    (mark) => [mark, ''] as const,
  ),
  ...['（）', '()', '[]', '【】', '〔〕', '〖〗', '{}', '《》', '<>', '“”'].map(
    (pair) => [pair[0] ?? '', pair[1] ?? ''] as const,
  ),
)

describe('the unit of a heading', () => {
  test('is read with its scale or refused, and never read without it', { timeout: 120_000 }, async () => {
    const cases = fc.record({
      words: fc.constantFrom('', '本村', '年度实绩'),
      marks: fc.oneof(around, fc.constant(['', ''] as const)),
      scale: fc.constantFrom(...(Object.keys(SCALES) as (keyof typeof SCALES)[])),
      blank: fc.constantFrom('', ' '),
      unit: fc.constantFrom(...(Object.keys(UNITS) as (keyof typeof UNITS)[])),
      year: fc.constantFrom('', '2023年'),
    })
    let read = 0
    await fc.assert(
      fc.asyncProperty(cases, async ({ words, marks: [before, after], scale, blank, unit, year }) => {
        const indicator = UNITS[unit]
        const heading = `${year}${words || indicator}${before}${scale}${blank}${unit}${after}`
        const told = await headed(heading, words === '' ? undefined : indicator)
        if (told.kinds.length > 0) expect(told.values).toEqual([])
        else {
          expect(told.values).toEqual([120 * SCALES[scale]])
          read += 1
        }
      }),
      { numRuns: 1000 },
    )
    expect(read).toBeGreaterThan(500)
  })

  test.each(['/', ' ', ':', '：', '，', '_', '|', '、', '-'])(
    'is parted by “%s”, and its column maps by itself',
    async (mark) => {
      expect(await headed(`集体年收入${mark}万元`)).toEqual({ values: [1_200_000], kinds: [] })
      expect(await headed(`集体年收入${mark}元`)).toEqual({ values: [120], kinds: [] })
      expect(await headed(`户数${mark}户`)).toEqual({ values: [120], kinds: [] })
    },
  )

  test.each([
    ['集体年收入〔万元〕', 1_200_000],
    ['集体年收入万元', 1_200_000],
    ['集体年收入元', 120],
    ['2023年集体年收入（单位：亿元）', 12_000_000_000],
    ['集体年收入/万元（含补助）', 1_200_000],
    ['集体年收入（万 元）', 1_200_000],
    ['集体年收入 万 元', 1_200_000],
  ])('of %s counts 120 as %d', async (heading, value) => {
    expect(await headed(heading, '集体年收入')).toEqual({ values: [value], kinds: [] })
  })

  test.each([
    '元旦支出',
    '单元',
    '万',
    '收入/万',
    '收入（万）',
    '收入万',
    '收入万（元）',
    '收入（万）元',
    '收入万/元',
    '收入/万美元',
    '收入美元',
    '收入 元/亩',
    '收入（元/人）',
    '收入超百万元',
    '收入超过 10 万元',
    '收入（元） 万元',
    '收入/千万户',
    '收入',
  ])('%s is none that money is counted in', async (heading) => {
    const { values, kinds } = await headed(heading, '集体年收入')
    expect(values).toEqual([])
    expect(kinds).toHaveLength(1)
    expect(['UNIT_MISSING', 'UNIT_MISMATCH']).toContain(kinds[0])
  })

  test.each([
    ['收入元', '单位：万元'],
    ['收入万', '单位：元'],
    ['收入美元', '单位：万元'],
  ])('%s is not overruled by %s above the headings', async (heading, caption) => {
    const bytes = csv([[caption], ['村', heading], ['东岗村', '120']])
    expect(await readOf(bytes, 'a.csv', '集体年收入')).toEqual({ values: [], kinds: ['UNIT_MISMATCH'] })
  })

  test.each(['集体年收入（含补助）', '集体年收入（不含征地款）', '集体年收入（其中租金）'])(
    'is no remark in brackets: %s is counted in what stands above, or not at all',
    async (heading) => {
      const rows = [
        ['村', heading],
        ['东岗村', '120'],
      ]
      const read = (caption: string[][]) => readOf(csv([...caption, ...rows]), 'a.csv', '集体年收入')
      expect(await read([['单位：万元']])).toEqual({ values: [1_200_000], kinds: [] })
      expect(await read([])).toEqual({ values: [], kinds: ['UNIT_MISSING'] })
    },
  )

  test('stands in the second row of headings, below the merged ones', async () => {
    const bytes = await workbook(
      [
        ['村', '集体年收入', '户数'],
        [null, '万元', '户'],
        ['东岗村', 120, 300],
      ],
      { merges: [{ startRow: 0, endRow: 1, startCol: 0, endCol: 0 }] },
    )
    expect(await readOf(bytes, 'a.xlsx')).toEqual({ values: [1_200_000, 300], kinds: [] })
  })

  test.each([undefined, 2])(
    'stands in the second row of a CSV, told %s or not, which has no merged cells',
    async (last) => {
      const units = csv([
        ['村', '集体年收入', '户数'],
        ['', '（万元）', '户'],
        ['东岗村', '120', '300'],
      ])
      expect(await readOf(units, 'a.csv', undefined, last)).toEqual({ values: [1_200_000, 300], kinds: [] })
      const years = csv([
        ['村', '集体年收入/万元', '集体年收入/万元'],
        ['', '2021年', '2022年'],
        ['东岗村', '120', '130'],
      ])
      expect(await readOf(years, 'a.csv', undefined, last)).toEqual({ values: [1_200_000, 1_300_000], kinds: [] })
    },
  )

  test.each([
    ['东岗村', '集体年收入', '2021年', '', '万元'],
    ['', '', '2021年', '', ''],
    ['', '', '', '', '万元'],
    ['', '', '', '120', '万元'],
  ])('is not sought in the row %s, %s, %s, %s, %s', async (...row) => {
    const headings = ['村', '指标', '年度', '金额', '单位']
    const bytes = csv([headings, row, ['西岗村', '集体年收入', '2021年', '120', '元']])
    const plan = planOf(await readSheetFile(bytes, 'a.csv'), mapping.parse({}), known.indicators.names)
    expect(plan.headings).toMatchObject({ last: 1, texts: headings })
  })

  test.each([
    ['单位：万元', '单位：万元'],
    ['集体收入（村级）万元', '集体收入（村级）'],
    ['收入（万元）2021年', '收入2021年'],
    ['集体收入，单位：万元', '集体收入'],
  ])('is taken from %s, and %s is left', (heading, left) => {
    expect(withoutUnit(heading)).toBe(left)
  })
})
