import { XMLParser } from 'fast-xml-parser'
import { parse } from 'parse5'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readSeeds } from '../../seeds/read.ts'
import { readConfig } from '../../server/config.ts'
import type { Database } from '../../server/database/database.ts'
import { createHub, type Hub } from '../../server/hub.ts'
import { publish } from '../../server/publish/publish.ts'
import { withdraw } from '../../server/publish/withdraw.ts'
import { loadBundle } from '../../server/render/bundle.ts'
import { compileSite } from '../../server/render/compile.ts'
import { Renderer } from '../../server/render/renderer.ts'
import { absolute } from '../../site/feeds/absolute.ts'
import { testDatabase } from '../hub.ts'
import { smallDraft, withFigure } from '../publish/small-draft.ts'

const { publicUrl, ...config } = readConfig({ PUBLIC_URL: 'https://fanxing.example' })
let database: Database
let hub: Hub
let renderer: Renderer
beforeAll(async () => {
  database = await testDatabase()
  hub = await createHub(database, { ...config, publicUrl })
  renderer = new Renderer(await loadBundle(await compileSite()), hub.door, publicUrl)
  expect(atomOf(await text('/feed.xml'))).toMatchObject({ updated: '1970-01-01T00:00:00.000Z', entry: [] })
  expect(jsonOf(await text('/feed.json')).items).toEqual([])
  for (const draft of await readSeeds()) await publish(database, draft)
  await publish(database, smallDraft())
  await publish(database, withFigure({ value: 2_000_000 }), { reason: '单位 < 看错 & 抄错' })
  await publish(database, smallDraft({ slug: 'gone' }))
  await withdraw(database, 'gone', { reason: '重复' })
})
afterAll(async () => {
  await hub?.close()
  await database?.close()
})

async function text(path: string): Promise<string> {
  const page = await renderer.page(path)
  if (page === null) throw new Error(`There is no ${path}`)
  return Buffer.from(page.bytes).toString()
}

const iri = z.url()
/** RFC 3339, as RFC 4287 section 3.3 narrows it: upper-case T and Z. */
const moment = z.iso.datetime()
const link = z.strictObject({ '@_rel': z.enum(['self', 'alternate']), '@_type': z.string(), '@_href': iri })
const entry = z.strictObject({
  id: z.string().regex(/^tag:fanxing\.example,2026:change:\d+$/),
  title: z.string().min(1),
  link: z.array(link).max(1).default([]),
  published: moment,
  updated: moment,
  author: z.array(z.strictObject({ name: z.string().min(1) })).min(1),
  category: z.array(z.strictObject({ '@_term': z.string().min(1) })).default([]),
  content: z.strictObject({ '#text': z.string().min(1), '@_type': z.literal('html'), '@_xml:base': iri.optional() }),
})
/** The rules of RFC 4287 section 4.1 that bear on these feeds: what must be there, once, and nothing that is not Atom's. */
const atomFeed = z.strictObject({
  '@_xmlns': z.literal('http://www.w3.org/2005/Atom'),
  '@_xml:lang': z.literal('zh-CN'),
  id: iri,
  title: z.string().min(1),
  subtitle: z.string(),
  updated: moment,
  link: z.array(link),
  entry: z.array(entry).default([]),
})

function atomOf(source: string): z.infer<typeof atomFeed> {
  const parser = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    isArray: (name) => ['entry', 'link', 'author', 'category'].includes(name),
  })
  const feed = atomFeed.parse(parser.parse(source, true).feed)
  const relations = feed.link.map((one) => one['@_rel'])
  expect(relations).toEqual(['self', 'alternate'])
  expect(new Set(feed.entry.map(({ id }) => id)).size).toBe(feed.entry.length)
  expect(feed.entry.length).toBeLessThanOrEqual(30)
  return feed
}

/** https://www.jsonfeed.org/version/1.1/ */
const jsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: iri,
  feed_url: iri,
  description: z.string(),
  language: z.literal('zh-CN'),
  items: z.array(
    z.strictObject({
      id: z.string().min(1),
      url: iri.optional(),
      title: z.string().min(1),
      content_html: z.string().min(1),
      date_published: moment,
      authors: z.array(z.strictObject({ name: z.string().min(1) })),
      tags: z.array(z.string().min(1)),
    }),
  ),
})
const jsonOf = (source: string) => jsonFeed.parse(JSON.parse(source))

async function feedPaths(): Promise<string[]> {
  return [...(await renderer.paths())].filter((path) => path.endsWith('/feed.xml'))
}

