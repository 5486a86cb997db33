/** The ledger in the browser: rules set, somebody made responsible, a reminder raised and answered, a digest drafted. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findings, overflowing } from './findings.ts'
import { openShowcase, type Showcase } from './showcase.ts'
import { invite, setUp, signedIn } from './staff.ts'

const street = 'zhongyuan/tongbailu'
const phone = { viewport: { width: 360, height: 720 }, hasTouch: true, isMobile: true }

let showcase: Showcase
let chief: Page
let clerk: Page
beforeAll(async () => {
  showcase = await openShowcase()
  chief = await setUp(showcase)
  await invite(chief, 'clerk', 'EDITOR', street)
  clerk = await signedIn(showcase, 'clerk', phone)
})
afterAll(() => showcase?.close())

async function flaws(page: Page): Promise<string[]> {
  return [...(await findings(page)), ...(await overflowing(page))]
}

test('an administrator sets the days and who answers for a street', async () => {
  await chief.getByRole('link', { name: '台账' }).click()
  const settings = chief.locator('#settings')
  const rule = settings.locator('#rule')
  await rule.getByLabel('区县').fill('中原区')
  await rule.getByLabel('多少天').fill('30')
  await rule.getByRole('button').press('Enter')
  await rule.getByText('已设置').waitFor()
  const responsible = settings.locator('#responsible')
  await responsible.getByLabel('地方').fill(street)
  await responsible.getByLabel('邮箱').fill('clerk@example.org')
  await responsible.getByRole('button').press('Enter')
  await settings.getByText('桐柏路街道 · clerk').waitFor()
  expect(await flaws(chief)).toEqual([])
})

test('a clerk on a phone finds the work without an end, sets a day, reminds, and takes the ledger along', async () => {
  await clerk.getByRole('link', { name: '台账' }).tap()
  await clerk.locator('#entries li').first().waitFor()
  await clerk.getByLabel('待办原因').selectOption('没有期限')
  const work = clerk.locator('#entries li', { hasText: '加装电梯' })
  await work.getByText('没有期限').waitFor()
  await work.locator('summary').tap()
  expect(await flaws(clerk)).toEqual([])
  await work.getByLabel('提醒什么').fill('请写明哪天完工')
  await work.getByRole('button', { name: '发提醒函' }).tap()
  await work.getByText('已提醒').waitFor()
  await work.locator('summary').tap()
  // The browser is an American one.
  await work.getByText('依次填月、日、年').waitFor()
  await work.getByLabel('期限').fill('2099-12-31')
  await work.getByText('2099年12月31日星期四').waitFor()
  await work.getByRole('button', { name: '设期限' }).tap()
  await work.waitFor({ state: 'detached' })
  const file = await clerk.evaluate(
    async (href) => (await fetch(href)).text(),
    String(await clerk.locator('#csv').getAttribute('href')),
  )
  for (const column of ['最近更新', '待办原因']) expect(file).toContain(column)
  expect(file).not.toContain('加装电梯')
})

test('a reminder waits for its answer, and a reason answers it', async () => {
  await clerk.goto(`${showcase.address}/studio/reminders/`)
  const reminder = clerk.locator('#mine li', { hasText: '加装电梯' })
  await reminder.getByText('请写明哪天完工').waitFor()
  expect(await flaws(clerk)).toEqual([])
  await reminder.getByLabel('说明原因').fill('年底前完工')
  await reminder.getByRole('button', { name: '答复' }).tap()
  await clerk.locator('#answered li', { hasText: '年底前完工' }).waitFor()
})

test('whoever has a role for all places chooses the one that a digest is about', async () => {
  await chief.goto(`${showcase.address}/studio/digests/`)
  await chief.getByText('先在上面选一个您写稿的地方').waitFor()
  expect(await chief.getByRole('button', { name: '起草' }).isVisible()).toBe(false)
  await chief.getByLabel('地方（含下级）').selectOption('桐柏路街道')
  await chief.getByRole('button', { name: '起草' }).waitFor()
})

test('a digest is drafted from the page that tells who falls behind, of whom the public reads nothing', async () => {
  await clerk.goto(`${showcase.address}/studio/digests/`)
  await clerk.locator('#behind li').first().waitFor()
  expect(await flaws(clerk)).toEqual([])
  expect(await clerk.locator('#behind li').first().textContent()).toMatch(/新鲜\d+分齐全\d+分有据\d+分最近更新 \d/)
  expect(await clerk.getByRole('link', { name: '怎样计分' }).getAttribute('href')).toBe('/honours/#rule')
  const behind = await clerk.locator('#behind b').allTextContents()
  await clerk.getByRole('button', { name: '起草' }).tap()
  await clerk.waitForURL('**/studio/write/?id=*')
  await clerk.locator('.cm-content', { hasText: '发布报道' }).waitFor()
  const stranger = await showcase.newPage()
  await stranger.goto(`${showcase.address}/honours/`)
  expect(await flaws(stranger)).toEqual([])
  const honoured = String(await stranger.locator('main').textContent())
  expect(honoured).toMatch(/新鲜\d+分\s*齐全\d+分\s*有据\d+分/)
  expect(behind.length).toBeGreaterThan(0)
  for (const name of behind) expect(honoured).not.toContain(name)
  const shell = await (await fetch(`${showcase.address}/studio/digests/`)).text()
  for (const name of behind) expect(shell).not.toContain(name)
})
