/** A hostile story, published in a real hub: nothing of it is more than words, in whatever form it goes out. */
import { buffer } from 'node:stream/consumers'
import { parse as parseBibtex } from '@retorquere/bibtex-parser'
import { parse as parseCsv } from 'csv-parse/sync'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { unzipSync } from 'fflate'
import { type DefaultTreeAdapterTypes, parseFragment, parse as parseHtml } from 'parse5'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import type { Database } from '../../server/database/database.ts'
import { createHub, type Hub } from '../../server/hub.ts'
import { publish } from '../../server/publish/publish.ts'
import { loadBundle } from '../../server/render/bundle.ts'
import { compileSite } from '../../server/render/compile.ts'
import { Renderer } from '../../server/render/renderer.ts'
import { testDatabase } from '../hub.ts'
import { kept, phonePhoto, said } from '../pictures/photo.ts'
import { ATTRIBUTE, ELEMENT, hostile, hostileDraft } from '../publish/hostile-draft.ts'

const publicUrl = 'https://fanxing.example'
let database: Database
let hub: Hub
let renderer: Renderer
let paths: string[]

beforeAll(async () => {
  database = await testDatabase()
  const picture = said(await kept(database, 'liuhu', await phonePhoto()))
  const words = { alt: hostile('图'), credit: hostile('作者'), caption: hostile('说明'), consent: hostile('同意') }
  await publish(database, { ...hostileDraft, pictures: [{ ...picture, ...words }] })
  const { figures = [], ...rest } = hostileDraft
  const corrected = figures.map((figure, index) => (index === 0 ? { ...figure, value: 2_300_000 } : figure))
  await publish(database, { ...rest, figures: corrected }, { reason: hostile('更正') })
  await publish(database, { ...hostileDraft, pictures: [{ ...picture, ...words }] }, { reason: hostile('又更正') })
  hub = await createHub(database, readConfig({ PUBLIC_URL: publicUrl }))
  renderer = new Renderer(await loadBundle(await compileSite()), hub.door, publicUrl)
  paths = [...(await renderer.paths())]
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

type Node = DefaultTreeAdapterTypes.Node
/** Whatever in a tree of HTML would do something that no page of ours does. */
function evilIn(node: Node): string[] {
  const below = 'childNodes' in node ? node.childNodes.flatMap(evilIn) : []
  if (!('tagName' in node)) return below
  const attributes = node.attrs.flatMap(({ name, value }) => {
    const runs =
      /^on/i.test(name) ||
      (/^(href|src|action|formaction)$/.test(name) && /^\s*(javascript|data:text|vbscript)/i.test(value))
    const isForeign = /^(src|srcset|poster|data)$/.test(name) && value.includes('evil.example')
    return runs || isForeign ? [`${name}=${value}`] : []
  })
  const movesAll = node.tagName === 'base' && node.attrs.some(({ name }) => name === 'href')
  const isEvil = movesAll || [ELEMENT, 'iframe', 'object', 'svg:script'].includes(node.tagName)
  return [...(isEvil ? [node.tagName] : []), ...attributes, ...below]
}

/** The text of each script in the tree. */
function scriptsIn(node: Node): { type: string; src: string; text: string }[] {
  if ('tagName' in node && node.tagName === 'script') {
    const of = (name: string) => node.attrs.find((attribute) => attribute.name === name)?.value ?? ''
    const text = node.childNodes.map((child) => ('value' in child ? child.value : '')).join('')
    return [{ type: of('type'), src: of('src'), text }]
  }
  return 'childNodes' in node ? node.childNodes.flatMap(scriptsIn) : []
}

describe('a hostile story', () => {
  test('is words on every page, and JSON in what pages tell machines', async () => {
    const evil: Record<string, string[]> = {}
    const told: unknown[] = []
    const pages = paths.filter((path) => path.endsWith('/') && !/^(\/elder)?\/(api|studio)\//.test(path))
    expect(pages.length).toBeGreaterThan(20)
    for (const path of pages) {
      const tree = parseHtml(await text(path))
      const found = evilIn(tree)
      if (found.length > 0) evil[path] = found
      for (const { type, src, text } of scriptsIn(tree)) {
        if (type === 'application/ld+json') told.push(JSON.parse(text))
        // Others are files of ours: an inline one would not run, nor be written.
        else if (src === '' && type !== 'application/json') evil[path] = [...(evil[path] ?? []), text.slice(0, 80)]
      }
    }
    expect(evil).toEqual({})
    expect(JSON.stringify(told)).toContain(JSON.stringify(hostile('标题')).slice(1, -1))
  })

  test('is words in pictures and feeds: well-formed XML without a foreign element', async () => {
    const files = paths.filter((path) => /\.(svg|xml)$/.test(path))
    expect(files.filter((path) => path.endsWith('.svg')).length).toBeGreaterThan(2)
    for (const path of files) {
      const source = await text(path)
      expect(XMLValidator.validate(source), path).toBe(true)
      const names = JSON.stringify(new XMLParser({ preserveOrder: true, ignoreAttributes: false }).parse(source))
      expect(names, path).not.toMatch(new RegExp(`"(${ELEMENT}|script|@_on\\w+)":`))
    }
  })

  test('is words again in what feeds carry as HTML', async () => {
    const { items }: { items: { content_html: string; title?: string }[] } = JSON.parse(await text('/feed.json'))
    const atom = new XMLParser({ ignoreAttributes: false }).parse(await text('/feed.xml'))
    const entries: { content: { '#text': string } }[] = [atom.feed.entry].flat()
    expect(items.length + entries.length).toBeGreaterThan(2)
    for (const html of [...items.map((item) => item.content_html), ...entries.map(({ content }) => content['#text'])]) {
      expect(evilIn(parseFragment(html))).toEqual([])
    }
    expect(items.map(({ title }) => title)).toContain(hostile('标题'))
  })

  test('is drawn as share images, with whatever signs it has', async () => {
    for (const path of paths.filter((path) => path.endsWith('.png'))) {
      const page = await renderer.page(path)
      expect(
        Buffer.from(page?.bytes ?? [])
          .subarray(1, 4)
          .toString(),
        path,
      ).toBe('PNG')
    }
  })

  test('is one item, its words and no more, in each form of citation', async () => {
    const rows = await database.rows<Record<'bibtex' | 'csl' | 'markdown', string>>(
      'select citation_bibtex as bibtex, citation_csl_json as csl, citation_markdown as markdown from figure',
    )
    expect(rows).toHaveLength(2)
    for (const { bibtex, csl, markdown } of rows) {
      const { entries, errors } = parseBibtex(bibtex, { sentenceCase: false })
      expect([entries.length, errors]).toEqual([1, []])
      expect(entries[0]?.key).toMatch(/^fanxing-figure-\d+$/)
      expect(JSON.parse(csl).title).toBe(hostile('标题'))
      expect(markdown.split('\n').filter((line) => !line.startsWith('>'))).toEqual([])
      // Of its own it has the address alone.
      expect(markdown.match(/(?<!\\)<[^>]*>/g)).toEqual([expect.stringMatching(/\/figures\/\d+\/>$/)])
    }
  })

  test('is no formula in any file that a spreadsheet opens', async () => {
    const csv = await download('/figures.csv')
    const archive = unzipSync(await download('/figures.zip'))
    expect(Object.keys(archive).sort()).toEqual(['README.md', 'datapackage.json', 'figures.csv'])
    for (const bytes of [csv, Buffer.from(archive['figures.csv'] ?? [])]) {
      const cells: string[] = parseCsv(bytes, { bom: true }).flat()
      expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
      expect(cells).toContain(`'${hostile('指标')}`)
    }
    const workbook = unzipSync(await download('/figures.xlsx'))
    for (const [name, bytes] of Object.entries(workbook)) {
      const source = Buffer.from(bytes).toString()
      if (!/\.(xml|rels)$/.test(name)) continue
      expect(XMLValidator.validate(source), name).toBe(true)
      expect(source, name).not.toMatch(/<f[ >]/)
    }
    const { figures } = JSON.parse((await download('/figures.json')).toString())
    expect(JSON.stringify(figures)).toContain(ATTRIBUTE)
  })
})

async function download(address: string): Promise<Buffer> {
  let bytes = Buffer.alloc(0)
  const found = await renderer.download(address, async (body) => {
    bytes = await buffer(body)
  })
  if (found === null || 'problems' in found) throw new Error(`${address}: ${JSON.stringify(found)}`)
  return bytes
}
