import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { examineSheet, type SheetRequest } from '../../server/sheets/examine.ts'
import { publishSheet } from '../../server/sheets/publish-sheet.ts'
import { reportLines, reportOf } from '../../server/sheets/report.ts'
import { testDatabase } from '../hub.ts'
import { csv, villageHub, workbook } from './village-hub.ts'

let database: Database
beforeAll(async () => {
  database = await villageHub(await testDatabase())
})
afterAll(() => database.close())

const HEADINGS = ['村', '指标', '年度', '金额', '单位']
const good = ['东岗村', '集体年收入', '2021年', 240, '万元']
const look = (bytes: Uint8Array, more: Partial<SheetRequest> = {}) =>
  examineSheet(database, { bytes, name: 'a.xlsx', ...more })
const problemsOf = async (bytes: Uint8Array, more: Partial<SheetRequest> = {}) =>
  (await look(bytes, more)).problems.kept.map(({ kind, address }) => `${address} ${kind}`)

describe('the dry run', () => {
  test('tells every problem by its cell, and keeps the sheet from being published', async () => {
    const sheet = await workbook(
      [
        HEADINGS,
        good,
        ['冬岗村', '集体年收入', '2021年', 1, '万元'],
        ['西岗村', '集体年收人', '2021年', 1, '万元'],
        ['西岗村', '集体年收入', '2021年', '约30', '万元'],
        ['西岗村', '集体年收入', '2021年', 5, '户'],
        ['西岗村', '集体年收入', '去年', 5, '元'],
        ['西岗村', '集体年收入', 45291, 5, '元'],
        ['东岗村', '集体年收入', '2021', 250, '万元'],
        ['东岗村', '集体年收入', '2021年度', 2_400_000, '元'],
        [null, '集体年收入', '2021年', 5, '元'],
        ['西岗村', '集体年收入', '2021年', null, '元'],
        ['西岗村', '集体年收入', '2022年', '１，２３４', '元'],
        ['南坡村', '集体年收入', '2022年', 5, null],
        ['桐树王村', '集体年收入', '2020年', 9, '万元'],
        ['西岗村', '集体年收入', '2023年', 5, '元'],
        ['西岗村', '集体年收入', '2024年', 5, '元'],
        ['西岗村', '集体年收入', '2025年', 5, '元'],
        ['合计', null, null, 500, '元'],
      ],
      {
        rowDefs: new Map([[15, { hidden: true }]]),
        cells: new Map([
          ['16,3', { value: null, type: 'formula', formula: 'A1' }],
          ['17,3', { value: '#REF!', type: 'error' }],
        ]),
      },
    )
    expect((await problemsOf(sheet)).sort()).toEqual(
      [
        'A3 UNKNOWN_PLACE',
        'B4 UNKNOWN_INDICATOR',
        'D5 TEXT_IN_NUMBER',
        'E6 UNIT_MISMATCH',
        'C7 PERIOD_UNREADABLE',
        'C8 PERIOD_SERIAL',
        'D9 DUPLICATE',
        'D10 REPEATED',
        'A11 PLACE_EMPTY',
        'D12 EMPTY',
        'D13 NUMBER_AS_TEXT',
        'E14 UNIT_MISSING',
        'D15 DIFFERS',
        'D16 HIDDEN_ROW',
        'D17 UNCALCULATED',
        'D18 ERROR_CELL',
        'A19 TOTAL_ROW',
      ].sort(),
    )
    const examined = await look(sheet)
    const said = examined.problems.kept.find(({ kind }) => kind === 'UNKNOWN_PLACE')
    expect(said?.says).toContain('东岗村 (liuhu/donggang)')
    const before = await database.rows('select count(*) from revision')
    await expect(publishSheet(database, examined)).rejects.toMatchObject({ code: 'SHEET_PROBLEMS' })
    expect(await database.rows('select count(*) from revision')).toEqual(before)
    expect(await problemsOf(sheet, { allowDiffering: true })).not.toContain('D15 DIFFERS')
  })

  test('shows of each column one number as it is read, in both languages', async () => {
    const sheet = await workbook([
      ['村', '集体年收入/万元', '户数'],
      ['东岗村', null, 300],
      ['西岗村', 120.5, 80],
    ])
    const lines = reportLines(reportOf(await look(sheet)), 0).filter((line) => line.includes('value:'))
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/ACHIEVED, B3 “120\.5” → 1,205,000 元 \(数字：.*，B3 “120\.5” → 1,205,000 元\)$/)
    expect(lines[1]).toContain('C2 “300” → 300 户')
  })

  test.each([
    [['合计', null, '集体年收入', '2022年', 9, '元'], 'A3'],
    [[null, null, '合 计', null, 9, '元'], 'C3'],
    [['2', '东岗村', '集体年收入', '小计（元）', 9, '元'], 'D3'],
  ])('says that %j is a row of totals, whichever column says so', async (row, address) => {
    const headings = ['序号', ...HEADINGS]
    expect(await problemsOf(await workbook([headings, ['1', ...good], row]))).toEqual([
      'A1 COLUMN_UNREAD',
      `${address} TOTAL_ROW`,
    ])
  })

  test('takes no row for one of totals whose words only begin so, or stand behind its numbers', async () => {
    const rows = [
      ['村', '指标', '年度', '金额', '备注'],
      ['东岗村', '累计投入', '2021年', 240, null],
      ['西岗村', '集体年收入', '2021年', '240元', '合计'],
    ]
    const found = await problemsOf(await workbook(rows))
    expect(found).toEqual(['E1 COLUMN_UNREAD', 'B2 UNKNOWN_INDICATOR'])
  })

  test.each([
    ['近10', '近'],
    ['约300', '约'],
    ['10余', '余'],
    ['10余万元', '余'],
    ['100多', '多'],
    ['≥30', '≥'],
    ['500左右', '左右'],
    ['上百', '上'],
  ])('refuses %s, and asks for no exact number that nobody stated', async (shown, qualifier) => {
    const { problems, figures } = await look(
      await workbook([HEADINGS, ['东岗村', '集体年收入', '2022年', shown, '元']]),
    )
    expect([figures, problems.kept.map(({ kind }) => kind)]).toEqual([0, ['TEXT_IN_NUMBER']])
    expect(problems.kept[0]?.says).toContain(`cannot carry “${qualifier}”`)
    expect(problems.kept[0]?.says).toContain(`带不了“${qualifier}”`)
    expect(problems.kept[0]?.says).not.toContain('digits only')
  })

  test.each(['很多', '待定', '10箱', '见附件3'])('asks for digits where a cell says %s', async (shown) => {
    const { problems } = await look(await workbook([HEADINGS, ['东岗村', '集体年收入', '2022年', shown, '元']]))
    expect(problems.kept[0]?.says).toMatch(/Write digits only.*请只写数字/)
  })

  test('reads merged names for all their rows, and no merged number', async () => {
    const sheet = await workbook(
      [
        HEADINGS,
        good,
        [null, '集体年收入', '2022年', 3, '万元'],
        ['西岗村', '集体年收入', '2022年', 3, '万元'],
        ['南坡村', '集体年收入', '2022年', null, '万元'],
      ],
      {
        merges: [
          { startRow: 1, endRow: 2, startCol: 0, endCol: 0 },
          { startRow: 3, endRow: 4, startCol: 3, endCol: 3 },
        ],
      },
    )
    const examined = await look(sheet)
    expect(examined.problems.kept.map(({ kind, address }) => `${address} ${kind}`)).toEqual([
      'A2 MERGED_NAME',
      'D4 MERGED',
      'D5 EMPTY',
    ])
    expect(examined.figures).toBe(2)
    expect(examined.drafts[0]?.story.body).toContain('东岗村\t集体年收入\t2022年\t3\t万元')
  })

  test('reads a number as it is shown, and tells what it hides', async () => {
    const shown = (value: number, numFmt: string) => ({ value, type: 'number' as const, style: { numFmt } })
    const sheet = await workbook(
      [HEADINGS, good, ['西岗村', '集体年收入', '2022年', 1, '元'], ['南坡村', '增长率', '2022年', 1, '%']],
      {
        cells: new Map([
          ['1,3', shown(239.98, '0')],
          ['2,3', shown(240_000, '#,##0,')],
          ['3,3', shown(0.125, '0.0%')],
        ]),
      },
    )
    const { problems, drafts } = await look(sheet)
    expect(problems.kept.map(({ kind, address }) => `${address} ${kind}`)).toEqual(['D2 ROUNDED', 'D3 SHOWN_OTHERWISE'])
    expect(drafts[0]?.figures?.map(({ value, display }) => [value, display])).toEqual([
      [2_400_000, '240万元'],
      [12.5, '12.5%'],
    ])
  })
})

