import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { errorCodes } from '../../server/errors.ts'
import { standardPath } from '../../site/elder.ts'
import { fixedPages } from '../../site/paths.ts'
import { faults } from './schema-org.ts'
import { type Showcase, showcase } from './showcase.ts'

let site: Showcase
let empty: Showcase
let pages: string[]
beforeAll(async () => {
  site = await showcase()
  empty = await showcase(false)
  pages = [...site.paths].filter((path) => path.endsWith('/') && standardPath(path) === null && !isStudio(path))
})
afterAll(async () => {
  await site.close()
  await empty.close()
})

const parser = new XMLParser({
  ignoreAttributes: false,
  isArray: (name) => ['entry', 'url', 'sitemap', 'link'].includes(name),
})
const xml = async (from: Showcase, path: string) => {
  const text = await from.text(path)
  expect(XMLValidator.validate(text), path).toBe(true)
  return parser.parse(text)
}
/** Shown within pages of other sites. */
const isFrame = (page: string) => page.endsWith('/embed/')
const isStudio = (page: string) => page.startsWith('/studio/')
const kinds = () => [
  ...fixedPages,
  ...['places', 'projects', 'stories', 'figures'].map(
    (kind) => pages.find((page) => page.startsWith(`/${kind}/`) && page.split('/').length > 3) ?? '',
  ),
  ...[/@1\/$/, /\/embed\/$/].map((kind) => pages.find((page) => kind.test(page)) ?? ''),
]

describe('addresses', () => {
  test('every page has its large-type edition, every place, project and story its picture', () => {
    for (const page of pages.filter((page) => !isFrame(page))) {
      expect(site.paths).toContain(`/elder${page}`)
      if (/^\/(places|projects|stories)\/./.test(page)) expect(site.paths).toContain(`/share${page.slice(0, -1)}.png`)
    }
  })

  test('each leads to something', async () => {
    for (const path of kinds()) expect(await site.text(path), path).toContain('<h1')
    expect(await site.text('/robots.txt')).toContain(`Sitemap: ${site.origin}/sitemap.xml`)
  })
})

