import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { printSchema } from 'graphql'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import type { Database } from '../../server/database/database.ts'
import { createHub, type Hub } from '../../server/hub.ts'
import { publish } from '../../server/publish/publish.ts'
import { loadBundle } from '../../server/render/bundle.ts'
import { compileSite } from '../../server/render/compile.ts'
import { Renderer } from '../../server/render/renderer.ts'
import { type Column, columns } from '../../site/downloads/columns.ts'
import { seededDatabase } from '../hub.ts'
import { evidence, smallDraft } from '../publish/small-draft.ts'
import { Chance } from '../queries/chance.ts'
import { randomDraft } from '../queries/random-drafts.ts'
import { Reference } from '../queries/reference.ts'
import { faults } from './schema-org.ts'

const ORIGIN = 'https://fanxing.example'
const FILTERS = Number(process.env.DOWNLOAD_FILTERS ?? 25)
/** A headline that a spreadsheet would run, and a number as its source writes it. */
const FORMULA = '=HYPERLINK("https://evil.example","点我")'
const MINUS = '-5+3元'

let database: Database
let hub: Hub
let renderer: Renderer
let reference: Reference

beforeAll(async () => {
  database = await seededDatabase()
  const chance = new Chance(7)
  for (let story = 0; story < 12; story++) await publish(database, randomDraft(chance, `random-${story}`))
  await publish(database, dangerous())
  hub = await createHub(database, readConfig({ PUBLIC_URL: ORIGIN }))
  renderer = new Renderer(await loadBundle(await compileSite()), hub.door, ORIGIN)
  reference = await Reference.of(database, printSchema(hub.schema), ORIGIN)
})
afterAll(async () => {
  await hub.close()
  await database.close()
})

/** A story whose headline, and a figure whose writing, begin like a formula. */
function dangerous() {
  const { story, ...draft } = smallDraft({ slug: 'dangerous' })
  const body = `${MINUS}是人均收入。`
  const [figure] = draft.figures
  if (!figure) throw new Error('The small draft has no figure')
  const only = { ...figure, display: MINUS, value: -5, evidence: evidence(body, body) }
  return {
    ...draft,
    story: { ...story, title: FORMULA, body },
    figures: [only],
    achievements: [],
    stars: [],
    mentions: [],
  }
}

async function download(pathAndSearch: string): Promise<Buffer> {
  let bytes = Buffer.alloc(0)
  const found = await renderer.download(pathAndSearch, async (body) => {
    bytes = await buffer(body)
  })
  if (found === null || 'problems' in found) throw new Error(`${pathAndSearch}: ${JSON.stringify(found)}`)
  return bytes
}

type Row = Record<string, unknown>

const WHOLE = `id value display qualifier status year publishedAt url citation period { label start end }
  bounds { min max minInclusive maxInclusive } indicator { slug name topic unit { code name } }
  subject { __typename ... on Place { id name } ... on Branch { id name } ... on Project { id name } }
  place { name path } evidence { quote url story { title publication publishedOn } }`

interface Node {
  id: string
  value: number
  display: string
  qualifier: string
  status: string
  year: string
  publishedAt: string
  url: string
  citation: string
  period: { label: string; start: string | null; end: string | null } | null
  bounds: { min: number | null; max: number | null; minInclusive: boolean; maxInclusive: boolean }
  indicator: { slug: string; name: string; topic: string; unit: { code: string; name: string } }
  subject: { __typename: string; id: string; name: string }
  place: { name: string; path: string }
  evidence: {
    quote: string
    url: string
    story: { title: string; publication: string | null; publishedOn: string | null }
  }
}

