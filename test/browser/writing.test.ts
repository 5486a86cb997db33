/** The way of a story: pasted, its figures confirmed, reviewed by three, returned once, published, and seen by readers. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { project } from '../gates/project.ts'
import { findings, overflowing } from './findings.ts'
import { openShowcase, type Showcase } from './showcase.ts'
import { invite, setUp, signedIn } from './staff.ts'

const place = 'zhongyuan/zhongyuanxilu'
const title = '办好小微实事'
const staff = { writer: 'CONTRIBUTOR', first: 'EDITOR', second: 'REVIEWER', third: 'PUBLISHER' } as const
type Person = keyof typeof staff

let showcase: Showcase
const pages = new Map<Person, Page>()

beforeAll(async () => {
  showcase = await openShowcase()
  const chief = await setUp(showcase)
  for (const [person, role] of Object.entries(staff)) await invite(chief, person, role, place)
  for (const person of ['writer', 'first', 'second', 'third'] as const)
    pages.set(person, await signedIn(showcase, person))
})
afterAll(() => showcase?.close())

function pageOf(person: Person): Page {
  const page = pages.get(person)
  if (!page) throw new Error(`${person} is not signed in`)
  return page
}

async function flaws(page: Page): Promise<string[]> {
  return [...(await findings(page)), ...(await overflowing(page))]
}

/** The first story of the newspaper page as it came, with its broken lines. */
async function firstStory(): Promise<string> {
  const paper = await readFile(join(project, 'seeds/newspaper-page.txt'), 'utf8')
  const [, story = ''] = paper.split(/^## /m)
  return story.slice(story.indexOf('\n')).trim()
}

/** Opens the manuscript that waits for this person, from the workbench. */
async function openWaiting(person: Person): Promise<Page> {
  const page = pageOf(person)
  await page.goto(`${showcase.address}/studio/`)
  await page.locator('#for-me').getByText(title).click()
  await page.locator('#acts-part').waitFor()
  return page
}

async function approve(person: Person): Promise<void> {
  const page = await openWaiting(person)
  await page.getByRole('button', { name: '审核通过' }).click()
  await page.getByRole('button', { name: '审核通过' }).waitFor({ state: 'hidden' })
}

test('a pasted story is cleaned, its figures are read, and what is written is there after the tab was closed', async () => {
  const page = pageOf('writer')
  expect(await flaws(page)).toEqual([])
  await page.getByLabel('标题', { exact: true }).fill(title)
  await page.getByRole('button', { name: '开始写' }).press('Enter')
  await page.waitForURL('**/studio/write/?id=*')
  await page.locator('.cm-content').click()
  await page.evaluate((text) => navigator.clipboard.writeText(text), await firstStory())
  await page.keyboard.press('Control+V')
  await page.getByText('接上断行').waitFor()
  expect(await flaws(page)).toEqual([])
  await page.getByText('署名“记者 鲁燕 文/图”会填进“作者”').waitFor()
  await page.getByRole('button', { name: '放进正文' }).press('Enter')
  await page.locator('#saved', { hasText: '已保存' }).waitFor()
  await page.locator('#proposals li', { hasText: '100%' }).waitFor()
  await page.reload()
  await page.locator('.cm-content', { hasText: '菜鸟羽渐丰' }).waitFor()
  await page.locator('#proposals li', { hasText: '100%' }).waitFor()
})

test('the byline stands where the author does, and never in place of one that somebody wrote', async () => {
  const page = pageOf('writer')
  const author = page.getByLabel('作者')
  expect(await author.inputValue()).toBe('记者 鲁燕 文/图')
  expect(await page.locator('.cm-content').textContent()).not.toContain('鲁燕')
  await page.getByText('副题、作者、来源').press('Enter')
  await author.fill('记者 鲁燕')
  await page.locator('.cm-content').click()
  await page.keyboard.press('Control+End')
  await page.evaluate(() => navigator.clipboard.writeText('街道把道路修好。\n通讯员 李四'))
  await page.keyboard.press('Control+V')
  await page.getByText('署名“通讯员 李四”留在正文里').waitFor()
  await page.getByRole('button', { name: '放进正文' }).press('Enter')
  await page.locator('.cm-content', { hasText: '通讯员 李四' }).waitFor()
  expect(await author.inputValue()).toBe('记者 鲁燕')
})

test('a proposed figure is confirmed, with a new indicator and whose it is', async () => {
  const page = pageOf('writer')
  const proposal = page.locator('#proposals li', { hasText: '100%' })
  const [text, beside] = await Promise.all([page.locator('#body').boundingBox(), proposal.boundingBox()])
  expect(beside?.x, 'claims stand beside the text').toBeGreaterThan((text?.x ?? 0) + (text?.width ?? Infinity))
  await proposal.getByRole('button', { name: '更正' }).press('Enter')
  await proposal.getByLabel('说的是什么').fill('三星以上支部创建率（试）')
  await proposal.getByLabel('新指标的单位').fill('%')
  await proposal.getByLabel('谁的').fill('中原西路街道')
  await proposal.getByRole('button', { name: '按此确认' }).press('Enter')
  const claim = page.locator('#claims li', { hasText: '100%' })
  await claim.waitFor()
  expect(await claim.textContent()).toContain('中原西路街道')
  const usual = page.viewportSize()
  for (const width of [360, 1024]) {
    await page.setViewportSize({ width, height: 720 })
    const tops = await claim.getByRole('button').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top))
    expect(new Set(tops).size, `lines of buttons at ${width} px`).toBe(1)
  }
  if (usual) await page.setViewportSize(usual)
  expect(await flaws(page)).toEqual([])
})

