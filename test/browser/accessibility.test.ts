import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findings, overflowing } from './findings.ts'
import { pageKinds, standardKinds } from './page-kinds.ts'
import { openShowcase, type Showcase } from './showcase.ts'

const kinds = Object.entries(pageKinds)
const views = [
  { colorScheme: 'light', width: 360 },
  { colorScheme: 'dark', width: 360 },
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 1440 },
] as const
/** Large type has the colours of the standard edition: each scheme and each width once will do. */
const editions = [
  { name: 'the standard', root: '', kinds: Object.entries(standardKinds), views },
  {
    name: 'the large-type',
    root: '/elder',
    kinds,
    views: views.filter(({ colorScheme, width }) => (colorScheme === 'light') === (width === 360)),
  },
] as const

let showcase: Showcase
let page: Page

beforeAll(async () => {
  showcase = await openShowcase()
  page = await showcase.newPage()
})
afterAll(() => showcase?.close())

for (const edition of editions) {
  test.each(edition.kinds)(
    `axe finds nothing on ${edition.name} %s, by day and night, small and large`,
    { timeout: 240_000 },
    async (_, address) => {
      await showcase.visit(page, edition.root + address)
      const found: string[] = []
      for (const { colorScheme, width } of edition.views) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 800 })
        for (const finding of await findings(page)) found.push(`${colorScheme} at ${width} px: ${finding}`)
      }
      expect(found).toEqual([])
    },
  )

  test.each(edition.kinds)(`${edition.name} %s fits a window 320 px wide`, async (_, address) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await showcase.visit(page, edition.root + address)
    expect(await overflowing(page)).toEqual([])
  })
}

test('large type is large, and its links are easy to hit', async () => {
  await page.setViewportSize({ width: 360, height: 640 })
  for (const [, address] of kinds.filter(([kind]) => kind !== 'missing')) {
    await showcase.visit(page, `/elder${address}`)
    expect(await page.evaluate(smallText, 21), address).toEqual([])
    expect(await page.evaluate(smallTargets, 48), address).toEqual([])
  }
})

test('what breaks the rules is found', async () => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.setContent(`<html lang="zh-CN"><title>t</title><main><h1>标题</h1>
    <p style="color:#bbb;background:#fff">淡淡的字</p><img src="data:,"><p style="width:400px">宽</p></main>`)
  const found = await findings(page)
  expect(found.map((finding) => finding.split(':')[0]).sort()).toEqual(['color-contrast', 'image-alt'])
  expect(await overflowing(page)).toContain('p.null')
  expect(await page.evaluate(smallText, 21)).toContain('淡淡的字')
  await page.setContent('<main><button>小</button></main>')
  expect(await page.evaluate(smallTargets, 48)).toEqual(['小'])
})

/** Text set smaller than `least` px. */
function smallText(least: number): string[] {
  const small: string[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { textContent, parentElement } = walker.currentNode
    const text = textContent?.trim()
    if (!text || !parentElement?.checkVisibility() || parentElement.getClientRects().length === 0) continue
    if (Number.parseFloat(getComputedStyle(parentElement).fontSize) < least) small.push(text)
  }
  return small
}

/** Links and buttons lower than `least` px that do not stand within a line of text. */
function smallTargets(least: number): string[] {
  return [...document.querySelectorAll('a, button, summary, input, select')]
    .filter((element) => element.checkVisibility() && getComputedStyle(element).display !== 'inline')
    .filter((element) => !element.closest('svg') && !element.classList.contains('skip'))
    .filter((element) => element.getBoundingClientRect().height < least - 0.5)
    .map((element) => element.textContent?.trim() ?? '')
}
