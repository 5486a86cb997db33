import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../server/database/database.ts'
import { csv, importFile, villageHub, workbook } from '../sheets/village-hub.ts'
import { findings, overflowing } from './findings.ts'
import { openShowcase, type Showcase } from './showcase.ts'
import { invite, setUp, signedIn } from './staff.ts'

let showcase: Showcase
let page: Page
beforeAll(async () => {
  showcase = await openShowcase(async (dataDir) => {
    const database = await villageHub(await openDatabase({ dataDir, databaseUrl: null }))
    const rows = [
      ['村级账目'],
      ['村', '集体年收入（万元）', '户数（户）', '备注'],
      ['东岗村', 240.5, 300, '厂房出租'],
      ['西岗村', 12, 80, ''],
    ]
    await importFile(database, { bytes: await workbook(rows), name: '账目.xlsx', slug: 'accounts' })
    await database.close()
  })
  page = await showcase.newPage({ javaScriptEnabled: false })
})
afterAll(() => showcase?.close())

test('a number of a spreadsheet leads to its cell, its row and its file, without scripts', async () => {
  await showcase.visit(page, '/stories/')
  await page.getByRole('link', { name: '村级账目' }).click()
  await page.waitForURL('**/stories/accounts/')
  await page.getByRole('cell', { name: '240.5' }).getByRole('link').click()
  await page.waitForURL('**/figures/*/')
  const figure = /\d+/.exec(new URL(page.url()).pathname)?.[0]
  const table = page.locator('main table').first()
  expect(await table.locator('thead th').allTextContents()).toEqual(['村', '集体年收入（万元）', '户数（户）', '备注'])
  expect((await table.locator('tbody td').allTextContents()).map((text) => text.trim())).toEqual([
    '东岗村',
    '240.5',
    '300',
    '厂房出租',
  ])
  expect(await page.locator('main').textContent()).toContain('工作表“收入”，B3 格')

  const frame = await (await page.request.get(`${showcase.address}/figures/${figure}/embed/`)).text()
  expect(frame).toContain('东岗村，集体年收入240.5万元（表格B3格）。')

  const file = await page.getByRole('link', { name: '账目.xlsx' }).getAttribute('href')
  const response = await page.request.get(`${showcase.address}${file}`)
  expect([response.status(), response.headers()['content-disposition']]).toEqual([
    200,
    expect.stringContaining('attachment'),
  ])

  await table.getByRole('link', { name: '240.5' }).click()
  await page.waitForURL(`**/stories/accounts/#c${figure}`)
  expect(await page.locator(`#c${figure}`).evaluate((cell) => cell.matches(':target'))).toBe(true)
})

test.each(['/stories/accounts/', '/elder/stories/accounts/', '/figures/*/'])(
  'axe finds nothing on %s, which fits a small window',
  async (address) => {
    const scripted = await showcase.newPage({ viewport: { width: 320, height: 640 } })
    await showcase.visit(scripted, address)
    expect(await overflowing(scripted)).toEqual([])
    expect(await findings(scripted)).toEqual([])
    await scripted.emulateMedia({ colorScheme: 'dark' })
    expect(await findings(scripted)).toEqual([])
    await scripted.context().close()
  },
)

test('a publisher on a phone tries a sheet, is told of each cell, mends it, imports all of it and opens a number', async () => {
  await invite(await setUp(showcase), 'publisher', 'PUBLISHER', 'liuhu')
  const phone = { viewport: { width: 320, height: 640 }, hasTouch: true }
  const studio = await signedIn(showcase, 'publisher', phone)
  await studio.getByRole('link', { name: '导入表格' }).tap()
  const tryOut = async (rows: readonly (readonly string[])[]) => {
    const file = { name: '户数表.csv', mimeType: 'text/csv', buffer: Buffer.from(csv(rows)) }
    await studio.getByLabel('表格文件').setInputFiles(file)
    await studio.getByText('已选：户数表.csv').waitFor()
    await studio.getByRole('button', { name: '试读' }).tap()
  }
  await tryOut([
    ['甲', '乙'],
    ['南坡村', '300'],
  ])
  await studio.getByText('没有看出哪一列是地方').waitFor()
  await studio.getByLabel('哪一列是时期').waitFor()

  await tryOut([
    ['村', '户数（户）'],
    ['南波村', '很多'],
  ])
  await studio.getByText('A2 格：没有叫“南波村”的地方，最相近的是南坡村').waitFor()
  await studio.getByText('B2 格：“很多”不是数字').waitFor()
  expect(await studio.getByRole('button', { name: '全部导入' }).isVisible()).toBe(false)
  expect([...(await findings(studio)), ...(await overflowing(studio))]).toEqual([])

  await tryOut([
    ['村', '户数（户）'],
    ['南坡村', '310'],
    ['北坡社区', '420'],
  ])
  await studio.getByText('读出 2 个数字').waitFor()
  await studio.getByText('地方：A 列 “村”').waitFor()
  await studio.getByText('B2 “310” → 310 户').waitFor()
  await studio.getByRole('button', { name: '全部导入' }).tap()
  await studio.getByText('已导入 2 个数字').waitFor()
  await studio.getByRole('link', { name: '看这张表' }).tap()
  await studio.getByRole('cell', { name: '420' }).getByRole('link').tap()
  await studio.waitForURL('**/figures/*/')
  expect(await studio.locator('main').textContent()).toContain('北坡社区')
})

test('a file that is chosen before the page has its script is told all the same', async () => {
  const studio = await signedIn(showcase, 'publisher', {})
  const arrival = Promise.withResolvers<void>()
  await studio.route(/\.js$/, async (route) => {
    await arrival.promise
    await route.continue()
  })
  await studio.goto(`${showcase.address}/studio/sheets/`, { waitUntil: 'commit' })
  const file = { name: '户数表.csv', mimeType: 'text/csv', buffer: Buffer.from(csv([['村', '户数（户）']])) }
  await studio.getByLabel('表格文件').setInputFiles(file)
  arrival.resolve()
  await studio.getByText('已选：户数表.csv').waitFor()
  await studio.context().close()
})
