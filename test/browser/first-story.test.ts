/** From an empty hub to its first story: places, a project, a branch, an honour and a figure that nobody knew before. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findings, overflowing } from './findings.ts'
import { openShowcase, type Showcase } from './showcase.ts'
import { invite, setUp, signedIn } from './staff.ts'

const title = '桐树王村的一年'
const body = '在柳湖街道，桐树王村开办“联心结”项目，集体年收入240万元。桐树王村党支部荣获全市文明村称号。'

let showcase: Showcase
let writer: Page
let publisher: Page

beforeAll(async () => {
  showcase = await openShowcase(undefined, 'off')
  const chief = await setUp(showcase)
  await invite(chief, 'writer', 'CONTRIBUTOR', '')
  await invite(chief, 'publisher', 'PUBLISHER', '')
  writer = await signedIn(showcase, 'writer')
  publisher = await signedIn(showcase, 'publisher')
})
afterAll(() => showcase?.close())

async function flaws(page: Page): Promise<string[]> {
  return [...(await findings(page)), ...(await overflowing(page))]
}

const proposal = (words: string) => writer.locator('#proposals > li', { has: writer.getByText(words, { exact: true }) })
const claim = (words: string) => writer.locator('#claims > li', { has: writer.getByText(words, { exact: true }) })
const thing = (name: string) => writer.locator('#things > li', { has: writer.getByText(name, { exact: true }) })

async function saved(): Promise<void> {
  await writer.locator('#saved', { hasText: /^已保存$/ }).waitFor()
}

test('a story begins at a street of which the hub knows nothing, not even its province', async () => {
  await writer.getByLabel('标题', { exact: true }).fill(title)
  await writer.getByLabel('写的是哪里').fill('柳湖街道')
  await writer.getByRole('button', { name: '开始写' }).press('Enter')
  await writer.getByText('还没有“柳湖街道”，已写进上面的格子').waitFor()
  expect(await writer.getByLabel('街道', { exact: true }).inputValue()).toBe('柳湖街道')
  const names = { 省: '河南省', 市: '郑州市', 区: '中原区', 街道: '柳湖街道' }
  for (const [level, name] of Object.entries(names)) await writer.getByLabel(level, { exact: true }).fill(name)
  expect(await flaws(writer)).toEqual([])
  await writer.getByRole('button', { name: '开始写' }).press('Enter')
  await writer.waitForURL('**/studio/write/?id=*')
  await thing('柳湖街道').getByText('街道 · 中原区').waitFor()
  await writer.locator('.cm-content').click()
  await writer.keyboard.insertText(body)
  await saved()
})

test('the village and the project that the text names are written down first, with the branch', async () => {
  await proposal('桐树王村').getByRole('button', { name: '新写这个地方' }).press('Enter')
  const form = writer.locator('#proposals form')
  expect(await form.getByLabel('名称').inputValue()).toBe('桐树王村')
  expect(await form.getByLabel('层级').locator('option:checked').textContent()).toBe('村（社区）')
  expect(await form.getByLabel('上级').inputValue()).toBe('柳湖街道')
  expect(await flaws(writer)).toEqual([])
  await form.getByRole('button', { name: '写好了' }).press('Enter')
  await thing('桐树王村').getByText('村 · 柳湖街道').waitFor()

  await proposal('联心结').getByRole('button', { name: '新写这个项目' }).press('Enter')
  expect(await form.getByLabel('名称').inputValue()).toBe('联心结')
  expect(await form.getByLabel('所在地').inputValue()).toBe('桐树王村')
  await form.getByLabel('进展').selectOption({ label: '进行中' })
  await form.getByLabel('一句话介绍').fill('把党员和群众结在一起。')
  await form.getByRole('button', { name: '写好了' }).press('Enter')
  await thing('联心结').waitFor()
  // Whoever writes it down need not confirm that the text mentions it.
  await claim('桐树王村').getByText('提到').waitFor()
  await claim('联心结').getByText('提到').waitFor()

  await proposal('桐树王村党支部').getByRole('button', { name: '新写这个支部' }).press('Enter')
  expect(await form.getByLabel('名称').inputValue()).toBe('桐树王村党支部')
  expect(await form.getByLabel('所在的村').inputValue()).toBe('桐树王村')
  await form.getByRole('button', { name: '写好了' }).press('Enter')
  await thing('桐树王村党支部').waitFor()
})

