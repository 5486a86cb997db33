/** The way of people: the setup link, an invitation, one's own account, and the end of an account. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from '../editorial/one-time-code.ts'
import { findings, overflowing } from './findings.ts'
import { openShowcase, type Showcase } from './showcase.ts'

const phone = { viewport: { width: 360, height: 720 }, hasTouch: true }
const password = 'correct horse battery'

let showcase: Showcase
let chief: Page
let writer: Page

beforeAll(async () => {
  showcase = await openShowcase()
  chief = await showcase.newPage({ permissions: ['clipboard-read', 'clipboard-write'] })
  writer = await showcase.newPage(phone)
})
afterAll(() => showcase?.close())

/** What is wrong with the page for people with impairments or small screens. */
async function flaws(page: Page): Promise<string[]> {
  return [...(await findings(page)), ...(await overflowing(page))]
}

/** Fills the visible form that has this button, by the labels' words, and sends it by the keyboard. */
async function send(page: Page, button: string, fields: Record<string, string>): Promise<void> {
  const form = page.locator('form:visible', { has: page.getByRole('button', { name: button, exact: true }) }).first()
  for (const [label, value] of Object.entries(fields)) await form.getByLabel(label).fill(value)
  await form.getByRole('button', { name: button, exact: true }).press('Enter')
}

/** What the browser says is wrong with a field. */
function faultOf(field: Locator): Promise<string> {
  return field.evaluate((element) => (element instanceof HTMLInputElement ? element.validationMessage : ''))
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(`${showcase.address}/studio/sign-in/`)
  await send(page, '登录', { 邮箱: email, 密码: password })
}