test('a claim moves with its words; one whose words change stops the submission until it is confirmed anew', async () => {
  const page = pageOf('writer')
  await page.locator('.cm-content').click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('今天，')
  await page.locator('#saved', { hasText: '已保存' }).waitFor()
  expect(await page.getByText('原文改过，这条').isVisible()).toBe(false)

  await page.locator('#claims').getByRole('button', { name: '看原文' }).click()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('的确')
  await page.getByText('原文改过，这条').waitFor()
  await page.getByRole('button', { name: '提交审核' }).press('Enter')
  await page.locator('#problems').getByText('100%').waitFor()
  await page.getByRole('button', { name: '按新原文确认' }).press('Enter')
  await page.getByText('原文改过，这条').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '提交审核' }).press('Enter')
  await page.locator('#state', { hasText: '审核中' }).waitFor()
})

test('a reviewer sends it back with remarks on words and on all of it, which stay with their words until resolved', async () => {
  const reviewer = await openWaiting('first')
  await reviewer.locator('#claims li', { hasText: '100%' }).getByRole('button', { name: '看原文' }).click()
  await reviewer.locator('#chosen', { hasText: '100%' }).waitFor()
  expect(await flaws(reviewer)).toEqual([])
  const field = reviewer.getByRole('textbox', { name: '意见' })
  await field.fill('请核对比例')
  await reviewer.getByRole('button', { name: '加上这条' }).press('Enter')
  await reviewer.reload()
  await reviewer.locator('#unsent q', { hasText: '100%' }).waitFor()
  await reviewer.locator('.cm-content .remark', { hasText: '100%' }).waitFor()
  await field.fill('标题再短些')
  await reviewer.getByRole('button', { name: '退回修改' }).press('Enter')
  await reviewer.locator('#state', { hasText: '退回修改' }).waitFor()

  const writer = pageOf('writer')
  await writer.reload()
  const remark = writer.locator('#remarks li', { hasText: '请核对比例' })
  await remark.waitFor()
  expect(await writer.locator('#remarks-said').textContent()).toContain('2 条')
  await writer.locator('.cm-content').click()
  await writer.keyboard.press('Control+Home')
  await writer.keyboard.type('据了解，')
  await writer.locator('#saved', { hasText: '已保存' }).waitFor()
  await writer.reload()
  expect(await writer.locator('.cm-content .remark').first().textContent()).toContain('100%')
  expect(await flaws(writer)).toEqual([])
  await remark.getByRole('button', { name: '改好了' }).press('Enter')
  await remark.getByText('writer 已处理').waitFor()
  await expect.poll(() => writer.locator('.cm-content .remark').count()).toBe(0)
  await writer.getByRole('button', { name: '提交审核' }).press('Enter')
  await writer.locator('#state', { hasText: '审核中' }).waitFor()
})

test('three others approve it, the last one publishes, and the public page shows it with its figure', async () => {
  await approve('first')
  await approve('second')
  await approve('third')
  const publisher = await openWaiting('third')
  await publisher.getByRole('button', { name: '电脑上的样子' }).click()
  await publisher.frameLocator('#preview').getByRole('heading', { name: title }).first().waitFor()
  await publisher.getByRole('button', { name: '发布', exact: true }).press('Enter')
  await publisher.getByText('已上线').waitFor()
  expect(await flaws(publisher)).toEqual([])
  await publisher.getByRole('link', { name: '看公开的页面' }).click()
  await publisher.getByRole('heading', { name: title }).first().waitFor()
  expect(await publisher.locator('.passage.figure', { hasText: '100%' }).count()).toBeGreaterThan(0)
})

test('two who write at once are shown both texts, and nothing is lost', async () => {
  const writer = pageOf('writer')
  await writer.goto(`${showcase.address}/studio/`)
  await writer.getByLabel('标题', { exact: true }).fill('两个人写')
  await writer.getByRole('button', { name: '开始写' }).press('Enter')
  await writer.waitForURL('**/studio/write/?id=*')
  const other = pageOf('first')
  await other.goto(writer.url())
  await other.locator('.cm-content').click()
  await other.keyboard.type('别人的话')
  await other.locator('#saved', { hasText: '已保存' }).waitFor()
  await writer.locator('.cm-content').click()
  await writer.keyboard.type('我的话')
  await writer.getByText('两个人都改了').waitFor()
  expect(await writer.locator('#mine').textContent()).toContain('我的话')
  expect(await writer.locator('#theirs').textContent()).toContain('别人的话')
  expect(await flaws(writer)).toEqual([])
  await writer.getByRole('button', { name: '保留我的' }).press('Enter')
  await writer.locator('#saved', { hasText: '已保存' }).waitFor()
})