/** What a plain reading of the rows in memory answers, as a download has it; words of vocabularies apart. */
async function expected(filter: object, orderBy: object[]): Promise<Row[]> {
  const query = `query ($filter: FigureFilter, $orderBy: [FigureOrder!]) {
    figures(filter: $filter, orderBy: $orderBy, first: 1000) { nodes { ${WHOLE} } } }`
  const { data } = JSON.parse(JSON.stringify(await reference.answer(query, { filter, orderBy })))
  const nodes: Node[] = data.figures.nodes
  return nodes.map(({ period, bounds, indicator, subject, place, evidence: { quote, url, story }, ...figure }) => ({
    id: Number(figure.id),
    indicator: indicator.name,
    indicator_slug: indicator.slug,
    topic: indicator.topic,
    value: figure.value,
    unit: indicator.unit.name,
    unit_code: indicator.unit.code,
    display: figure.display,
    qualifier: figure.qualifier,
    min: bounds.min,
    min_inclusive: bounds.minInclusive,
    max: bounds.max,
    max_inclusive: bounds.maxInclusive,
    status: figure.status,
    period: period?.label ?? null,
    period_start: period?.start ?? null,
    period_end: period?.end ?? null,
    year: figure.year === 'none' ? null : Number(figure.year),
    subject_type: subject.__typename,
    subject_id: Number(subject.id),
    subject: subject.name,
    place: place.name,
    place_path: place.path,
    quote,
    evidence_url: url,
    file: null,
    file_url: null,
    cell: null,
    row_words: null,
    column_words: null,
    story: story.title,
    publication: story.publication,
    published_on: story.publishedOn,
    url: figure.url,
    citation: figure.citation,
    published_at: figure.publishedAt,
  }))
}

/** Rows without the columns that say a code in Chinese. */
const coded = (rows: Row[]) =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !name.endsWith('_word'))))

/** A cell of a CSV as the value that it stands for. */
function readCell({ type }: Column, cell: string): unknown {
  if (cell === '') return null
  if (type === 'boolean') return cell === 'true'
  if (type === 'string' || type === 'date' || type === 'datetime')
    return cell.replace(/^'('*[=+\-@\t\r\n＝＋－＠])/u, '$1')
  return Number(cell)
}

function rowsOfCsv(text: string): Row[] {
  const records: Record<string, string>[] = parse(text, { columns: true, bom: true })
  return records.map((record) =>
    Object.fromEntries(columns.map((column) => [column.name, readCell(column, record[column.name] ?? 'missing')])),
  )
}

async function rowsOfXlsx(bytes: Buffer): Promise<Row[]> {
  const [sheet] = (await readXlsx(bytes)).sheets
  const [head = [], ...rows] = sheet?.rows ?? []
  expect(head).toEqual(columns.map(({ title }) => title))
  return rows
    .filter((row) => row.some((cell) => cell !== null))
    .map((row) =>
      Object.fromEntries(
        columns.map(({ name, type }, at) => {
          const cell = row[at] ?? null
          if (!(cell instanceof Date)) return [name, cell]
          return [name, type === 'date' ? cell.toISOString().slice(0, 10) : cell.toISOString()]
        }),
      ),
    )
}

const SORTS: Record<string, object[]> = {
  PUBLISHED_DESC: [{ field: 'PUBLISHED', direction: 'DESC' }],
  VALUE_ASC: [{ field: 'VALUE', direction: 'ASC' }],
  INDICATOR_ASC: [{ field: 'INDICATOR', direction: 'ASC' }],
  PLACE_ASC: [{ field: 'PLACE', direction: 'ASC' }],
}

