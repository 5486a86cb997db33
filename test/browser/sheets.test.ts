import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../server/database/database.ts'
import { importFile, villageHub, workbook } from '../sheets/village-hub.ts'
import { findings, overflowing } from './findings.ts'
import { openShowcase, type Showcase } from './showcase.ts'

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
