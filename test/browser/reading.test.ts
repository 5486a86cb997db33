import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pageKinds, scripted, standardKinds } from './page-kinds.ts'
import { openShowcase, type Showcase } from './showcase.ts'

let showcase: Showcase
beforeAll(async () => {
  showcase = await openShowcase()
})
afterAll(() => showcase?.close())

/** How an element's background looks, which is how a passage is marked. */
function backgroundOf(page: Page, selector: string): Promise<string> {
  return page.locator(selector).evaluate((element) => getComputedStyle(element).background)
}

/** What is seen where an element stands. */
async function picture(element: Locator): Promise<Buffer> {
  const box = await element.boundingBox()
  if (!box) throw new Error('The element is not shown')
  return element.page().screenshot({ clip: box })
}

describe('without scripts', () => {
  let page: Page
  beforeAll(async () => {
    page = await showcase.newPage({ javaScriptEnabled: false })
  })

  test('a figure opens the very sentence that states it, highlighted', async () => {
    await showcase.visit(page, pageKinds.figure)
    const figure = /\d+/.exec(new URL(page.url()).pathname)?.[0]
    const sentence = await page.locator(`main a[href$="#c${figure}"]`).first().textContent()
    await page.locator(`main a[href$="#c${figure}"]`).first().click()
    await page.waitForURL(`**/stories/*/#c${figure}`)
    expect(await page.locator(`#c${figure}`).textContent()).toBe(sentence)
    expect(await page.locator(`#c${figure}`).evaluate((element) => element.matches(':target'))).toBe(true)
    const marked = await backgroundOf(page, `#c${figure}`)
    await page.goto(page.url().replace(/#.*/, ''))
    expect(await backgroundOf(page, `#c${figure}`)).not.toBe(marked)
  })

  test('a sentence in a story opens its figure, and that one the sentence again', async () => {
    await showcase.visit(page, pageKinds.story)
    const link = page.locator('.story .passage a[href^="/figures/"]').first()
    const figure = (await link.getAttribute('href'))?.split('/')[2]
    await link.click()
    await page.waitForURL(`**/figures/${figure}/`)
    expect(await page.locator(`a[href$="#c${figure}"]`).count()).toBeGreaterThan(0)
  })

  test.each([
    ['two characters of a name', '联心', '联心结'],
    ['pinyin', 'lianxinjie', '联心结'],
    ['initials', 'lxj', '联心结'],
    ['part of a sentence', '党群服务', '党群服务中心'],
  ])('search finds by %s', async (_, words, name) => {
    await showcase.visit(page, '/search/')
    await page.locator('main input[name="q"]').fill(words)
    await page.locator('main input[name="q"]').press('Enter')
    await page.waitForURL(`**/search/?q=${encodeURIComponent(words)}`)
    expect(await page.locator('main').textContent()).toContain(name)
  })

  test('a search for nothing shows its form again, and the browser says nothing in its own language', async () => {
    await showcase.visit(page, '/search/')
    await page.getByRole('searchbox').press('Enter')
    await page.waitForURL('**/search/?q=')
    expect(await page.getByRole('searchbox').isVisible()).toBe(true)
  })

  test('a search that finds nothing says so and keeps the words', async () => {
    await showcase.visit(page, `/search/?q=${encodeURIComponent('没有这样的词<b>')}`)
    expect(await page.locator('main input[name="q"]').inputValue()).toBe('没有这样的词<b>')
    expect(await page.locator('main b').count()).toBe(0)
  })

  test('large type is kept from page to page, and left again', async () => {
    await showcase.visit(page, pageKinds.project)
    const size = () => page.locator('main').evaluate((main) => Number.parseFloat(getComputedStyle(main).fontSize))
    const standard = await size()
    await page.locator('.masthead').getByRole('link', { name: '长辈版' }).click()
    await page.waitForURL('**/elder/projects/**')
    expect(await size()).toBeGreaterThan(standard)
    await page.locator('main a[href*="/stories/"]').first().click()
    await page.waitForURL('**/elder/stories/**')
    await page.getByRole('link', { name: '繁星，首页' }).click()
    await page.waitForURL('**/elder/')
    await page.locator('.masthead').getByRole('link', { name: '标准版' }).click()
    await page.waitForURL(`${showcase.address}/`)
    expect(await size()).toBe(standard)
  })
})

describe('by keyboard', () => {
  let page: Page
  beforeAll(async () => {
    page = await showcase.newPage()
  })

  test('the first key leads past the masthead', async () => {
    await showcase.visit(page, pageKinds.story)
    await page.keyboard.press('Tab')
    const skip = page.locator(':focus')
    expect(await skip.getAttribute('href')).toBe('#main')
    expect(await skip.isVisible()).toBe(true)
    await page.keyboard.press('Enter')
    expect(await page.locator(':focus').evaluate((element) => element.tagName)).toBe('MAIN')
  })

  test('every star of the sky can be reached, has a name and shows that it has the focus', async () => {
    await showcase.visit(page, pageKinds.home)
    const stars = page.locator('a[href*="#branch-"]')
    const count = await stars.count()
    expect(count).toBeGreaterThan(1)
    const unfocused = await picture(stars.first())
    const reached = new Set<string>()
    for (let presses = 0; reached.size < count && presses < count + 100; presses++) {
      await page.keyboard.press('Tab')
      const focused = page.locator(':focus')
      const href = (await focused.getAttribute('href')) ?? ''
      if (!href.includes('#branch-')) continue
      expect(await focused.getAttribute('aria-label')).toMatch(/^.+，.+$/)
      if (reached.size === 0) expect(await picture(focused)).not.toEqual(unfocused)
      reached.add(href)
    }
    expect(reached.size).toBe(count)
  })
})

test.each(Object.entries(standardKinds))(
  '%s asks only its own origin, and runs no script that it can do without',
  async (_, address) => {
    const page = await showcase.newPage()
    const requests: { type: string; url: string }[] = []
    page.on('request', (request) => requests.push({ type: request.resourceType(), url: request.url() }))
    await showcase.visit(page, address)
    const own = (url: string) => url.startsWith(`${showcase.address}/`) || url.startsWith('data:')
    expect(requests.filter(({ url }) => !own(url))).toEqual([])
    if (!scripted.includes(address)) {
      expect(requests.filter(({ type }) => type === 'script')).toEqual([])
      expect(await page.locator('script:not([type="application/ld+json"])').count()).toBe(0)
      expect(await page.locator('[onclick], [onload], [href^="javascript:"]').count()).toBe(0)
    }
    await page.close()
  },
)

test('paper shows what was written: black on white, no ways in', async () => {
  const page = await showcase.newPage({ colorScheme: 'dark' })
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await showcase.visit(page, pageKinds.project)
  const { background, colour } = await page.evaluate(() => {
    const style = getComputedStyle(document.body)
    return { background: style.backgroundColor, colour: style.color }
  })
  expect(['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)']).toContain(background)
  expect(colour).toBe('rgb(0, 0, 0)')
  expect(await page.getByRole('navigation', { name: '主要栏目' }).isVisible()).toBe(false)
  await page.close()
})

test.each([pageKinds.home, pageKinds.street, pageKinds.project, pageKinds.story, pageKinds.figure, pageKinds.about])(
  'on paper %s writes out whole addresses, each once, none within a quote',
  async (path) => {
    const page = await showcase.newPage()
    await page.emulateMedia({ media: 'print' })
    await showcase.visit(page, path)
    const written = await page.locator('main a[href]').evaluateAll((links) =>
      links
        .map((link) => ({
          address: getComputedStyle(link, '::after').content.replaceAll(/"|\s|attr\(href\)/g, ''),
          href: link.getAttribute('href'),
          quoted: link.closest('.marked, .passage, blockquote') !== null,
        }))
        .filter(({ address }) => address.includes('[')),
    )
    expect(written.length).toBeGreaterThan(0)
    expect(written.filter(({ quoted }) => quoted)).toEqual([])
    for (const { address } of written) expect(address).toContain(`[${showcase.address}`)
    expect(new Set(written.map(({ href }) => href)).size).toBe(written.length)
    await page.close()
  },
)
