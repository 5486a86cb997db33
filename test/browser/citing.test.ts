import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parse } from '@retorquere/bibtex-parser'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pageKinds, standardKinds } from './page-kinds.ts'
import { openShowcase, type Showcase } from './showcase.ts'

let showcase: Showcase
beforeAll(async () => {
  showcase = await openShowcase()
})
afterAll(() => showcase?.close())

/** Presses Tab until the element with these words has the focus. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab')
    if ((await page.locator(':focus').textContent())?.trim() === words) return
  }
  throw new Error(`No press of Tab leads to ${words}`)
}

describe('a citation', () => {
  test('is copied by keyboard, with the day on which it is copied', async () => {
    const page = await showcase.newPage({
      permissions: ['clipboard-read', 'clipboard-write'],
      timezoneId: 'Asia/Shanghai',
    })
    await showcase.visit(page, pageKinds.figure)
    const today = await page.evaluate(() => new Date().toLocaleDateString('sv-SE'))
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText())

    await tabTo(page, 'GB/T 7714')
    await tabTo(page, '复制')
    await page.keyboard.press('Enter')
    await page.getByRole('status').filter({ hasText: '已复制' }).waitFor()
    const address = page.url()
    expect(await clipboard()).toContain(`[${today}]. ${address}.`)

    await tabTo(page, 'BibTeX')
    await page.keyboard.press('Enter')
    await tabTo(page, '复制')
    await page.keyboard.press('Enter')
    await expect.poll(clipboard).toContain('@')
    const { entries, errors } = parse(await clipboard())
    expect(errors).toEqual([])
    expect(entries[0]?.fields).toMatchObject({ url: address, urldate: today })

    await tabTo(page, 'CSL-JSON')
    await page.keyboard.press('Enter')
    await tabTo(page, '复制')
    await page.keyboard.press('Enter')
    await expect.poll(clipboard).toContain('{')
    const item: unknown = JSON.parse(await clipboard())
    expect(item).toMatchObject({ URL: address, accessed: { 'date-parts': [today.split('-').map(Number)] } })
    await page.close()
  })

  test('and the code of a frame too', async () => {
    const page = await showcase.newPage({ permissions: ['clipboard-read', 'clipboard-write'] })
    await showcase.visit(page, pageKinds.figure)
    const frame = page.locator('figure', { has: page.locator('#embed-0') })
    await frame.getByRole('button', { name: '复制' }).click()
    await frame.getByRole('button', { name: '已复制' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^<iframe src=".*<\/iframe>$/)
    await page.close()
  })

  test('is there without scripts, and says where the day belongs', async () => {
    const page = await showcase.newPage({ javaScriptEnabled: false })
    await showcase.visit(page, pageKinds.version)
    expect(await page.locator('pre').first().textContent()).toContain('[引用日期]. http')
    expect(await page.locator('pre').first().textContent()).toContain('第1版')
    expect(await page.getByRole('button', { name: '复制' }).count()).toBe(0)
    await page.close()
  })
})

describe('on a page of another site', () => {
  let server: Server
  let body = ''
  beforeAll(async () => {
    server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      response.end(`<!doctype html><title>另一个网站</title>${body}`)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => server.close())

  const visitOther = (page: Page) => page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)

  test('the frame shows the number and its sentence, and leads to its page', async () => {
    const page = await showcase.newPage()
    await showcase.visit(page, pageKinds.figure)
    const address = page.url()
    body = (await page.locator('#embed-0').textContent()) ?? ''
    expect(body).toContain('<iframe')
    const number = await page.locator('h1 .numeral').textContent()
    await visitOther(page)
    const frame = page.frameLocator('iframe')
    expect(await frame.locator('h1').textContent()).toContain(number ?? '-')
    const [opened] = await Promise.all([page.waitForEvent('popup'), frame.getByRole('link').click()])
    await opened.waitForURL(address)
    await opened.close()
    await page.close()
  })

  test('the picture is shown', async () => {
    const page = await showcase.newPage()
    await showcase.visit(page, pageKinds.figure)
    body = (await page.locator('#embed-1').textContent()) ?? ''
    await visitOther(page)
    expect(
      await page.locator('img').evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth)),
    ).toBe(480)
    await page.close()
  })

  test('no other page of ours can be framed', async () => {
    const page = await showcase.newPage()
    for (const path of [pageKinds.figure, pageKinds.version, pageKinds.home, standardKinds.embed]) {
      await showcase.visit(page, path)
      const response = await page.request.get(page.url())
      const mayBeFramed = response.headers()['content-security-policy']?.includes('frame-ancestors *')
      expect(mayBeFramed, path).toBe(path === standardKinds.embed)
    }
    await showcase.visit(page, pageKinds.home)
    body = `<iframe src="${page.url()}"></iframe>`
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'))
    await visitOther(page)
    await refused
    await page.close()
  })
})

test('the chart marks the figure that its page is about', async () => {
  const page = await showcase.newPage()
  await showcase.visit(page, pageKinds.figure)
  const chart = await page.locator('img.chart').getAttribute('src')
  const colour = async (address: string) => {
    await page.goto(`${showcase.address}${address}`)
    return page
      .locator('g[id] .fill-ink')
      .first()
      .evaluate((element) => getComputedStyle(element).fill)
  }
  const id = chart?.split('#')[1]
  expect(await colour(chart?.replace(/#.*/, '') ?? '')).toBe('rgb(29, 26, 22)')
  await page.goto('about:blank')
  expect(await colour(chart ?? '')).toBe('rgb(179, 38, 30)')
  expect(id).toMatch(/^f\d+$/)
  await page.close()
})