test('the setup link makes the first administrator, once', async () => {
  const link = showcase.said.flatMap((line) => /http\S+\/studio\/setup\/#\S+/.exec(line) ?? [])[0]
  await chief.goto(String(link))
  await expect.poll(() => chief.getByRole('button', { name: '完成' }).isVisible()).toBe(true)
  expect(await flaws(chief)).toEqual([])
  await send(chief, '完成', { 姓名: '陈主任', 邮箱: 'chief@example.org', 密码: 'short' })
  expect(new URL(chief.url()).pathname).toBe('/studio/setup/')
  expect(await faultOf(chief.getByLabel('密码'))).toBe('太短了：至少 10 个字符，现在只有 5 个。')
  await chief.getByLabel('姓名').fill('')
  await chief.getByRole('button', { name: '完成' }).press('Enter')
  expect(await faultOf(chief.getByLabel('姓名'))).toBe('请填写这一项。')
  await send(chief, '完成', { 姓名: '陈主任', 邮箱: 'chief@example.org', 密码: password })
  await chief.getByText('陈主任，您好。').waitFor()
  expect(await chief.locator('#grants').textContent()).toContain('管理 · 全部地方')
  expect(await flaws(chief)).toEqual([])
  await writer.goto(String(link))
  await send(writer, '完成', { 姓名: '别人', 邮箱: 'other@example.org', 密码: password })
  await writer.getByText('链接无效').waitFor()
})

test.each(['write', 'published', 'history'])('/studio/%s/ says that its address names no manuscript', async (name) => {
  await chief.goto(`${showcase.address}/studio/${name}/`)
  await chief.getByText('没有指明稿件').waitFor()
  expect(await chief.locator('#inside').isVisible()).toBe(false)
  await chief.getByRole('link', { name: '到工作台点开一份稿件' }).click()
  await chief.getByText('陈主任，您好。').waitFor()
})

test('a manuscript that is not there, or not for everybody, is told so', async () => {
  await chief.goto(`${showcase.address}/studio/write/?id=999999`)
  await chief.getByText('没有这份稿件，或者它不归您所在的地方管').waitFor()
})

test('an administrator invites somebody, who makes an account on a phone and sees their own roles', async () => {
  await chief.goto(`${showcase.address}/studio/members/`)
  await chief.getByText('共 1 人').waitFor()
  await send(chief, '生成邀请链接', { 邮箱: 'writer@example.org', 地方: 'nowhere' })
  await chief.getByText('没有这个地方').waitFor()
  await chief.locator('#invite').getByLabel('地方').fill('桐树王')
  await chief.locator('#places option[value="桐树王村"]').waitFor({ state: 'attached' })
  await send(chief, '生成邀请链接', { 邮箱: 'writer@example.org', 地方: '柳湖街道' })
  await chief.locator('#invited').waitFor()
  const link = await chief.getByLabel('把链接发给对方').inputValue()
  await chief.getByRole('button', { name: '复制' }).click()
  await chief.getByText('已复制').waitFor()
  expect(await flaws(chief)).toEqual([])

  await writer.goto(link)
  await writer.getByText('writer@example.org').waitFor()
  expect(await flaws(writer)).toEqual([])
  await send(writer, '开通账号', { 姓名: '王小满', 密码: password })
  await writer.getByText('王小满，您好。').waitFor()
  expect(await writer.locator('#grants').textContent()).toContain('写稿 · 柳湖街道')
  expect(await writer.getByText('成员与授权', { exact: true }).isVisible()).toBe(false)
  expect(await flaws(writer)).toEqual([])
  await writer.goto(link)
  await writer.getByText('这个邀请链接无效').waitFor()
})

test('the password opens again what signing out closed; one-time codes come on top', async () => {
  await writer.goto(`${showcase.address}/studio/account/`)
  await send(writer, '打开两步验证', { 现在的密码: password })
  await writer.locator('#qr svg').waitFor()
  const secret = String(await writer.locator('#secret').textContent())
  const [backup = ''] = String(await writer.locator('#backup-codes').textContent()).split('\n')
  expect(await flaws(writer)).toEqual([])
  await send(writer, '确认', { '三、输入': codeOf(secret) })
  await writer.getByText('两步验证已打开').waitFor()
  await send(writer, '退出登录', {})
  await writer.waitForURL('**/studio/sign-in/')

  await writer.goto(`${showcase.address}/studio/reminders/`)
  await writer.waitForURL('**/studio/sign-in/')
  await send(writer, '登录', { 邮箱: 'writer@example.org', 密码: password })
  await send(writer, '继续', { 验证码: '000000' })
  await writer.getByText('验证码不对').waitFor()
  expect(await flaws(writer)).toEqual([])
  await send(writer, '继续', { 验证码: backup })
  await writer.waitForURL('**/studio/reminders/')
  await writer.goto(`${showcase.address}/studio/`)
  await writer.getByText('王小满，您好。').waitFor()
})

test('a role more is seen at once; whoever is disabled is out, and is told so', async () => {
  await chief.goto(`${showcase.address}/studio/members/`)
  const member = chief.locator('.member', { hasText: 'writer@example.org' })
  await member.getByText('加角色').click()
  await member.getByLabel('角色').selectOption('初审')
  await member.getByLabel('地方').fill('zhongyuan/liuhu/tongshuwang')
  await member.getByRole('button', { name: '授权', exact: true }).click()
  await member.getByText('初审 · 桐树王村').waitFor()
  await writer.goto(`${showcase.address}/studio/`)
  await writer.getByText('初审 · 桐树王村').waitFor()

  await member.getByRole('button', { name: '停用 王小满' }).click()
  await member.getByText('已停用').waitFor()
  await writer.reload()
  await writer.waitForURL('**/studio/sign-in/')
  await signIn(writer, 'writer@example.org')
  await writer.getByText('账号已停用').waitFor()
  const log = await chief.locator('#log').textContent()
  for (const act of ['完成初始设置', '邀请', '接受邀请', '打开两步验证', '授权', '停用']) expect(log).toContain(act)
})

test('the last administrator can neither disable nor unmake themselves', async () => {
  const member = chief.locator('.member', { hasText: 'chief@example.org' })
  await member.getByRole('button', { name: '停用 陈主任' }).click()
  await member.getByText('至少要留一位全局管理员').waitFor()
  await member.getByRole('button', { name: '收回 陈主任 的 管理 · 全部地方' }).click()
  await member.getByText('至少要留一位全局管理员').waitFor()
})

test('the pages hold nothing of people, and are for no search engine', async () => {
  for (const page of ['', 'members/', 'account/']) {
    const html = await (await fetch(`${showcase.address}/studio/${page}`)).text()
    expect(html).toContain('<meta name="robots" content="noindex"')
    expect(html).not.toMatch(/example\.org|陈主任|王小满/)
  }
  const parts = await Promise.all(
    ['sitemap.xml', 'sitemap-pages.xml'].map(async (part) => (await fetch(`${showcase.address}/${part}`)).text()),
  )
  expect(parts.join()).not.toContain('/studio/')
})
