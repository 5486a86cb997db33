import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import type { Database } from '../../server/database/database.ts'
import { createHub, type Hub } from '../../server/hub.ts'
import { withdraw } from '../../server/publish/withdraw.ts'
import { publishHanded } from '../../server/sheets/editors.ts'
import { examineSheet } from '../../server/sheets/examine.ts'
import { digestOf, piecesOf } from '../../server/sheets/files.ts'
import { PublishedSheetFiles } from '../../server/sheets/published-files.ts'
import { editor } from '../drafts/people.ts'
import { testDatabase } from '../hub.ts'
import { csv, importFile, pathOf, VILLAGES, villageHub, workbook } from './village-hub.ts'

let database: Database
let hub: Hub
beforeAll(async () => {
  database = await villageHub(await testDatabase())
  hub = await createHub(database, readConfig({ PUBLIC_URL: 'https://example.org' }))
})
afterAll(async () => {
  await hub.close()
  await database.close()
})

const HEADINGS = ['村', '指标', '年度', '金额', '单位']
const name = '账目.xlsx'

interface Read {
  id: string
  value: number
  display: string
  period: { label: string; start: string; end: string } | null
  place: { path: string }
  indicator: { slug: string }
  revisions: { version: number; value: number; reason: string | null }[]
  evidence: {
    quote: string
    before: string
    after: string
    cell: {
      address: string
      sheet: string
      text: string
      row: string
      column: string
      file: { name: string; digest: string }
    } | null
  }
}

/** Every figure of a sheet, as readers get it. */
async function figuresOf(slug: string): Promise<Read[]> {
  const query = `query Sheet($slug: String!) { story(slug: $slug) { sheet { next } figures {
    id value display period { label start end } place { path } indicator { slug }
    revisions { version value reason }
    evidence { quote before after cell { address sheet text row column file { name digest } } } } } }`
  const { bytes } = await hub.door.ask(query, { slug })
  const { data } = JSON.parse(bytes.toString())
  if (data.story === null) return []
  const rest = data.story.sheet.next === null ? [] : await figuresOf(data.story.sheet.next)
  return [...data.story.figures, ...rest]
}

