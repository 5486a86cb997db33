/** A story that is taken back: its address says so, with the reason, or leads on; nothing names it; it can come again. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import type { Database } from '../../server/database/database.ts'
import { withdrawStory } from '../../server/drafts/withdrawal.ts'
import { createHub, type Hub } from '../../server/hub.ts'
import { publish } from '../../server/publish/publish.ts'
import { type Bundle, loadBundle } from '../../server/render/bundle.ts'
import { compileSite } from '../../server/render/compile.ts'
import { exportSite } from '../../server/render/export-site.ts'
import { publicFolder } from '../../server/render/site-folder.ts'
import { Listener } from '../../server/web/listener.ts'
import { editor } from '../drafts/people.ts'
import { testDatabase } from '../hub.ts'
import { freePort } from '../main/running-hub.ts'
import { smallDraft } from '../publish/small-draft.ts'
import { treeOf } from '../render/fixture.ts'
import { RunningSite } from '../render/running-site.ts'

const publisher = editor('publisher', 'PUBLISHER', 'liuhu')
const slug = 'xiao-bao-dao'
const page = `/stories/${slug}/`
const { title } = smallDraft().story
const another = smallDraft({ slug: 'another' })
another.story = { ...another.story, title: '另一篇' }
const reason = '数字有误，<b>待核实</b>'

let folder: string
let database: Database
let hub: Hub
let bundle: Bundle
let site: RunningSite
let listener: Listener
let address: string
/** Id of a figure of the story. */
let figure: number

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fanxing-withdrawn-'))
  const config = readConfig({ DATA_DIR: folder, PORT: String(await freePort()) })
  address = config.publicUrl
  database = await testDatabase()
  await publish(database, smallDraft())
  await publish(database, another)
  hub = await createHub(database, config)
  bundle = await loadBundle(await compileSite())
  site = await RunningSite.start(database, config, bundle)
  await site.publisher.settled()
  listener = new Listener(config)
  await listener.listen()
  const of = 'select figure.id from figure join story on story.id = story_id where slug = $1 order by id limit 1'
  const [row] = await database.rows<{ id: number }>(of, [slug])
  figure = row?.id ?? 0
}, 240_000)
afterAll(async () => {
  await listener.close()
  await site.stop()
  await hub.close()
  await database.close()
  await rm(folder, { recursive: true })
})

const ask = (path: string) => fetch(address + path, { redirect: 'manual' })

async function withdraw(redirect: string | null): Promise<void> {
  await withdrawStory(database, publisher, { slug, reason, redirect })
  await site.publisher.settled()
}