describe('columns', () => {
  const figuresOf = async (bytes: Uint8Array, more: Partial<SheetRequest> = {}) => {
    const { drafts } = await look(bytes, more)
    return drafts[0]?.figures?.map(({ indicator, value, period, status }) => [indicator, value, period?.label, status])
  }

  test('of a wide sheet are guessed from headings in two rows, with units and years', async () => {
    const sheet = await workbook(
      [
        ['某街道收入表'],
        ['村居名称', '集体年收入（万元）', null, '户数'],
        [null, '2021年', '2022年', null],
        ['东岗村', 1.5, 2, 300],
      ],
      {
        merges: [
          { startRow: 1, endRow: 1, startCol: 1, endCol: 2 },
          { startRow: 1, endRow: 2, startCol: 0, endCol: 0 },
          { startRow: 1, endRow: 2, startCol: 3, endCol: 3 },
        ],
      },
    )
    expect(await figuresOf(sheet)).toEqual([
      ['income', 15_000, '2021年', 'ACHIEVED'],
      ['income', 20_000, '2022年', 'ACHIEVED'],
      ['households', 300, undefined, 'ACHIEVED'],
    ])
  })

  test('are what the mapping says, by letter, by heading or for every row', async () => {
    const sheet = csv([
      ['甲', '乙'],
      ['东岗村', '12'],
    ])
    const mapping = {
      headings: 1,
      place: '甲',
      period: '2023年',
      unit: '万元',
      status: 'PLANNED' as const,
      values: [{ column: 'B', indicator: 'income' }],
    }
    expect(await figuresOf(sheet, { mapping })).toEqual([['income', 120_000, '2023年', 'PLANNED']])
  })

  test('that nothing tells are asked for by name', async () => {
    await expect(
      look(
        csv([
          ['甲', '乙'],
          ['东岗村', '12'],
        ]),
      ),
    ).rejects.toMatchObject({ code: 'SHEET_UNMAPPED' })
    await expect(
      look(
        csv([
          ['村', '乙'],
          ['东岗村', '12'],
        ]),
      ),
    ).rejects.toThrow(/A “村”, B “乙”/)
    await expect(look(await workbook([HEADINGS, good]), { mapping: { sheet: '支出' } })).rejects.toThrow(/“收入”/)
    await expect(look(await workbook([HEADINGS, good]), { mapping: { values: [] } })).rejects.toMatchObject({
      code: 'SHEET_UNMAPPED',
    })
  })
})

describe('the title', () => {
  const titleOf = async (...above: string[]) => {
    const rows = [...above.map((text) => [text]), ['村', '户数（户）'], ['东岗村', 300]]
    return (await look(await workbook(rows))).drafts[0]?.story.title
  }

  test.each(['2023年村集体经济收入表', '2023年度收入', '1-6月收入表', '120个村的账'])(
    'is the line %s above the headings',
    async (title) => {
      expect(await titleOf(title)).toBe(title)
    },
  )

  test.each([
    '2023年',
    '2023年一季度',
    '2023-12-31',
    '2023年12月31日',
    '2023.6',
    '1',
    '１，２３４',
    '单位：万元',
    '2023年表，单位：户',
  ])('is not %s, but the line below it', async (line) => {
    expect(await titleOf(line, '村级户数表')).toBe('村级户数表')
    expect(await titleOf(line)).toBe('a')
  })
})
