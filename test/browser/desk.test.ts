import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openShowcase, type Showcase } from './showcase.ts'

let showcase: Showcase
beforeAll(async () => {
  showcase = await openShowcase()
})
afterAll(() => showcase?.close())

const INCOME = '240万元'
const SENTENCE = '比如，址刘村整合村集体商业，包装打造夜经济，集体年收入达240万元。'

/** The text of an element, without what only parts its lines. */
const words = async (element: Locator) => ((await element.textContent()) ?? '').replaceAll(/\s+/g, '')
const found = (page: Page) => page.locator('.found li')
const total = async (page: Page) => Number(/共(\d+)个/.exec(await words(page.locator('#desk .total')))?.[1])
const facet = (page: Page, name: string, words: string) =>
  page.locator(`section:has(> #by-${name}) a`).filter({ hasText: words })

/** A reporter’s way from the front page to 址刘村’s collective income, its sentence, its citation and the file. */
async function findIncome(page: Page): Promise<void> {
  await showcase.visit(page, '/')
  await page.getByRole('search').getByRole('searchbox').fill('址刘村 收入')
  await page.getByRole('search').getByRole('searchbox').press('Enter')
  await page.waitForURL('**/figures/?text=*')
  await expect.poll(() => found(page).count()).toBe(1)
  expect(await words(found(page))).toContain('240')
  expect(await words(found(page))).toContain(SENTENCE)
}

for (const javaScriptEnabled of [false, true]) {
  describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    let page: Page
    beforeAll(async () => {
      page = await showcase.newPage({ javaScriptEnabled, acceptDownloads: true })
    })

    test('one query leads from the front page to the number, its sentence, its citation and the file', async () => {
      await findIncome(page)
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()])
      const text = await readFile(await file.path(), 'utf8')
      expect(file.suggestedFilename()).toMatch(/^繁星数字-址刘村_收入-\d{4}-\d\d-\d\d\.csv$/)
      expect(text).toContain(SENTENCE)
      expect(text.trim().split('\r\n')).toHaveLength(2)
      await page.getByRole('link', { name: '引用' }).click()
      await page.waitForURL('**/figures/*/')
      expect(await words(page.locator('main'))).toContain(INCOME)
      expect(await words(page.locator('main'))).toContain('[EB/OL]')
    })

    test('three clicks lead there too', async () => {
      await showcase.visit(page, '/')
      await page.getByRole('navigation', { name: '主要栏目' }).getByRole('link', { name: '数字' }).click()
      await page.waitForURL('**/figures/')
      await facet(page, 'topic', '集体经济').click()
      await page.waitForURL('**/figures/?topic=COLLECTIVE_ECONOMY')
      const row = found(page).filter({ hasText: SENTENCE })
      await row.getByRole('link', { name: '引用' }).click()
      await page.waitForURL('**/figures/*/')
    })

    test('says whose each number is, and that values of several units are no ranking', async () => {
      const mixed = page.getByText('单位不止一种，这里只按数值的大小排。')
      await showcase.visit(page, '/figures/?sort=VALUE_DESC')
      expect(await words(found(page).filter({ hasText: '近10万元' }))).toContain('三王庄村主题宣传阵地')
      expect(await mixed.count()).toBe(1)
      await showcase.visit(page, '/figures/?unit=CNY&sort=VALUE_DESC')
      expect(await found(page).count()).toBeGreaterThan(0)
      expect(await mixed.count()).toBe(0)
    })

    test('words typed without a space between them lead there by one click more', async () => {
      await showcase.visit(page, '/')
      await page.getByRole('search').getByRole('searchbox').fill('址刘村集体收入')
      await page.getByRole('search').getByRole('searchbox').press('Enter')
      await page.waitForURL('**/figures/?text=*')
      await page.getByRole('link', { name: '拆开找“址刘村 集体 收入”：1 个' }).click()
      await expect.poll(() => found(page).count()).toBe(1)
      expect(await words(found(page))).toContain(SENTENCE)
      await showcase.visit(page, `/search/?q=${encodeURIComponent('址刘村集体收入')}`)
      await page.getByRole('link', { name: /^拆开找“址刘村 集体 收入”：\d+ 条$/ }).click()
      await page.locator('a.hit', { hasText: '村集体年收入' }).first().waitFor()
    })

    test('choosing and leaving conditions changes what is found, as counted, and the address holds it all', async () => {
      await showcase.visit(page, '/figures/')
      const all = await total(page)
      const link = facet(page, 'place', '柳湖街道')
      const count = Number(await words(link.locator('.count')))
      await link.click()
      await expect.poll(() => total(page)).toBe(count)
      await facet(page, 'status', '已实现').click()
      await page.waitForURL(/place=zhongyuan%2Fliuhu&status=ACHIEVED/)
      const narrowed = await total(page)
      await page.locator('select[name="sort"]').selectOption('VALUE_ASC')
      if (!javaScriptEnabled) await page.getByRole('button', { name: '查数字' }).click()
      await page.waitForURL(/sort=VALUE_ASC/)
      expect(await total(page)).toBe(narrowed)
      await page.locator('input[name="min"]').fill('3')
      await page.locator('input[name="min"]').press('Enter')
      await page.waitForURL(/min=3/)
      const address = page.url()
      const rows = await found(page).allInnerTexts()
      await page.goto(address)
      expect(await found(page).allInnerTexts()).toEqual(rows)
      await page.getByRole('link', { name: '全部去掉' }).click()
      await expect.poll(() => total(page)).toBe(all)
    })

    test('all figures can be read page by page, none twice', async () => {
      await showcase.visit(page, '/figures/')
      const all = await total(page)
      const seen = new Set(await found(page).allInnerTexts())
      expect(seen.size).toBe(20)
      await page.getByRole('link', { name: '接着看' }).click()
      await page.waitForURL(/after=/)
      for (const text of await found(page).allInnerTexts()) seen.add(text)
      expect(seen.size).toBe(all)
    })

    test('a name in the place of a path leads on by one click, with the rest of what was asked', async () => {
      const search = new URLSearchParams({ place: '址刘村', status: 'ACHIEVED' })
      await showcase.visit(page, `/figures/?${search}`)
      expect(await words(page.getByRole('alert'))).toContain('是不是址刘村（zhongyuan/lianhu/zhiliu）？')
      await page.getByRole('alert').getByRole('link', { name: '址刘村' }).click()
      await page.waitForURL('**/figures/?place=zhongyuan%2Flianhu%2Fzhiliu&status=ACHIEVED')
      await expect.poll(() => found(page).filter({ hasText: SENTENCE }).count()).toBe(1)
    })

    test('a condition that there is not is named with the remedy', async () => {
      await showcase.visit(page, '/figures/?topic=NOPE')
      expect(await words(page.getByRole('alert'))).toContain('topic=NOPE')
      await page.getByRole('link', { name: '从头开始' }).click()
      await expect.poll(() => found(page).count()).toBe(20)
    })
  })
}