/** A random question as an address and as the API has it. */
function randomQuestion(chance: Chance): { search: string; filter: Row; orderBy: object[] } {
  const filter: Row = {}
  if (chance.is(0.3)) filter.topic = chance.pick(['LIVELIHOOD', 'CULTURE', 'COLLECTIVE_ECONOMY'])
  if (chance.is(0.3)) filter.indicator = chance.some(['income', 'people', 'share', 'halls'], 0.5)
  if (chance.is(0.3)) filter.place = chance.pick(['zhongyuan', 'zhongyuan/liuhu', 'henan'])
  if (chance.is(0.3)) filter.status = chance.pick(['ACHIEVED', 'PLANNED'])
  if (chance.is(0.3)) filter.qualifier = chance.some(['EXACT', 'OVER', 'NEARLY', 'RANGE'], 0.5)
  if (chance.is(0.3)) filter.year = chance.some(['2024', '2023', 'none'], 0.6)
  if (chance.is(0.2)) filter.text = chance.pick(['社区', '数字是', '幸福'])
  if (chance.is(0.2)) filter.unit = chance.pick(['CNY', '1'])
  for (const [name, value] of Object.entries(filter))
    if (Array.isArray(value) && value.length === 0) delete filter[name]
  const range = chance.is(0.3) ? { min: chance.pick([0, 3, 1000]), max: 3_000_000 } : null
  const sort = chance.pick(Object.keys(SORTS))
  const params = new URLSearchParams({ sort })
  for (const [name, value] of Object.entries({ ...filter, ...range })) {
    for (const one of [value].flat()) params.append(name, String(one))
  }
  return { search: `?${params}`, filter: range ? { ...filter, value: range } : filter, orderBy: SORTS[sort] ?? [] }
}

describe('every figure that a question finds, and no other, is read again from', () => {
  test('CSV, JSON and the data package, for any question', async () => {
    const chance = new Chance(3)
    let found = 0
    for (let asked = 0; asked < FILTERS; asked++) {
      const { search, filter, orderBy } = randomQuestion(chance)
      const rows = await expected(filter, orderBy)
      found += rows.length
      const csv = await download(`/figures.csv${search}`)
      expect(coded(rowsOfCsv(csv.toString())), search).toEqual(rows)
      const json = JSON.parse((await download(`/figures.json${search}`)).toString())
      expect(coded(json.figures), search).toEqual(rows)
      expect(json.total).toBe(rows.length)
    }
    expect(found).toBeGreaterThan(FILTERS)
  })

  test('a workbook, with numbers, dates and truths as such', async () => {
    const rows = await expected({}, SORTS.PUBLISHED_DESC ?? [])
    expect(rows.length).toBeGreaterThan(60)
    expect(coded(await rowsOfXlsx(await download('/figures.xlsx')))).toEqual(rows)
    const few = await download('/figures.xlsx?topic=CULTURE&status=PLANNED&sort=VALUE_ASC')
    const wanted = await expected({ topic: 'CULTURE', status: 'PLANNED' }, SORTS.VALUE_ASC ?? [])
    expect(coded(await rowsOfXlsx(few))).toEqual(wanted)
    const { sheets } = await readXlsx(few)
    expect(sheets.map(({ name }) => name)).toEqual(['数字', '说明'])
    expect(sheets[0]?.freezePane?.rows).toBe(1)
    expect(JSON.stringify(sheets[1]?.rows)).toContain('主题：文化；状态：计划')
  })

  test('linked data, whose terms are those of schema.org', async () => {
    const { '@graph': graph } = JSON.parse((await download('/figures.jsonld')).toString())
    const [dataset, ...statements] = graph
    const rows = await expected({}, SORTS.PUBLISHED_DESC ?? [])
    expect(statements.map((one: Row) => [one['@id'], one.description])).toEqual(
      rows.map(({ url, quote }) => [url, quote]),
    )
    expect(statements.map((one: Row) => one['@type'] === 'PropertyValue')).toEqual(
      rows.map(({ status }) => status === 'PLANNED'),
    )
    const sample = [dataset, ...statements.slice(0, 40)].map((one) => ({ '@context': 'https://schema.org', ...one }))
    expect(faults(sample)).toEqual([])
  })

  test('a data package, whose table has the size, digest and fields that it says', async () => {
    const files = unzipSync(await download('/figures.zip?year=none'))
    const table = Buffer.from(files['figures.csv'] ?? [])
    const { resources } = JSON.parse(Buffer.from(files['datapackage.json'] ?? []).toString())
    expect(resources[0]).toMatchObject({
      path: 'figures.csv',
      bytes: table.length,
      hash: `sha256:${createHash('sha256').update(table).digest('hex')}`,
    })
    const header = table.toString().split('\r\n')[0]
    expect(resources[0].schema.fields.map(({ name }: Row) => name).join()).toBe(header)
    expect(coded(rowsOfCsv(table.toString()))).toEqual(await expected({ year: ['none'] }, SORTS.PUBLISHED_DESC ?? []))
    expect(Buffer.from(files['README.md'] ?? []).toString()).toContain('年份：未注明')
  })

  test('nothing, where nothing is found', async () => {
    const none = '?min=7.1&max=7.2'
    expect(rowsOfCsv((await download(`/figures.csv${none}`)).toString())).toEqual([])
    expect(await rowsOfXlsx(await download(`/figures.xlsx${none}`))).toEqual([])
    expect(JSON.parse((await download(`/figures.json${none}`)).toString()).figures).toEqual([])
    expect(JSON.parse((await download(`/figures.jsonld${none}`)).toString())['@graph']).toHaveLength(1)
  })
})

