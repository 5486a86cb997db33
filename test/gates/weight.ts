import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { attribute, pagesIn, type SitePage } from './site-page.ts'

/** Gzipped bytes that a page may bring in markup, styles and scripts, and in fonts on top. */
const budget = { page: 30_000, application: 500_000, fonts: 40_000 }

/** Programs rather than pages, for those who come to use them. */
const application = /^(\/elder)?\/(api\/explorer|studio\/write)\/$/

function stylesAndScripts({ elements }: SitePage): string[] {
  return elements.flatMap((element) => {
    if (element.tagName === 'script') return attribute(element, 'src') ?? []
    const isStyle = element.tagName === 'link' && attribute(element, 'rel') === 'stylesheet'
    return isStyle ? (attribute(element, 'href') ?? []) : []
  })
}

function fontsIn(css: string): string[] {
  return [...css.matchAll(/url\(["']?([^"')]+\.woff2)/g)].map((match) => match[1] ?? '')
}

/** Pages that weigh more than the budget allows, pictures not counted, each with its weight. */
export async function heavyPages(folder: string): Promise<string[]> {
  const known = new Map<string, { bytes: number; fonts: string[] }>()
  async function file(address: string) {
    const seen = known.get(address)
    if (seen) return seen
    const content = await readFile(join(folder, address))
    const bytes = address.endsWith('.woff2') ? content.length : gzipSync(content).length
    const read = { bytes, fonts: address.endsWith('.css') ? fontsIn(content.toString()) : [] }
    known.set(address, read)
    return read
  }

  const heavy: string[] = []
  for (const page of await pagesIn(folder)) {
    const parts = await Promise.all(stylesAndScripts(page).map(file))
    const fontFiles = new Set([...parts.flatMap((part) => part.fonts), ...fontsIn(page.html)])
    const fonts = await Promise.all([...fontFiles].map(file))
    const pageBytes = gzipSync(page.html).length + parts.reduce((sum, part) => sum + part.bytes, 0)
    const fontBytes = fonts.reduce((sum, font) => sum + font.bytes, 0)
    const limit = application.test(page.address) ? budget.application : budget.page
    if (pageBytes > limit) heavy.push(`${page.address} weighs ${pageBytes} bytes`)
    if (fontBytes > budget.fonts) heavy.push(`${page.address} brings ${fontBytes} bytes of fonts`)
  }
  return heavy
}