describe('by keyboard', () => {
  test('a condition is chosen and left again, and the focus stays on it', async () => {
    const page = await showcase.newPage()
    await showcase.visit(page, '/figures/')
    const all = await total(page)
    const link = facet(page, 'topic', '党建')
    await link.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/figures/?topic=PARTY_BUILDING')
    expect(await words(page.locator(':focus'))).toContain('党建')
    expect(await page.locator(':focus').getAttribute('aria-current')).toBe('true')
    expect(await words(page.locator('body > [role="status"]'))).toContain(`共${await total(page)}个`)
    await page.keyboard.press('Enter')
    await expect.poll(() => total(page)).toBe(all)
    await page.goBack()
    await expect.poll(() => page.url()).toContain('topic=PARTY_BUILDING')
    await expect.poll(() => facet(page, 'topic', '党建').getAttribute('aria-current')).toBe('true')
    await page.close()
  })
})

test('on a phone everything is big enough to be touched, in both editions', async () => {
  const page = await showcase.newPage({ viewport: { width: 360, height: 740 }, hasTouch: true })
  for (const [root, least] of [
    ['', 24],
    ['/elder', 48],
  ] as const) {
    await showcase.visit(page, `${root}/figures/?topic=PARTY_BUILDING&qualifier=EXACT`)
    expect(await page.locator('html').evaluate((html) => html.classList.contains('elder'))).toBe(root !== '')
    const small = await page.locator('#desk').evaluate((desk, size) => {
      const all = [...desk.querySelectorAll('a, button, input:not([type="hidden"]), select, summary')]
      const shown = all.filter((element) => element.checkVisibility() && getComputedStyle(element).display !== 'inline')
      return shown
        .filter((element) => element.getBoundingClientRect().height < size - 0.5)
        .map(({ outerHTML }) => outerHTML)
    }, least)
    expect(small).toEqual([])
    await page.getByRole('link', { name: '筛选 ↓' }).tap()
    await facet(page, 'status', '已实现').tap()
    await page.waitForURL(`**${root}/figures/?topic=PARTY_BUILDING&status=ACHIEVED&qualifier=EXACT`)
  }
  await page.close()
})
