import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findings, overflowing } from './findings.ts'
import { openShowcase, type Showcase } from './showcase.ts'

let showcase: Showcase
beforeAll(async () => {
  showcase = await openShowcase()
})
afterAll(() => showcase?.close())

/** Moves the focus to the first link or button of this name after `start`, by the Tab key alone. */
async function tabTo(page: Page, start: string, name: string): Promise<void> {
  await page.locator(start).evaluate((element) => {
    element.setAttribute('tabindex', '-1')
    element.focus()
  })
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press('Tab')
    if ((await page.locator(':focus').textContent())?.trim() === name) return
  }
  throw new Error(`Tab does not lead from ${start} to ${name}`)
}

describe('the guide', () => {
  test('runs a question by keyboard, and tells what it cost', async () => {
    const page = await showcase.newPage()
    await showcase.visit(page, '/api/')
    const answer = page.locator('#tree-answer')
    const printed = await answer.textContent()
    await answer.evaluate((element) => element.replaceChildren())
    await tabTo(page, '#tree', '运行')
    await page.keyboard.press('Enter')
    await page.getByText(/这是刚刚的回答。开销 \d+，这一分钟还能问 \d+ 次。/).waitFor()
    expect(JSON.parse((await answer.textContent()) ?? '')).toEqual(JSON.parse(printed ?? ''))
    expect(new URL(page.url()).pathname).toBe('/api/')
  })

  test('tells what a filter by a place that there is not answers, where filters are taught', async () => {
    const page = await showcase.newPage()
    await showcase.visit(page, '/api/')
    await page.getByRole('link', { name: '没有的地方和指标怎样回答' }).click()
    const taught = page.locator('#filters:target')
    await taught.getByRole('link', { name: '运行' }).click()
    await taught.getByText('这是刚刚的回答').waitFor()
    const { data, extensions } = JSON.parse((await taught.locator('#filters-answer').textContent()) ?? '')
    expect(data).toEqual({ figures: { totalCount: 0 } })
    expect(extensions.warnings).toEqual([expect.objectContaining({ argument: 'filter.place' })])
    const { value, nearest } = extensions.warnings[0]
    expect(`${nearest[0].value}x`).toBe(value)
    await page.close()
  })

  test('copies a sample', async () => {
    const page = await showcase.newPage({ permissions: ['clipboard-read', 'clipboard-write'] })
    await showcase.visit(page, '/api/')
    await tabTo(page, '#sum', '复制')
    await page.keyboard.press('Enter')
    await page.locator('#sum').getByRole('button', { name: '已复制' }).waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toBe(await page.locator('#sum-query').textContent())
  })

  test('without scripts each question leads to its answer', async () => {
    const page = await showcase.newPage({ javaScriptEnabled: false })
    await showcase.visit(page, '/api/')
    expect(await page.locator('button:visible').count()).toBe(0)
    for (const link of await page.locator('article a[data-run]').all()) {
      const reply = await page.request.get(showcase.address + (await link.getAttribute('href')))
      expect(Object.keys(await reply.json())).toEqual(['data'])
    }
    await page.locator('#search a[data-run]').click()
    expect(await page.locator('body').textContent()).toContain('"search"')
  })

  test('the address of a refusal opens at its code', async () => {
    const page = await showcase.newPage()
    const refused = await page.request.post(`${showcase.address}/graphql`, {
      data: { query: '{ places(first: 1000) { totalCount } }' },
    })
    const [error] = (await refused.json()).errors
    await page.goto(error.extensions.explanation)
    const place = page.locator('#PAGE_TOO_LARGE')
    expect(await place.evaluate((element) => element.matches(':target'))).toBe(true)
    expect(await place.textContent()).toContain('最多 100')
  })
})

describe('the explorer', () => {
  /** The explorer with a question of the guide, once it can be written in; and everything that went wrong meanwhile. */
  async function explorer(colorScheme: 'light' | 'dark' = 'light', width = 1440) {
    const page = await showcase.newPage({ colorScheme, viewport: { width, height: 900 } })
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    page.on('request', (request) => {
      const own = /^(data|blob):/.test(request.url()) || request.url().startsWith(`${showcase.address}/`)
      if (!own) faults.push(`asks ${request.url()}`)
    })
    await showcase.visit(page, '/api/')
    await page.locator('#project').getByRole('link', { name: '在查询台打开' }).click()
    await page.locator('.graphiql-query-editor .view-line', { hasText: 'ProjectWithSentences' }).waitFor()
    return { page, faults }
  }

  test('opens a question of the guide and runs it, with nothing from elsewhere', async () => {
    const { page, faults } = await explorer()
    await page.locator('.graphiql-query-editor .view-line').first().click()
    await page.keyboard.press('Control+Enter')
    await page.locator('.graphiql-response', { hasText: '"mentions"' }).waitFor()
    expect(faults).toEqual([])
    await page.close()
  })

  test('tells what there is in the schema', async () => {
    const { page, faults } = await explorer()
    await page.getByRole('button', { name: '说明' }).click()
    await page.locator('.graphiql-doc-explorer').getByRole('link', { name: 'Query' }).click()
    await page.locator('.graphiql-doc-explorer', { hasText: '数字列表' }).waitFor()
    expect(faults).toEqual([])
    await page.close()
  })

  test('keeps what was asked, and tells of it and of a lost connection in Chinese', async () => {
    const { page, faults } = await explorer()
    const run = async () => {
      await page.locator('.graphiql-query-editor .view-line').first().click()
      await page.keyboard.press('Control+Enter')
    }
    await run()
    await page.locator('.graphiql-response', { hasText: '"mentions"' }).waitFor()
    await page.getByRole('button', { name: '历史' }).click()
    const history = page.getByRole('region', { name: '历史' })
    await history.getByRole('button', { name: '起名' }).click()
    await history.getByRole('textbox', { name: '名字' }).fill('刁沟烩面的句子')
    await page.keyboard.press('Enter')
    await history.getByRole('button', { name: '收藏' }).click()
    expect(await history.getByRole('listitem').textContent()).toContain('刁沟烩面的句子')
    expect(await history.textContent()).not.toMatch(/[a-z]/i)
    await history.getByRole('button', { name: '删除' }).click()
    await history.getByText('运行过的查询会列在这里').waitFor()
    expect(faults).toEqual([])
    await page.route('**/graphql', (route) => route.abort())
    await run()
    await page.locator('.graphiql-response', { hasText: '连不上繁星' }).waitFor()
    await page.close()
  })

  test('shows no headers to fill in, as no key is needed', async () => {
    const { page } = await explorer()
    await page.getByRole('button', { name: 'Variables' }).waitFor()
    expect(await page.getByRole('button', { name: 'Headers' }).count()).toBe(0)
    await page.close()
  })

  test.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 320],
  ] as const)('axe finds nothing of ours, and nothing stands out (%s, %s px)', async (scheme, width) => {
    const { page } = await explorer(scheme, width)
    const found = await findings(page)
    // GraphiQL puts the button that closes a tab within the tab.
    expect(found.filter((finding) => !finding.startsWith('nested-interactive: .graphiql-tab'))).toEqual([])
    expect(await overflowing(page)).toEqual([])
    await page.close()
  })
})
