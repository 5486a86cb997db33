import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import type { Database } from '../../server/database/database.ts'
import { createHub, type Hub } from '../../server/hub.ts'
import { loadBundle } from '../../server/render/bundle.ts'
import { compileSite } from '../../server/render/compile.ts'
import { Renderer } from '../../server/render/renderer.ts'
import { testDatabase } from '../hub.ts'
import { importFile, villageHub, workbook } from '../sheets/village-hub.ts'
import { faults } from './schema-org.ts'

const rows = [
  ['村', '指标', '时期', '数值', '单位'],
  ['东岗村', '集体年收入', '2022年', 9, '万元'],
  ['东岗村', '集体年收入', '2023年', 8, '万元'],
]
let database: Database
let hub: Hub
let renderer: Renderer

beforeAll(async () => {
  const config = readConfig({ PUBLIC_URL: 'https://fanxing.example' })
  database = await villageHub(await testDatabase())
  await importFile(database, { bytes: await workbook(rows), name: '账目.xlsx', slug: 'yearly' })
  hub = await createHub(database, config)
  renderer = new Renderer(await loadBundle(await compileSite()), hub.door, config.publicUrl)
})
afterAll(async () => {
  await hub?.close()
  await database?.close()
})

const pageOf = async (path: string) => String((await renderer.page(path))?.bytes)
const pathOf = async (label: string) => {
  const [row] = await database.rows<{ id: number }>(
    `select id from figure where period_label = $1 and display = '9万元'`,
    [label],
  )
  return `/figures/${row?.id}`
}

/** What a page tells search engines, all of it in words that schema.org knows. */
async function structuredAt(path: string) {
  const [, source] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(await pageOf(path)) ?? []
  const data = [JSON.parse(source ?? 'null')].flat()
  expect(faults(data)).toEqual([])
  return data
}

test('a number of a cell names its period wherever it goes', async () => {
  const title = '东岗村：集体年收入 9万元（2022年）'
  const path = await pathOf('2022年')
  const page = await pageOf(`${path}/`)
  expect(page).toContain(`<title>${title}`)
  expect(page).toContain(`title="${title}" width="480"`.replaceAll('"', '&quot;'))
  expect(page).toContain(`alt="${title}" width="480"`.replaceAll('"', '&quot;'))
  expect(page).toMatch(/<meta name="description" content="9万元：[^"]*东岗村，2022年，集体年收入9万元/)
  expect(page).toContain('工作表“收入”，D2（2022年）')
  expect(await pageOf(`${path}@1/`)).toContain('<title>东岗村：集体年收入 9万元（2022年，第 1 版）')
  expect(await pageOf(`${path}/embed/`)).toContain('东岗村 · 集体年收入 · 2022年')
  expect(await pageOf(`${path}/embed.svg`)).toContain('东岗村 · 集体年收入 · 2022年')
  const chart = await pageOf('/indicators/income/chart.svg')
  for (const year of [2020, 2022, 2023]) expect(chart).toContain(` · ${year}年<`)
})

test('its page describes it to search engines by its file and in words', async () => {
  const data = await structuredAt(`${await pathOf('2022年')}/`)
  expect(data.find((one) => one['@type'] === 'Observation')).toMatchObject({
    description: '东岗村，2022年，集体年收入9万元（账目.xlsx，工作表“收入”，D2格）。',
    subjectOf: { distribution: { contentUrl: expect.stringMatching(/^https:.*\/sheets\/.*\.xlsx$/) } },
  })
})

test('the page of its sheet is a dataset with the file to be had', async () => {
  const contentUrl = expect.stringMatching(/^https:.*\/sheets\/.*\.xlsx$/)
  expect((await structuredAt('/stories/yearly/')).find((one) => one['@type'] === 'Dataset')).toMatchObject({
    description: '账目.xlsx，工作表“收入”，第 2 至 3 行。',
    distribution: { name: '账目.xlsx', contentUrl },
  })
})