describe('the sitemap', () => {
  test('lists every page once, in parts that are all there, and nothing else', async () => {
    const index = await xml(site, '/sitemap.xml')
    const parts: string[] = index.sitemapindex.sitemap.map(({ loc }: { loc: string }) => new URL(loc).pathname)
    expect(parts).toEqual(
      [...site.paths]
        .filter((path) => path.startsWith('/sitemap'))
        .filter((path) => path !== '/sitemap.xml')
        .sort((a, b) => parts.indexOf(a) - parts.indexOf(b)),
    )
    const listed: string[] = []
    for (const part of parts) {
      const { urlset } = await xml(site, part)
      for (const { loc } of urlset.url) {
        expect(loc.startsWith(`${site.origin}/`)).toBe(true)
        listed.push(loc.slice(site.origin.length))
      }
    }
    // A version and a frame stand for the page of their figure.
    expect(listed.sort()).toEqual(pages.filter((page) => !isFrame(page) && !page.includes('@')).sort())
  })

  test('tells when stories and figures changed', async () => {
    const { urlset } = await xml(site, '/sitemap/zhongyuan/liuhu.xml')
    const dated = urlset.url.filter(({ lastmod }: { lastmod?: string }) => lastmod !== undefined)
    expect(dated.length).toBeGreaterThan(2)
    for (const { loc, lastmod } of dated) {
      expect(loc).toMatch(/\/(stories|figures)\//)
      expect(new Date(lastmod).toISOString()).toBe(lastmod)
    }
  })
})

describe('pages', () => {
  test('say in the terms of schema.org what they are about', async () => {
    const values: object[] = []
    for (const page of kinds()) {
      for (const [, json] of (await site.text(page)).matchAll(
        /<script type="application\/ld\+json">([\s\S]*?)<\/script>/g,
      )) {
        values.push(JSON.parse(json ?? ''))
      }
    }
    expect(values.length).toBeGreaterThan(kinds().length)
    expect(JSON.stringify(values)).not.toMatch(/:null|:""|:\[\]/)
    expect(faults(values)).toEqual([])
  })

  test('fetch nothing from another origin', async () => {
    for (const page of kinds()) {
      const html = await site.text(page)
      const fetched = [
        ...html.matchAll(/<(?:script|img|iframe|source|video|audio|embed|object)\b[^>]*?\b(?:src|data)="([^"]*)"/g),
        ...html.matchAll(/<link\b[^>]*rel="(?:stylesheet|preload|icon|modulepreload|preconnect)"[^>]*href="([^"]*)"/g),
        ...html.matchAll(/url\((?!['"]?data:)['"]?([^'")]*)/g),
      ]
      expect(fetched.length, page).toBeGreaterThan(0)
      for (const [, address] of fetched) expect(address, page).toMatch(/^(#|\/(?!\/))/)
      expect(html).not.toMatch(/<script(?! type="application\/(ld\+)?json"| type="module" src="\/_astro\/)/)
    }
  })

  test.each([
    ['/places/zhongyuan/tongbailu/', '“五星”支部创建工作开展以来'],
    ['/places/zhongyuan/lianhu/zhiliu/', '集体年收入达240万元'],
  ])('%s has its sentence once', async (page, words) => {
    const [, main = ''] = (await site.text(page)).split('<main')
    expect(main.split(words)).toHaveLength(2)
  })

  test('tell beside its name that a number is only planned', async () => {
    const [, main = ''] = (await site.text('/figures/?status=PLANNED')).split('<main')
    const names = [...main.matchAll(/<p class="what[^>]*>(.*?)<\/p>/gs)].map(([, inner = '']) =>
      inner.replace(/<[^>]*>/g, ''),
    )
    expect(names).toContain('计划·将投入使用的加装电梯数')
    expect(names.every((name) => name.startsWith('计划·'))).toBe(true)
  })

  test('that list say how many there are', async () => {
    const all: Record<string, string> = {
      '/projects/': '个',
      '/stories/': '篇',
      '/figures/': '个',
      '/achievements/': '项',
      '/branches/': '个支部',
    }
    for (const [page, unit] of Object.entries(all)) {
      expect(await site.text(page), page).toMatch(new RegExp(`(?:共|收录) [1-9]\\d* ${unit}`))
    }
  })

  test('of the API show ten questions, each with an answer that says something', async () => {
    const html = await site.text('/api/')
    const answers = [...html.matchAll(/<pre id="(\w+)-answer"[^>]*>([^<]+)</g)].map(([, slug, text = '']) => {
      const [value] = Object.values<unknown>(JSON.parse(text.replaceAll('&quot;', '"').replaceAll('&#34;', '"')).data)
      return { slug, value }
    })
    // That of the filters shows what is said of a place that there is not.
    const questions = answers.filter(({ slug }) => slug !== 'filters')
    expect(questions).toHaveLength(10)
    for (const { slug, value } of questions)
      expect([null, [], { totalCount: 0, nodes: [] }], slug).not.toContainEqual(value)
  })

  test('of the API tell every limit and every code that a request can meet', async () => {
    const guide = await site.text('/api/')
    const { limits } = readConfig({})
    for (const [name, limit] of Object.entries(limits)) {
      if (name !== 'cacheBytes') expect(guide, name).toContain(`最多 ${limit.toLocaleString('zh-CN')}`)
    }
    const errors = await site.text('/api/errors/')
    for (const { code } of errorCodes) expect(errors).toContain(`id="${code}"`)
    for (const [, anchor] of guide.matchAll(/\/api\/errors\/#(\w+)/g)) expect(errors).toContain(`id="${anchor}"`)
  })

  test.each(fixedPages)('%s can be shown by an empty hub', async (page) =>
    expect(await empty.text(page)).toContain('<h1'),
  )

  test('an achievement’s address is on the list', async () => {
    expect(await site.text('/achievements/')).toMatch(/<li id="a\d+"/)
  })
})

describe('search', () => {
  const found = async (query: string) => site.text(`/search/?q=${encodeURIComponent(query)}`)

  test('the file that is kept shows the form alone, and may be listed', async () => {
    const html = await site.text('/search/')
    expect(html).toMatch(/<form action="\/search\/" method="get"/)
    expect(html).not.toContain('role="status"')
    expect(html).toContain('rel="canonical"')
  })

  test('finds Chinese, pinyin and initials, and marks why', async () => {
    expect(await found('豫桐')).toMatch(/红色<mark[^>]*>豫桐<\/mark>/)
    for (const sound of ['liuhujiedao', 'lhjd']) expect(await found(sound)).toMatch(/<mark[^>]*>柳湖街道<\/mark>/)
  })

  test('an answer is for its reader, not for search engines', async () => {
    expect(await found('豫桐')).toContain('<meta name="robots" content="noindex"')
  })

  test('nothing found is said so, and the query is shown as text', async () => {
    const html = await found('<b>"没有"</b>')
    expect(html).toContain('没有找到')
    expect(html.replaceAll(/"[^"]*"/g, '""')).not.toContain('<b>')
  })

  test('goes on where a page ends, and a cursor that is none begins at the beginning', async () => {
    const first = await found('社区')
    const next =
      /href="(\/search\/\?[^"]*after=[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#38;', '&') ?? ''
    const links = (html: string) => [...html.matchAll(/class="hit[^"]*" href="([^"]*)"/g)].map(([, href]) => href)
    const second = await site.text(next)
    expect(links(first)).toHaveLength(20)
    expect(links(second).length).toBeGreaterThan(0)
    expect(links(second).filter((link) => links(first).includes(link))).toEqual([])
    expect(links(await site.text('/search/?q=%E7%A4%BE%E5%8C%BA&after=nonsense'))).toEqual(links(first))
  })

  test('in large type leads to large type', async () => {
    const html = await site.text(`/elder/search/?q=${encodeURIComponent('豫桐')}`)
    expect(html).toContain('action="/elder/search/"')
    expect(html).toMatch(/class="hit[^"]*" href="\/elder\//)
  })

  test('too long a query is cut rather than refused', async () => {
    expect(await found('社区 '.repeat(60))).toContain('role="status"')
  })
})