describe('feeds', () => {
  test('there are of everything, of each topic and of each place, valid, and the same in both forms', async () => {
    const paths = await feedPaths()
    const [places] = await database.rows<{ count: number }>('select count(*)::integer as count from place')
    expect(paths).toHaveLength(1 + 6 + (places?.count ?? 0))
    for (const path of paths) {
      const atom = atomOf(await text(path))
      const json = jsonOf(await text(path.replace('.xml', '.json')))
      expect(atom.link[0]?.['@_href']).toBe(publicUrl + path)
      expect(json.feed_url).toBe(publicUrl + path.replace('.xml', '.json'))
      expect(json.title).toBe(atom.title)
      const told = atom.entry.map(({ id, title, content, updated }) => [id, title, content['#text'], updated])
      expect(json.items.map((item) => [item.id, item.title, item.content_html, item.date_published])).toEqual(told)
      expect(atom.updated).toBe(atom.entry[0]?.updated ?? '1970-01-01T00:00:00.000Z')
    }
  })

  test('a correction is an entry of its own that names old and new, and why', async () => {
    for (const path of ['/feed.json', '/places/liuhu/tongshuwang/feed.json', '/topics/collective-economy/feed.json']) {
      const { items } = jsonOf(await text(path))
      const correction = items.find(({ title }) => title.startsWith('更正'))
      expect(correction?.title).toBe('更正：桐树王村集体年收入，240万元（第1版） → 240万元（第2版）')
      expect(correction?.content_html).toContain('<del>240万元（第1版）</del>')
      expect(correction?.content_html).toContain('<ins>240万元（第2版）</ins>')
      expect(correction?.content_html).toContain('单位 &lt; 看错 &amp; 抄错')
      expect(correction?.tags).toEqual(['桐树王村', '集体经济'])
    }
    expect(JSON.stringify(jsonOf(await text('/topics/culture/feed.json')))).not.toContain('更正')
  })

  test('a withdrawal leaves nothing but that it was', async () => {
    const { items } = jsonOf(await text('/feed.json'))
    expect(items[0]).toMatchObject({ title: '撤回：一篇报道', authors: [{ name: '繁星' }] })
    expect(items[0]).not.toHaveProperty('url')
    expect(items[0]?.content_html).toContain('https://fanxing.example/stories/gone/')
    expect(items[1]).toMatchObject({ title: '发布（内容已撤回）' })
  })

  test('a story comes with its words once, in the newest entry about it', async () => {
    const { items } = jsonOf(await text('/feed.json'))
    const about = items.filter(({ url }) => url === `${publicUrl}/stories/xiao-bao-dao/`)
    expect(about.map(({ title }) => title)).toEqual(['更新：桐树王村的一年', '桐树王村的一年'])
    expect(about.map(({ content_html }) => content_html.includes('class="passage'))).toEqual([true, false])
  })

  test('whoever reads a story elsewhere is led here by each of its links, and sees its pictures', async () => {
    const { items } = jsonOf(await text('/feed.json'))
    const story = items.find(({ url }) => url === `${publicUrl}/stories/xiao-bao-dao/`)?.content_html ?? ''
    expect(story).toContain(`<a href="${publicUrl}/projects/lian-xin-jie/">`)
    expect(items.map(({ content_html }) => content_html).join()).not.toMatch(/ (href|src|srcset)="\//)
    const picture = '<img src="/p/1.jpg" srcset="/p/1.jpg 640w, /p/2.jpg 1280w" alt="甲, /乙">'
    expect(absolute(`${picture}&lt;a href="/x"`, 'https://a.example')).toBe(
      '<img src="https://a.example/p/1.jpg" srcset="https://a.example/p/1.jpg 640w, https://a.example/p/2.jpg 1280w" alt="甲, /乙">&lt;a href="/x"',
    )
  })

  test('their page tells the latest changes to those who have no reader, newest first', async () => {
    const page = await text('/feeds/')
    const told = ['撤回：一篇报道', '更正：', '桐树王村的一年', '“桐”心创“五星” 共绘新蓝图'].map((words) =>
      page.indexOf(words),
    )
    expect(told.every((at) => at > 0)).toBe(true)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    expect(page).not.toMatch(/<a href="[^"]*gone/)
  })

  test('pages name the feeds that go with them', async () => {
    const links = async (path: string) =>
      [
        ...JSON.stringify(parse(await text(path)), (key, value) => (key === 'parentNode' ? undefined : value)).matchAll(
          /"value":"([^"]*feed\.(?:xml|json))"/g,
        ),
      ].map(([, address]) => address)
    expect(await links('/about/')).toEqual(['/feed.xml', '/feed.json'])
    const own = ['/places/liuhu/feed.xml', '/places/liuhu/feed.json']
    expect(await links('/places/liuhu/')).toEqual([...own, '/feed.xml', '/feed.json', ...own])
    expect(await links('/elder/places/liuhu/')).toEqual([...own, '/feed.xml', '/feed.json', ...own])
    expect(await links('/feeds/')).toEqual(expect.arrayContaining(['/topics/party-building/feed.xml']))
  })

  test('a publication touches those of its own places, of topics and of everything, and no other place', async () => {
    const tagsOf = async (path: string) => new Set((await renderer.page(path))?.tags)
    const { tags } = await publish(database, withFigure({ value: 2_400_000 }), { reason: '恢复' })
    const touched: string[] = []
    for (const path of await feedPaths()) {
      const read = await tagsOf(path)
      if (tags.some((tag) => read.has(tag))) touched.push(path)
    }
    const own = ['henan', 'liuhu', 'liuhu/tongshuwang', 'zhengzhou', 'zhongyuan']
    // The project of the small draft is called like one of the seeds, which lay here: its move names the same story.
    const former = ['zhongyuan/zhongyuanxilu', 'zhongyuan/zhongyuanxilu/wanda']
    expect(touched.filter((path) => path.startsWith('/places/')).sort()).toEqual(
      [...own, ...former].map((place) => `/places/${place}/feed.xml`),
    )
    expect(touched).toHaveLength(5 + 2 + 6 + 1)
  })
})