test('the honour, the figure and the names are confirmed, corrected and rejected one by one', async () => {
  // The text is read again once the branch is written down; until then it is the village's honour.
  await proposal('全市文明村称号').getByText('桐树王村党支部').waitFor()
  await proposal('全市文明村称号').getByRole('button', { name: '确认', exact: true }).press('Enter')
  await claim('全市文明村称号').getByText('桐树王村党支部').waitFor()

  const waiting = await writer.locator('#proposals > li').count()
  await writer.locator('#submit').getByText(`还有 ${waiting} 条没有确认`).waitFor()
  await proposal('240万元').getByRole('button', { name: '确认', exact: true }).press('Enter')
  await proposal('240万元').getByText('是新指标').waitFor()
  await proposal('240万元').getByLabel('说的是什么').fill('集体年收入')
  await proposal('240万元').getByLabel('新指标的单位').fill('元')
  await proposal('240万元').getByLabel('谁的').fill('桐树王村')
  await proposal('240万元').getByRole('button', { name: '按此确认' }).press('Enter')
  await claim('240万元').getByText('集体年收入 · 桐树王村').waitFor()

  expect(await writer.locator('#proposals > li').count()).toBe(0)
  expect(await writer.locator('#unconfirmed').isVisible()).toBe(false)
  expect(await flaws(writer)).toEqual([])
})

test('the words of a claim are chosen anew, and what does not hold is said in Chinese at the claim', async () => {
  const move = claim('240万元').getByRole('button', { name: '换原文' })
  await claim('全市文明村称号').getByRole('button', { name: '看原文' }).press('Enter')
  await writer.keyboard.press('Home')
  for (const _ of '在柳湖街道') await writer.keyboard.press('Shift+ArrowRight')
  await move.press('Enter')
  await claim('240万元').getByText('这些字里没有“240万元”').waitFor()
  await claim('240万元').getByRole('button', { name: '更正' }).press('Enter')
  await claim('240万元').getByLabel('上端').fill('300')
  await claim('240万元').getByRole('button', { name: '按此确认' }).press('Enter')
  await saved()
  await writer.getByRole('button', { name: '提交审核' }).press('Enter')
  await writer.locator('#problems').getByText('数字“240万元”：上端：只有“区间”才写上端。').waitFor()
  await claim('240万元').getByText('上端：只有“区间”才写上端。').waitFor()
  await claim('240万元').getByRole('button', { name: '更正' }).press('Enter')
  await claim('240万元').getByLabel('上端').fill('')
  await claim('240万元').getByRole('button', { name: '按此确认' }).press('Enter')
  await writer.getByText('改好了，请再点一次“提交审核”。').waitFor()
  expect(await writer.locator('#problems').isVisible()).toBe(false)
  await saved()
})

test('all of it goes live together, and is there for the next story', async () => {
  await writer.getByRole('button', { name: '提交审核' }).press('Enter')
  await writer.locator('#state', { hasText: '审核中' }).waitFor()
  await publisher.reload()
  await publisher.locator('#for-me').getByText(title).click()
  for (const stage of ['第 2 审', '第 3 审', '待发布']) {
    await publisher.getByRole('button', { name: '审核通过' }).press('Enter')
    await publisher.locator('#state', { hasText: stage }).waitFor()
  }
  const village = `${showcase.address}/places/zhongyuan/liuhu/tongshuwang/`
  expect((await publisher.request.get(village)).status()).toBe(404)
  await publisher.getByRole('button', { name: '发布', exact: true }).press('Enter')
  await publisher.getByText('已上线').waitFor()
  await publisher.goto(village)
  for (const words of ['桐树王村', '240万元', '全市文明村称号', '联心结', '桐树王村党支部']) {
    await publisher.getByText(words).first().waitFor()
  }
})

test('a profile is changed like a story, from how it stands to what readers see', async () => {
  await writer.goto(`${showcase.address}/studio/`)
  await writer.getByLabel('修改谁的档案').fill('联心结')
  await writer.getByRole('button', { name: '修改档案' }).press('Enter')
  await writer.waitForURL('**/studio/write/?id=*')
  expect(await writer.getByLabel('一句话介绍').inputValue()).toBe('把党员和群众结在一起。')
  await writer.getByLabel('一句话介绍').fill('党员联心，群众结伴。')
  expect(await flaws(writer)).toEqual([])
  await writer.getByRole('button', { name: '写好了' }).press('Enter')
  await saved()
  await writer.getByRole('button', { name: '提交审核' }).press('Enter')
  await writer.locator('#state', { hasText: '审核中' }).waitFor()
  await publisher.goto(writer.url())
  for (const stage of ['第 2 审', '第 3 审', '待发布']) {
    await publisher.getByRole('button', { name: '审核通过' }).press('Enter')
    await publisher.locator('#state', { hasText: stage }).waitFor()
  }
  await publisher.getByRole('button', { name: '发布', exact: true }).press('Enter')
  await publisher.getByText('已上线').waitFor()
  await publisher.getByRole('link', { name: '看公开的页面' }).click()
  await publisher.getByText('党员联心，群众结伴。').first().waitFor()
})
