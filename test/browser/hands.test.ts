/** The way of a story by touch alone on a small phone, and by keyboard alone. */
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findings, overflowing, smallTargets } from './findings.ts'
import type { Showcase } from './showcase.ts'
import { openSmallShowcase } from './small-showcase.ts'
import { password } from './staff.ts'

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
const text = '桐树王村集体年收入300万元。'

let showcase: Showcase
beforeAll(async () => {
  ;({ showcase } = await openSmallShowcase())
}, 240_000)
afterAll(() => showcase?.close())

interface Hands {
  press: (target: Locator) => Promise<void>
  /** Goes into a field and writes. */
  write: (field: Locator, words: string) => Promise<void>
  /** What is wrong with the page for these hands. */
  flaws: (page: Page) => Promise<string[]>
}

/** Goes on with the Tab key until the target has the focus: whoever has no mouse must come there. */
async function tabTo(target: Locator): Promise<void> {
  const page = target.page()
  await target.waitFor()
  for (let steps = 0; steps < 300; steps++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The Tab key does not lead to ${target}`)
}

const touch: Hands = {
  press: (target) => target.tap(),
  write: async (field, words) => {
    await field.tap()
    await field.page().keyboard.insertText(words)
  },
  flaws: async (page) => [...(await findings(page)), ...(await overflowing(page)), ...(await smallTargets(page))],
}

const keys: Hands = {
  press: async (target) => {
    await tabTo(target)
    await target.page().keyboard.press('Enter')
  },
  write: async (field, words) => {
    await tabTo(field)
    await field.page().keyboard.insertText(words)
  },
  flaws: findings,
}

/** Many offices reach their hub over plain HTTP, where browsers give pages neither of these. */
function asOverPlainHttp(): void {
  Reflect.deleteProperty(Crypto.prototype, 'randomUUID')
  Object.defineProperty(navigator, 'clipboard', { value: undefined })
}

/** A page on which the person signed in by these hands. */
async function enter(person: string, hands: Hands, options: BrowserContextOptions): Promise<Page> {
  const page = await showcase.newPage(options)
  await page.addInitScript(asOverPlainHttp)
  await page.goto(`${showcase.address}/studio/sign-in/`)
  await page.getByRole('button', { name: '登录' }).waitFor()
  expect(await hands.flaws(page)).toEqual([])
  await hands.write(page.getByLabel('邮箱'), `${person}@example.org`)
  await hands.write(page.getByLabel('密码'), password)
  await hands.press(page.getByRole('button', { name: '登录' }))
  await page.getByText(`${person}，您好。`).waitFor()
  return page
}

test.each([
  ['touch', touch, phone],
  ['the keyboard', keys, {}],
] as const)(
  'by %s alone a story is written, claimed, submitted, approved and published',
  async (name, hands, options) => {
    const title = `${name === 'touch' ? '点' : '敲'}出来的报道`
    const writer = await enter('writer', hands, options)
    expect(await hands.flaws(writer)).toEqual([])
    await hands.write(writer.getByLabel('标题', { exact: true }), title)
    await hands.press(writer.getByRole('button', { name: '开始写' }))
    await writer.waitForURL('**/studio/write/?id=*')
    await hands.write(writer.locator('.cm-content'), text)
    const proposal = writer.locator('#proposals li', { hasText: '300万元' })
    await hands.press(proposal.getByRole('button', { name: '确认' }))
    await writer.locator('#claims li', { hasText: '300万元' }).waitFor()
    expect(await hands.flaws(writer)).toEqual([])
    await hands.press(writer.getByRole('button', { name: '提交审核' }))
    await writer.locator('#state', { hasText: '审核中' }).waitFor()

    const publisher = await enter('publisher', hands, options)
    await hands.press(publisher.locator('#for-me').getByText(title))
    await hands.press(publisher.getByRole('button', { name: '审核通过' }))
    await hands.press(publisher.getByRole('button', { name: '发布', exact: true }))
    await publisher.getByText('已上线').waitFor()
    expect(await hands.flaws(publisher)).toEqual([])
    for (const page of ['account/', 'history/?slug=xiao-bao-dao']) {
      await publisher.goto(`${showcase.address}/studio/${page}`)
      await publisher.locator('#inside').waitFor()
      expect(await hands.flaws(publisher), page).toEqual([])
    }
  },
)