describe('an imported sheet', () => {
  test('is read back as it was written, whatever its figures', { timeout: 360_000 }, async () => {
    const row = fc.record({
      village: fc.constantFrom(...VILLAGES),
      year: fc.integer({ min: 1950, max: 2030 }),
      cents: fc.integer({ min: -1_000_000, max: 100_000_000 }),
      unit: fc.constantFrom('元', '万元', '亿元'),
    })
    const sheets = fc.uniqueArray(row, {
      minLength: 1,
      maxLength: 40,
      selector: ({ village, year }) => `${village} ${year}`,
    })
    let round = 0
    await fc.assert(
      fc.asyncProperty(sheets, fc.boolean(), async (rows, isCsv) => {
        const slug = `round-${++round}`
        const cells = [
          HEADINGS,
          ...rows.map(({ village, year, cents, unit }) => [village, '集体年收入', `${year}年`, cents / 100, unit]),
        ]
        const bytes = isCsv ? csv(cells) : await workbook(cells)
        const { figures } = await importFile(database, { bytes, name, slug, allowDiffering: true })
        expect(figures).toBe(rows.length)
        const scales = { 元: 1, 万元: 1e4, 亿元: 1e8 }
        const wanted = rows.map(({ village, year, cents, unit }, index) => ({
          place: pathOf(village),
          value: Number(((cents / 100) * scales[unit]).toPrecision(15)),
          display: `${cents / 100}${unit}`,
          start: `${year}-01-01`,
          quote: `${cents / 100}`,
          address: `D${index + 2}`,
          row: `${village} 集体年收入 ${year}年`,
          column: '金额',
        }))
        const read = (await figuresOf(slug)).map(({ place, value, display, period, evidence: { quote, cell } }) => ({
          ...{ place: place.path, value, display, start: period?.start, quote },
          ...{ address: cell?.address, row: cell?.row, column: cell?.column },
        }))
        const order = (one: { address: string | undefined }) => Number(one.address?.slice(1))
        expect(read.sort((one, other) => order(one) - order(other))).toEqual(wanted)
        await withdraw(database, slug, { reason: '试过了' })
      }),
      { numRuns: 12 },
    )
  })

  test('imported again changes nothing, and corrected keeps every figure its id', async () => {
    const rows = (income: number) => [
      HEADINGS,
      ...VILLAGES.map((village, at) => [village, '集体年收入', '2021年', at === 0 ? income : at, '万元']),
    ]
    const request = { name, slug: 'corrected' }
    const bytes = await workbook(rows(200))
    const first = await importFile(database, { ...request, bytes })
    expect(first.changes).toEqual({ added: 5, corrected: 0, unchanged: 0, removed: 0 })
    const before = await figuresOf('corrected')
    expect((await importFile(database, { ...request, bytes })).changed).toBe(0)

    const corrected = await workbook([HEADINGS, ['合计', '', '', 99, '万元'], ...rows(210).slice(1)])
    await expect(importFile(database, { ...request, bytes: corrected })).rejects.toMatchObject({
      code: 'CORRECTION_NEEDS_REASON',
    })
    const second = await importFile(database, { ...request, bytes: corrected }, { reason: '复核' })
    expect(second.changes).toEqual({ added: 0, corrected: 1, unchanged: 4, removed: 0 })
    const after = await figuresOf('corrected')
    expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort())
    const own = after.find(({ place }) => place.path === pathOf('桐树王村'))
    expect(own).toMatchObject({ value: 2_100_000, evidence: { cell: { address: 'D3' } } })
    expect(own?.revisions).toEqual([
      { version: 2, value: 2_100_000, reason: '复核' },
      { version: 1, value: 2_000_000, reason: null },
    ])

    const shorter = await workbook(rows(210).slice(0, -1))
    await expect(importFile(database, { ...request, bytes: shorter })).rejects.toMatchObject({
      code: 'CORRECTION_NEEDS_REASON',
    })
    expect((await importFile(database, { ...request, bytes: shorter }, { reason: '并村' })).changes.removed).toBe(1)
  })

  test('is published in lasting parts where it is long', { timeout: 360_000 }, async () => {
    const rows = Array.from({ length: 450 }, (_, at) => [
      VILLAGES[at % 5] ?? null,
      '集体年收入',
      `${1900 + Math.floor(at / 5)}年`,
      at,
      '元',
    ])
    const request = { name, slug: 'long' }
    await importFile(database, { ...request, bytes: await workbook([HEADINGS, ...rows]) })
    const before = await figuresOf('long')
    expect(before).toHaveLength(450)
    const { bytes } = await hub.door.ask('{ changes(last: 100) { nodes { kind storySlug } } }', {})
    const { data } = JSON.parse(bytes.toString())
    const told = data.changes.nodes.filter(({ storySlug }: { storySlug: string }) => storySlug.startsWith('long'))
    expect(told).toEqual([{ kind: 'PUBLISHED', storySlug: 'long' }])
    const newcomer = ['桐树王村', '集体年收入', '2001年', 7, '元']
    const { changed } = await importFile(database, { ...request, bytes: await workbook([HEADINGS, newcomer, ...rows]) })
    expect(changed).toBe(2)
    const after = new Map((await figuresOf('long')).map((figure) => [figure.id, figure]))
    expect(after.size).toBe(451)
    for (const { id, value, evidence } of before) {
      const row = Number(evidence.cell?.address.slice(1))
      expect(after.get(id)).toMatchObject({ value, evidence: { cell: { address: `D${row + 1}` } } })
    }
    await importFile(
      database,
      { ...request, bytes: await workbook([HEADINGS, ...rows.slice(0, 10)]) },
      { reason: '重做' },
    )
    expect(await figuresOf('long')).toHaveLength(10)
    expect(await database.rows("select from story where slug = 'long-2'")).toEqual([])
  })

  test('is cited by file, sheet and cell, and its file is kept byte for byte', async () => {
    const bytes = await workbook([['单位：万元'], ['村', '集体年收入', '备注'], ['东岗村', 240, '出租\t厂房']])
    const { digest } = await importFile(database, { bytes, name, slug: 'cited' })
    const [figure] = await figuresOf('cited')
    expect(figure).toMatchObject({
      value: 2_400_000,
      display: '240万元',
      period: null,
      evidence: {
        quote: '240',
        before: '东岗村\t',
        after: '\t出租 厂房',
        cell: { address: 'B3', text: '240', file: { name, digest } },
      },
    })
    const { bytes: answer } = await hub.door.ask('query Cite($id: ID!) { figure(id: $id) { citation } }', {
      id: figure?.id,
    })
    expect(answer.toString()).toContain('[DS/OL]. 账目.xlsx，工作表“收入”，B3')
    const pieces: Buffer[] = []
    for await (const piece of piecesOf(database, digest)) pieces.push(piece)
    expect(Buffer.concat(pieces).equals(Buffer.from(bytes))).toBe(true)
  })

  test('takes its file along into an exported site, until nothing published rests on it', async () => {
    const bytes = await workbook([HEADINGS, ['东岗村', '集体年收入', '2023年', 7, '元']])
    await importFile(database, { bytes, name, slug: 'carried' })
    const files = new PublishedSheetFiles(database)
    const path = `/sheets/${digestOf(bytes)}.xlsx`
    expect(await files.paths()).toContain(path)
    expect((await files.page(path))?.bytes.equals(Buffer.from(bytes))).toBe(true)
    await withdraw(database, 'carried', { reason: '试过了' })
    expect(await files.paths()).not.toContain(path)
    expect(await files.page(path)).toBeNull()
    expect(await files.page('/sheets/')).toBeUndefined()
  })

  test('does not take the short name of a sheet of another place, not of a withdrawn one either', async () => {
    const sheetOf = async (...villages: string[]) => ({
      bytes: await workbook([HEADINGS, ...villages.map((village) => [village, '集体年收入', '2019年', 3, '元'])]),
      name,
      slug: 'kept-name',
    })
    await importFile(database, await sheetOf('东岗村'))
    const taken = expect.objectContaining({ code: 'SLUG_TAKEN', message: expect.stringContaining('liuhu/donggang') })
    await expect(examineSheet(database, await sheetOf('西岗村'))).rejects.toEqual(taken)
    await withdraw(database, 'kept-name', { reason: '填错了' })
    await expect(examineSheet(database, await sheetOf('西岗村'))).rejects.toEqual(taken)
    // The same sheet with another village comes back where it was.
    await importFile(database, await sheetOf('东岗村', '西岗村'))
    await withdraw(database, 'kept-name', { reason: '又填错了' })
    const examined = await examineSheet(database, await sheetOf('东岗村'))
    const village = editor('village', 'PUBLISHER', 'liuhu/donggang')
    await expect(publishHanded(database, village, examined, undefined)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await publishHanded(database, editor('street', 'PUBLISHER', 'liuhu'), examined, undefined)).toBe(1)
  })

  test('does not take the short name of another document', async () => {
    const bytes = await workbook([HEADINGS, ['东岗村', '集体年收入', '2021年', 1, '元']])
    await expect(examineSheet(database, { bytes, name, slug: 'xiao-bao-dao' })).rejects.toMatchObject({
      code: 'SLUG_TAKEN',
    })
  })
})
