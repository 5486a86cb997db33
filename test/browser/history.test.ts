/** A published story is worked on again: corrected with a reason, compared, restored, by two at once and without a network. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { smallDraft } from '../publish/small-draft.ts'
import { findings, overflowing } from './findings.ts'
import type { Showcase } from './showcase.ts'
import { openSmallShowcase } from './small-showcase.ts'
import { signedIn } from './staff.ts'

const { slug } = smallDraft().story
const reason = '统计口径有误，经核实更正'

let showcase: Showcase
let writer: Page
let publisher: Page

beforeAll(async () => {
  ;({ showcase } = await openSmallShowcase())
  writer = await signedIn(showcase, 'writer')
  publisher = await signedIn(showcase, 'publisher')
}, 240_000)
afterAll(() => showcase?.close())

async function flaws(page: Page): Promise<string[]> {
  return [...(await findings(page)), ...(await overflowing(page))]
}

async function revise(): Promise<void> {
  await writer.goto(`${showcase.address}/studio/`)
  await writer.getByLabel('报道（打标题').fill(slug)
  await writer.getByRole('button', { name: '修改', exact: true }).press('Enter')
  await writer.waitForURL('**/studio/write/?id=*')
}

/** Puts words in place of others in the text. */
async function rewrite(words: string, others: string): Promise<void> {
  const body = writer.locator('.cm-content')
  await body.click()
  await body.evaluate((content, words) => {
    const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(words) ?? -1
      if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + words.length)
    }
  }, words)
  await writer.keyboard.insertText(others)
}

test('a figure that is corrected keeps its page, which tells the reason', async () => {
  await revise()
  const claim = writer.locator('#claims li', { hasText: '240万元' }).first()
  await claim.waitFor()
  expect(await claim.textContent()).toContain('桐树王村')
  await rewrite('240', '260')
  await claim.locator('[data-flag]:not([hidden])').waitFor()
  await claim.getByRole('button', { name: '更正' }).press('Enter')
  await claim.getByLabel('原文的写法').fill('260万元')
  await claim.getByLabel('数值').fill('2600000')
  expect(await flaws(writer)).toEqual([])
  await claim.getByRole('button', { name: '按此确认' }).press('Enter')
  const again = writer.getByRole('button', { name: '按新原文确认' })
  while ((await again.count()) > 0) await again.first().press('Enter')
  expect(await writer.locator('[data-flag]:not([hidden])').count()).toBe(0)
  await writer.getByRole('button', { name: '提交审核' }).press('Enter')
  await writer.locator('#state', { hasText: '审核中' }).waitFor()

  await publisher.goto(writer.url())
  await publisher.getByRole('link', { name: '历史版次' }).click()
  await publisher.locator('#stated li', { hasText: '260万元' }).waitFor()
  expect(await publisher.locator('#to option:checked').textContent()).toBe('正在改的稿件')
  await publisher.goBack()
  await publisher.getByRole('button', { name: '审核通过' }).press('Enter')
  const field = publisher.getByLabel('更正原因')
  await publisher.getByRole('button', { name: '发布', exact: true }).press('Enter')
  await publisher.getByText('请在“更正原因”里写明').waitFor()
  await field.fill(reason)
  await publisher.getByRole('button', { name: '发布', exact: true }).press('Enter')
  await publisher.getByText('已上线').waitFor()
  await publisher.getByRole('link', { name: '看公开的页面' }).click()
  await publisher.locator('.passage.figure', { hasText: '260万元' }).first().waitFor()
  const { url } = await publisher.evaluate(async () => {
    const query = '{ figures(first: 9) { nodes { display url revisions { reason display } } } }'
    const answer = await fetch(`/graphql?query=${encodeURIComponent(query)}`)
    const { data }: { data: { figures: { nodes: { display: string; url: string }[] } } } = await answer.json()
    return data.figures.nodes.find(({ display }) => display === '260万元') ?? { url: '' }
  })
  const reader = await showcase.newPage()
  await reader.goto(url)
  await reader.getByText(reason).waitFor()
  expect(await reader.locator('main').textContent()).toContain('240')
})