describe('what a spreadsheet would run', () => {
  test('stands in a CSV as text', async () => {
    const text = (await download('/figures.csv?max=-1')).toString()
    expect(text.startsWith('\uFEFFid,')).toBe(true)
    const [record]: Record<string, string>[] = parse(text, { columns: true, bom: true })
    expect(record).toMatchObject({
      story: `'${FORMULA}`,
      display: `'${MINUS}`,
      quote: `'${MINUS}是人均收入。`,
      value: '-5',
    })
    const cells: string[][] = parse(text, { bom: true })
    const numeric = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/
    expect(cells.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell) && !numeric.test(cell))).toEqual([])
  })

  test('is no formula in a workbook', async () => {
    const bytes = await download('/figures.xlsx?max=-1')
    const [row] = await rowsOfXlsx(bytes)
    expect(row).toMatchObject({ story: FORMULA, display: MINUS, value: -5 })
    const xml = Buffer.from(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? []).toString()
    expect(xml).not.toMatch(/<f[ >]/)
  })
})

test.each([
  ['/figures.csv?topic=NOPE', 'topic', 'NOPE'],
  ['/figures.xlsx?place=nowhere', 'place', 'nowhere'],
  ['/figures.json?indicator=income&indicator=outcome', 'indicator', 'outcome'],
  ['/figures.jsonld?unit=parsec', 'unit', 'parsec'],
  ['/figures.zip?subject=999999', 'subject', '999999'],
  ['/figures.csv?yaer=2024', 'yaer', '2024'],
])('%s is refused, naming the condition, its value and the remedy', async (address, name, value) => {
  const found = await renderer.download(address, async () => {
    throw new Error('It was written')
  })
  expect(found).toEqual({ problems: [{ name, value, remedy: expect.stringMatching(/./) }] })
})

test('a publication during a download shows in all of it or in nothing', async () => {
  const slug = 'meanwhile'
  const draft = (title: string) => {
    const { story, ...others } = smallDraft({ slug })
    return { ...others, story: { ...story, title } }
  }
  await publish(database, draft('第一版'))
  let published = 0
  const found: Row[] = []
  await renderer.download('/figures.json', async (body) => {
    found.length = 0
    let text = ''
    for await (const part of body) {
      text += part
      if (published < 2) await publish(database, draft(`第${++published}版改`), { reason: '更正' })
    }
    found.push(...JSON.parse(text).figures)
  })
  expect(published).toBe(2)
  const titles = new Set(
    found.filter(({ place_path }) => String(place_path).startsWith('liuhu')).map(({ story }) => story),
  )
  expect([...titles].filter((title) => String(title).includes('版')).length).toBe(1)
})
