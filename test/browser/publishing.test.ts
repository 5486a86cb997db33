/** From a leader's approval by a link to a time that is set and taken back, to readers, to 公众号, and to a withdrawal. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publicFolder } from '../../server/render/site-folder.ts'
import { findings, overflowing } from './findings.ts'
import { openShowcase, type Showcase } from './showcase.ts'

const password = 'correct horse battery'
const place = 'zhongyuan/zhongyuanxilu'
const title = '便民食堂开张'
const body = '## 一顿热饭\n\n中原西路街道开了**便民食堂**，老人走几步就到。\n\n> 饭热，心也热。'
const staff = { writer: 'CONTRIBUTOR', first: 'EDITOR', third: 'PUBLISHER' } as const
type Person = keyof typeof staff
const phone = { viewport: { width: 360, height: 720 }, hasTouch: true }

let showcase: Showcase
/** Where its files lie. */
let site: string
let leader: Page
let id: string
let slug: string
let link: string
const pages = new Map<Person, Page>()

beforeAll(async () => {
  showcase = await openShowcase(async (folder) => {
    site = publicFolder(folder)
  })
  const chief = await showcase.newPage()
  const setup = showcase.said.flatMap((line) => /http\S+\/studio\/setup\/#\S+/.exec(line) ?? [])[0]
  await chief.goto(String(setup))
  await chief.getByLabel('姓名').fill('陈主任')
  await chief.getByLabel('邮箱').fill('chief@example.org')
  await chief.getByLabel('密码').fill(password)
  await chief.getByRole('button', { name: '完成' }).click()
  await chief.getByText('陈主任，您好。').waitFor()
  for (const [person, role] of Object.entries(staff)) {
    const { invite } = await ask(
      chief,
      `mutation { invite(email: "${person}@example.org", grants: [{ role: ${role}, place: "${place}" }]) { link } }`,
    )
    const [, token] = String(invite?.link).split('#')
    await ask(
      chief,
      `mutation { acceptInvitation(token: "${token}", name: "${person}", password: "${password}") { email } }`,
    )
  }
  for (const person of ['writer', 'first', 'third'] as const) pages.set(person, await signedIn(person))
  leader = await showcase.newPage(phone)
  const story = JSON.stringify(body)
  const { createManuscript } = await ask(
    pageOf('writer'),
    `mutation { createManuscript(place: "${place}", title: "${title}") { manuscript { id slug } } }`,
  )
  id = createManuscript?.manuscript?.id ?? ''
  slug = createManuscript?.manuscript?.slug ?? ''
  await ask(
    pageOf('writer'),
    `mutation { saveManuscript(id: "${id}", version: 1, document: {
       story: { slug: "${slug}", title: "${title}", place: "${place}", body: ${story} }
     }) { errors { message } } }`,
  )
  await ask(pageOf('writer'), `mutation { submitManuscript(id: "${id}", version: 2) { errors { message } } }`)
}, 300_000)
afterAll(() => showcase?.close())

type Answer = Record<string, { link?: string; manuscript?: { id: string; slug: string } } | undefined>

/** Has the hub do something for whoever is signed in on the page. */
async function ask(page: Page, query: string): Promise<Answer> {
  const answer = await page.evaluate(async (query) => {
    const headers = { 'content-type': 'application/json' }
    return (await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query }) })).json()
  }, query)
  return answer.data
}

function pageOf(person: Person): Page {
  const page = pages.get(person)
  if (!page) throw new Error(`${person} is not signed in`)
  return page
}

async function signedIn(person: Person): Promise<Page> {
  const page = await showcase.newPage({ permissions: ['clipboard-read', 'clipboard-write'] })
  page.on('dialog', (dialog) => void dialog.accept())
  await page.goto(`${showcase.address}/studio/sign-in/`)
  await page.getByLabel('邮箱').fill(`${person}@example.org`)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByText(`${person}，您好。`).waitFor()
  return page
}

async function opened(person: Person): Promise<Page> {
  const page = pageOf(person)
  await page.goto(`${showcase.address}/studio/write/?id=${id}`)
  await page.locator('#acts-part').waitFor()
  return page
}

async function flaws(page: Page): Promise<string[]> {
  return [...(await findings(page)), ...(await overflowing(page))]
}

test('a reviewer gives a leader a link that approves; a writer cannot', async () => {
  const writer = await opened('writer')
  await writer.getByText('发一个预览链接').click()
  await writer.getByLabel('给谁').fill('王书记')
  await writer.getByLabel('权限').selectOption('可审核通过')
  await writer.getByRole('button', { name: '生成链接' }).press('Enter')
  await writer.getByText('没有“初审”的角色').waitFor()
  const reviewer = await opened('first')
  await reviewer.getByText('发一个预览链接').click()
  await reviewer.getByLabel('给谁').fill('王书记')
  await reviewer.getByLabel('权限').selectOption('可审核通过')
  await reviewer.getByRole('button', { name: '生成链接' }).press('Enter')
  await reviewer.locator('#made').waitFor()
  link = await reviewer.locator('#made-link').inputValue()
  await reviewer.getByText('王书记 · 可通过第 1 审 · first 发出').waitFor()
  expect(await flaws(reviewer)).toEqual([])
})