describe('a withdrawn story', () => {
  test('is refused without a reason, and with a story to read instead that is none', async () => {
    const refused = (given: { reason?: string; redirect?: string }) =>
      withdrawStory(database, publisher, { slug, reason, redirect: null, ...given })
    await expect(refused({ reason: ' ' })).rejects.toMatchObject({ code: 'REASON_MISSING' })
    for (const redirect of [slug, 'nowhere']) {
      await expect(refused({ redirect })).rejects.toMatchObject({ code: 'REDIRECT_UNFIT' })
    }
    expect((await ask(page)).status).toBe(200)
  })

  test('is told of at its address with 410, in both editions, and named nowhere else', async () => {
    await withdraw(null)
    for (const path of [page, `/elder${page}`]) {
      const gone = await ask(path)
      const html = await gone.text()
      expect(gone.status).toBe(410)
      expect(html).toContain('数字有误，&lt;b&gt;待核实&lt;/b&gt;')
      expect(html).toContain('noindex')
      expect(html).not.toContain('http-equiv="refresh"')
    }
    expect((await ask(`/share/stories/${slug}.png`)).status).toBe(404)
    for (const path of ['/sitemap/liuhu.xml', '/stories/', '/']) {
      expect(await (await ask(path)).text(), path).not.toContain(page)
    }
    expect(await (await ask('/feed.xml')).text()).not.toContain(title)
    const found = 'query ($text: String!) { search(text: $text) { totalCount } }'
    const search = await hub.door.ask(found, { text: title })
    expect(search.bytes.toString()).toContain('"totalCount":0')
  })

  test('takes its figures along: their pages, versions, frames and pictures tell of it with 410 too', async () => {
    for (const path of [`/figures/${figure}/`, `/elder/figures/${figure}/`, `/figures/${figure}@1/`]) {
      const gone = await ask(path)
      expect(gone.status, path).toBe(410)
      const html = await gone.text()
      expect(html, path).toContain('数字有误，&lt;b&gt;待核实&lt;/b&gt;')
      expect(html, path).toContain('这个数字已经随报道撤下')
    }
    for (const path of [`/figures/${figure}/embed/`, `/figures/${figure}/embed.svg`]) {
      const gone = await ask(path)
      expect(gone.status, path).toBe(410)
      const said = await gone.text()
      expect(said, path).toContain('这个数字已经撤下')
      expect(said, path).toContain('数字有误')
      expect(said, path).not.toContain('240')
    }
    expect((await ask(`/figures/${figure}/embed.svg`)).headers.get('content-type')).toContain('image/svg+xml')
    for (const path of [`/figures/${figure}@2/`, '/figures/999999/']) expect((await ask(path)).status, path).toBe(404)
  })

  test('is told of by an export too, in files alone', async () => {
    const target = join(folder, 'export')
    await exportSite(hub, database, readConfig({ PUBLIC_URL: address }), bundle, target)
    for (const of of ['stories/xiao-bao-dao', `figures/${figure}`, `figures/${figure}@1`, `elder/figures/${figure}`]) {
      expect(await readFile(join(target, of, 'index.html'), 'utf8'), of).toContain('数字有误')
    }
    const list = await readFile(join(target, 'withdrawn.txt'), 'utf8')
    const [ofStory, ofElder, ...ofFigures] = list.trimEnd().split('\n')
    expect([ofStory, ofElder]).toEqual([`${page} ${page} 410`, `/elder${page} /elder${page} 410`])
    for (const at of ['/', '@1/', '/embed/', '/embed.svg'].map((rest) => `/figures/${figure}${rest}`)) {
      expect(ofFigures).toContain(`${at} ${at} 410`)
    }
    expect(await treeOf(target)).toEqual(await treeOf(publicFolder(folder)))
  })

  test('comes back under its address when it is published again', async () => {
    await publish(database, smallDraft())
    await site.publisher.settled()
    const back = await ask(page)
    expect(back.status).toBe(200)
    expect(await back.text()).not.toContain('数字有误')
    expect(await (await ask('/withdrawn.txt')).text()).toBe('')
    for (const rest of ['/', '@1/', '/embed/', '/embed.svg']) {
      expect((await ask(`/figures/${figure}${rest}`)).status, rest).toBe(200)
    }
  })

  test('leads to the story that is read instead, as long as that is there', async () => {
    await withdraw('another')
    const moved = await ask(`/elder${page}`)
    expect(moved.status).toBe(301)
    expect(moved.headers.get('location')).toBe('/elder/stories/another/')
    expect(moved.headers.get('cache-control')).toBe('no-cache')
    expect(await readFile(join(publicFolder(folder), `stories/${slug}/index.html`), 'utf8')).toContain(
      'content="0; url=/stories/another/"',
    )
    for (const rest of ['/', '@1/']) {
      const led = await ask(`/figures/${figure}${rest}`)
      expect([led.status, led.headers.get('location')], rest).toEqual([301, '/stories/another/'])
    }
    // What another site shows of it must not become a page of the whole story.
    expect((await ask(`/figures/${figure}/embed/`)).status).toBe(410)
    await withdrawStory(database, publisher, { slug: 'another', reason: '也撤', redirect: null })
    await site.publisher.settled()
    for (const path of [page, `/figures/${figure}/`]) expect((await ask(path)).status, path).toBe(410)
  })
})