test('the history shows what changed, in the text and in what is stated, and restores as a new version', async () => {
  await writer.goto(`${showcase.address}/studio/`)
  await writer.getByLabel('报道（打标题').fill(slug)
  await writer.getByRole('button', { name: '看历史版次' }).press('Enter')
  await writer.getByText('第 2 版').first().waitFor()
  const newest = String(await writer.locator('#versions li').first().textContent())
  for (const words of [reason, 'publisher 发布', '第 1 级审核：publisher']) expect(newest).toContain(words)
  const changed = writer.locator('#stated li', { hasText: '改动数字' }).first()
  await changed.waitFor()
  expect(await changed.locator('div', { hasText: '数值' }).textContent()).toContain('2,400,000 → 2,600,000')
  expect(await writer.locator('#text del').allTextContents()).toEqual(['240'])
  expect(await writer.locator('#text ins').allTextContents()).toEqual(['260'])
  expect(await flaws(writer)).toEqual([])
  await writer.getByRole('button', { name: '恢复第 1 版' }).press('Enter')
  await writer.waitForURL('**/studio/write/?id=*')
  await writer.locator('.cm-content', { hasText: '240万元' }).waitFor()
})

test('who else has the manuscript open is told unasked, and what they save is not overwritten', async () => {
  await publisher.goto(writer.url())
  await writer.getByText('publisher 也打开着这份稿件').waitFor()
  await publisher.locator('.cm-content').click()
  await publisher.keyboard.press('Control+Home')
  // At once: a slow machine would save it in pieces, and go on saving while the writer compares.
  await publisher.keyboard.insertText('别人的话。')
  await publisher.locator('#saved', { hasText: '已保存' }).waitFor()
  await writer.getByText('publisher 刚改过这份稿件').waitFor()
  await writer.locator('.cm-content').click()
  await writer.keyboard.press('Control+Home')
  await writer.keyboard.insertText('我的话。')
  await writer.getByText('两个人都改了').waitFor()
  expect(await writer.locator('#mine ins').textContent()).toBe('我')
  expect(await writer.locator('#theirs del').textContent()).toBe('别人')
  expect(await flaws(writer)).toEqual([])
  await writer.getByRole('button', { name: '采用对方的' }).press('Enter')
  await writer.locator('.cm-content', { hasText: '别人的话。' }).waitFor()
  expect(await writer.locator('.cm-content').textContent()).not.toContain('我的话')
})

test('what is written without a network outlives the tab, and is saved when both are back', async () => {
  const address = writer.url()
  const context = writer.context()
  await publisher.goto(`${showcase.address}/studio/`)
  await context.setOffline(true)
  await writer.locator('.cm-content').click()
  await writer.keyboard.press('Control+Home')
  await writer.keyboard.insertText('断网时写的话。')
  await writer.locator('#saved', { hasText: '已存在本机' }).waitFor()
  await writer.close()
  await context.setOffline(false)
  writer = await context.newPage()
  await writer.goto(address)
  await writer.locator('.cm-content', { hasText: '断网时写的话。' }).waitFor()
  await expect.poll(() => writer.locator('#saved').textContent()).toContain('已保存')
  await publisher.goto(address)
  await publisher.locator('.cm-content', { hasText: '断网时写的话。' }).waitFor()
})

test('a save whose answer is lost is sent again, and is no conflict with oneself', async () => {
  await publisher.goto(`${showcase.address}/studio/`)
  let lost = 0
  await writer.route('**/graphql', async (route) => {
    if (lost > 0 || !String(route.request().postData()).includes('mutation SaveManuscript')) return route.continue()
    lost += 1
    await route.fetch()
    await route.abort('connectionreset')
  })
  await writer.locator('.cm-content').click()
  await writer.keyboard.press('Control+Home')
  await writer.keyboard.insertText('没有回音的话。')
  await writer.locator('#saved', { hasText: '已存在本机' }).waitFor()
  await writer.keyboard.insertText('后来的话。')
  await expect.poll(() => writer.locator('#saved').textContent()).toContain('已保存')
  expect(lost).toBe(1)
  await publisher.goto(writer.url())
  await publisher.locator('.cm-content', { hasText: '没有回音的话。后来的话。' }).waitFor()
})