test('the leader reads the real page on a phone without an account, comments and approves under the given name', async () => {
  const answer = await leader.goto(link)
  expect(answer?.headers()).toMatchObject({ 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'same-origin' })
  await leader.getByText('王书记，您好', { exact: false }).waitFor()
  await leader.frameLocator('#preview').getByRole('heading', { name: title }).first().waitFor()
  expect(await flaws(leader)).toEqual([])
  await leader.getByLabel('意见').fill('写写价钱')
  await leader.getByLabel('针对哪句话').fill('老人走几步就到')
  await leader.getByRole('button', { name: '提交意见' }).tap()
  await leader.getByText('意见已经送到').waitFor()
  await leader.getByRole('button', { name: '审核通过' }).tap()
  await leader.getByText('已审核通过').waitFor()
  await leader.reload()
  await leader.getByText('第 2 审，共 3 审').waitFor()
  expect(await leader.getByRole('button', { name: '审核通过' }).isVisible()).toBe(false)
  const writer = await opened('writer')
  await writer.getByText('王书记（凭first发出的预览链接）').first().waitFor()
  const reviewer = await opened('first')
  await reviewer.getByRole('button', { name: '收回给 王书记 的链接' }).press('Enter')
  await reviewer.getByText('已收回').waitFor()
  expect((await leader.goto(link))?.status()).toBe(410)
  await leader.getByRole('heading', { name: '这个预览链接已经失效' }).waitFor()
  expect(await flaws(leader)).toEqual([])
})

test('a time is set and taken back, and what is published is followed until it is live, also where it fails at first', async () => {
  const publisher = await opened('third')
  for (const stage of [2, 3]) {
    await publisher.locator('#state', { hasText: `第 ${stage} 审` }).waitFor()
    await publisher.getByRole('button', { name: '审核通过' }).press('Enter')
  }
  await publisher.locator('#state', { hasText: '待发布' }).waitFor()
  const at = new Date(Date.now() + 8 * 3_600_000 + 24 * 3_600_000).toISOString().slice(0, 16)
  await publisher.getByLabel('到这个时间再发布').fill(at)
  await publisher.getByRole('button', { name: '发布', exact: true }).press('Enter')
  await publisher.getByText('（北京时间）自动发布').waitFor()
  expect(await publisher.locator('#schedule').textContent()).toContain(at.slice(11))
  expect(await flaws(publisher)).toEqual([])
  await publisher.getByRole('button', { name: '取消定时' }).press('Enter')
  // Where the story's folder is to be stands a file: nothing can be written there.
  const blocked = join(site, 'stories', slug)
  await writeFile(blocked, '')
  await publisher.getByRole('button', { name: '发布', exact: true }).press('Enter')
  await publisher.waitForURL('**/studio/published/?id=*')
  const progress = publisher.locator('#progress')
  await progress.getByText(`第一个是 /stories/${slug}/`).waitFor()
  expect(await progress.textContent()).toContain('原因：文件写不进去')
  expect(await publisher.evaluate(async (path) => (await fetch(path)).status, `/stories/${slug}/`)).not.toBe(200)
  expect(await flaws(publisher)).toEqual([])
  await publisher.getByRole('button', { name: '再试一次' }).press('Enter')
  await progress.getByText('原因：文件写不进去').waitFor()
  await Promise.all([rm(blocked), publisher.getByRole('button', { name: '再试一次' }).press('Enter')])
  await publisher.getByText('已上线').waitFor()
  await publisher.locator('#qr svg').waitFor()
  expect(await flaws(publisher)).toEqual([])
})

test('the story is copied for 公众号 with its manner at each element, and without anything that is lost there', async () => {
  const publisher = pageOf('third')
  await publisher.getByRole('button', { name: '复制正文' }).press('Enter')
  await publisher.getByText('已复制，到公众号后台粘贴即可').waitFor()
  const html = await publisher.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    return (await item?.getType('text/html'))?.text() ?? ''
  })
  expect(html).toMatch(/<h2 style="[^"]*font-weight:\s?bold[^"]*">一顿热饭/)
  expect(html).toMatch(/<blockquote style="[^"]*border-left/)
  expect(html).toContain(`${showcase.address}/stories/${slug}/`)
  expect(html).not.toMatch(/<script|<a |\sclass=|\sid=|\son\w+=/)
})

test('it is withdrawn with a reason that readers see, and the studio says so', async () => {
  const publisher = pageOf('third')
  await publisher.getByLabel('撤稿原因').fill('食堂改名，另行报道')
  await publisher.getByRole('button', { name: '撤稿' }).press('Enter')
  await publisher.getByText('已撤稿，公众看不到了').waitFor()
  await expect.poll(() => publisher.evaluate(async (path) => (await fetch(path)).status, `/stories/${slug}/`)).toBe(410)
  await leader.goto(`${showcase.address}/stories/${slug}/`)
  await leader.getByText('食堂改名，另行报道').waitFor()
  expect(await flaws(leader)).toEqual([])
  await publisher.reload()
  await publisher.getByText('已撤稿，公众看不到了').waitFor()
})
