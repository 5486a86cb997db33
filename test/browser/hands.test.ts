/** The way of a story, and that of an administrator, by touch alone on a small phone and by keyboard alone. */
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { phonePhoto } from '../pictures/photo.ts'
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
  /** Ticks a box or chooses among answers. */
  tick: (box: Locator) => Promise<void>
  /** Takes the next choice of a list. */
  pick: (list: Locator) => Promise<void>
  /** Opens what lets choose a file, or take a photograph. */
  open: (input: Locator) => Promise<void>
  /** Says that what matters in a picture is at its left. */
  pointLeft: (picture: Locator) => Promise<void>
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
  tick: (box) => box.tap(),
  // The list that a phone shows is the system's own.
  pick: async (list) => {
    const chosen = await list.evaluate((element) => (element instanceof HTMLSelectElement ? element.selectedIndex : 0))
    await list.selectOption({ index: chosen + 1 })
  },
  open: (input) => input.locator('xpath=..').tap(),
  pointLeft: (picture) => picture.locator('img').tap({ position: { x: 5, y: 40 } }),
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
  tick: async (box) => {
    await tabTo(box)
    await box.page().keyboard.press('Space')
  },
  pick: async (list) => {
    await tabTo(list)
    await list.page().keyboard.press('ArrowDown')
  },
  open: async (input) => {
    await tabTo(input)
    await input.page().keyboard.press('Enter')
  },
  pointLeft: async (picture) => {
    await tabTo(picture.getByLabel('从左到右'))
    await picture.page().keyboard.press('Home')
  },
  flaws: findings,
}

/** Many offices reach their hub over plain HTTP, where browsers give pages neither of these. */
function asOverPlainHttp(): void {
  Reflect.deleteProperty(Crypto.prototype, 'randomUUID')
  Object.defineProperty(navigator, 'clipboard', { value: undefined })
}

/** A page on which the person signed in by these hands. */
async function enter(person: string, hands: Hands, options: BrowserContextOptions, name = person): Promise<Page> {
  const page = await showcase.newPage(options)
  await page.addInitScript(asOverPlainHttp)
  await page.goto(`${showcase.address}/studio/sign-in/`)
  await page.getByRole('button', { name: '登录' }).waitFor()
  expect(await hands.flaws(page)).toEqual([])
  await hands.write(page.getByLabel('邮箱'), `${person}@example.org`)
  await hands.write(page.getByLabel('密码'), password)
  await hands.press(page.getByRole('button', { name: '登录' }))
  await page.getByText(`${name}，您好。`).waitFor()
  return page
}

/** Takes a photograph into the text and tells of it. */
async function takePicture(writer: Page, hands: Hands): Promise<void> {
  const camera = writer.locator('#picture-camera')
  // By these two a phone opens its camera at once, and the album by those of the other one, which makes JPEGs of HEIC.
  expect([await camera.getAttribute('accept'), await camera.getAttribute('capture')]).toEqual([
    'image/*',
    'environment',
  ])
  const album = writer.locator('#picture-files')
  expect(await album.getAttribute('accept')).not.toMatch(/\*|hei[cf]/)
  expect(await album.getAttribute('capture')).toBeNull()
  const chooser = writer.waitForEvent('filechooser')
  await hands.open(camera)
  const photo = { name: 'image.jpg', mimeType: 'image/jpeg', buffer: await phonePhoto() }
  await (await chooser).setFiles(photo)
  const picture = writer.locator('#pictures > li')
  await picture.getByText('在正文里').waitFor()
  await hands.write(picture.getByLabel('图上是什么'), '村里的新路')
  await hands.write(picture.getByLabel('作者或来源'), '王小满 摄')
  await hands.tick(picture.getByLabel('不能', { exact: true }))
  await hands.press(picture.getByText('裁切时保住哪里'))
  await hands.pointLeft(picture)
  expect(Number(await picture.getByLabel('从左到右').inputValue())).toBeLessThan(10)
  expect(await hands.flaws(writer)).toEqual([])
}

/** Finds something in the ledger that nobody was reminded of, and reminds. */
async function remind(publisher: Page, hands: Hands): Promise<void> {
  await publisher.goto(`${showcase.address}/studio/ledger/`)
  const entries = publisher.locator('#entries > li')
  await entries.first().waitFor()
  await hands.pick(publisher.getByLabel('排序'))
  const entry = entries
    .filter({ has: publisher.locator('summary:visible') })
    .filter({ hasNotText: '已提醒' })
    .first()
  const title = String(await entry.locator('[data-title]').textContent())
  await hands.press(entry.locator('summary'))
  expect(await hands.flaws(publisher)).toEqual([])
  const reminded = entries.filter({ hasText: '已提醒' })
  const before = await reminded.count()
  await hands.write(entry.getByLabel('提醒什么'), `请更新${title}`)
  await hands.press(entry.getByRole('button', { name: '发提醒函' }))
  await expect.poll(() => reminded.count()).toBe(before + 1)
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
    await takePicture(writer, hands)
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
    await remind(publisher, hands)
    for (const page of ['reminders/', 'digests/']) {
      await publisher.goto(`${showcase.address}/studio/${page}`)
      await publisher.locator('#inside').waitFor()
      expect(await hands.flaws(publisher), page).toEqual([])
    }
  },
  240_000,
)

test.each([
  ['touch', touch, phone],
  ['the keyboard', keys, {}],
] as const)(
  'by %s alone an administrator invites, sets stages of review and minds a ledger',
  async (name, hands, options) => {
    const chief = await enter('chief', hands, options, '陈主任')
    await hands.press(chief.getByRole('link', { name: '成员与授权' }))
    const invitation = chief.locator('#invite')
    await hands.write(invitation.getByLabel('邮箱'), `by-${name.replace(' ', '-')}@example.org`)
    await hands.pick(invitation.getByLabel('角色'))
    await hands.write(invitation.getByLabel('地方'), 'liuhu')
    await hands.press(invitation.getByRole('button', { name: '生成邀请链接' }))
    await chief.locator('#invited').waitFor()
    expect(await chief.getByLabel('把链接发给对方').inputValue()).toContain('/studio/invitation/#')
    await chief.locator('#invitations li', { hasText: '初审' }).first().waitFor()
    expect(await hands.flaws(chief)).toEqual([])

    await chief.goto(`${showcase.address}/studio/stages/`)
    const district = chief.locator('#districts li', { hasText: '中原区' })
    const stages = district.getByRole('combobox')
    const before = Number(await stages.inputValue())
    await hands.pick(stages)
    await hands.press(district.getByRole('button', { name: '保存' }))
    await district.getByText('已保存').waitFor()
    expect(await hands.flaws(chief)).toEqual([])
    await chief.reload()
    await expect.poll(() => stages.inputValue()).toBe(String(before + 1))

    await chief.goto(`${showcase.address}/studio/ledger/`)
    const responsible = chief.locator('#responsible')
    await hands.write(responsible.getByLabel('地方'), 'liuhu/tongshuwang')
    await hands.write(responsible.getByLabel('责任人'), 'writer@example.org')
    await hands.press(responsible.getByRole('button', { name: '设置责任人' }))
    await chief.getByText('桐树王村 · writer').waitFor()
    expect(await hands.flaws(chief)).toEqual([])
  },
  240_000,
)
