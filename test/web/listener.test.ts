import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Config, readConfig } from '../../server/config.ts'
import type { Database } from '../../server/database/database.ts'
import { Previews } from '../../server/drafts/preview.ts'
import { makePreviewLink } from '../../server/drafts/preview-links.ts'
import { createManuscript, saveManuscript } from '../../server/drafts/writing.ts'
import type { Viewer } from '../../server/editorial/viewer.ts'
import { createHub, type Hub } from '../../server/hub.ts'
import { log } from '../../server/log.ts'
import { Clients } from '../../server/queries/clients.ts'
import { Renderer } from '../../server/render/renderer.ts'
import { Downloads } from '../../server/web/downloads.ts'
import { type Backend, Listener } from '../../server/web/listener.ts'
import { LivePages } from '../../server/web/live-page.ts'
import { Pictures } from '../../server/web/pictures.ts'
import { PreviewPages } from '../../server/web/preview.ts'
import { SharedPreviewPages, withoutToken } from '../../server/web/shared-preview.ts'
import { SheetFiles } from '../../server/web/sheet-files.ts'
import { editor } from '../drafts/people.ts'
import { testDatabase } from '../hub.ts'
import { freePort } from '../main/running-hub.ts'
import { kept, phonePhoto, said } from '../pictures/photo.ts'
import { smallDraft } from '../publish/small-draft.ts'
import { fixtureBundle } from '../render/fixture-bundle.ts'

log.level = 'silent'

const page = `<!DOCTYPE html><p>${'一页'.repeat(600)}</p>`

let config: Config
let database: Database
let hub: Hub
let listener: Listener
let backend: Backend
let reasons: string[] = []
/** Who is signed in. */
let viewer: Viewer | null = null

beforeAll(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'fanxing-web-'))
  config = readConfig({ DATA_DIR: dataDir, PORT: String(await freePort()), LIMIT_REQUESTS_PER_MINUTE: '40' })
  const site = join(dataDir, 'site/public')
  await mkdir(join(site, 'projects/one'), { recursive: true })
  await mkdir(join(site, '_astro'))
  await mkdir(join(site, 'search'))
  await writeFile(join(site, 'index.html'), page)
  await writeFile(join(site, 'projects/one/index.html'), page)
  await writeFile(join(site, 'search/index.html'), '搜索')
  await writeFile(join(site, '_astro/a.css'), 'a {}')
  await writeFile(join(site, '404.html'), '没有')
  await writeFile(join(site, '.secret'), 'secret')
  await writeFile(join(dataDir, 'site/outside'), 'outside')
  database = await testDatabase()
  hub = await createHub(database, config)
  const bundle = await fixtureBundle()
  const renderer = new Renderer(bundle, hub.door, config.publicUrl)
  const previews = new Previews(database, hub, bundle, config)
  backend = {
    door: hub.door,
    people: hub.people,
    sheetFiles: new SheetFiles(database, hub.people, config),
    pictures: new Pictures(database, hub.people, config),
    previews: new PreviewPages(database, async () => viewer, previews, new Clients(40, 0)),
    sharedPreviews: new SharedPreviewPages(
      database,
      previews,
      { pages: new Clients(40, 0), pictures: new Clients(40, 0) },
      join(dataDir, 'site/public'),
    ),
    ledgerFiles: { serve: async () => {} },
    livePages: new LivePages(renderer, new Clients(config.limits.requestsPerMinute, 0)),
    downloads: new Downloads(renderer, new Clients(config.limits.downloadsPerMinute, 0), join(dataDir, 'downloads')),
    reasonsNotReady: async () => reasons,
  }
  listener = new Listener(config)
  await listener.listen()
})

afterEach(() => {
  listener.backend = backend
  reasons = []
  viewer = null
})

afterAll(async () => {
  await listener.close()
  await hub.close()
  await database.close()
  await rm(config.dataDir, { recursive: true })
})

interface Reply {
  status: number
  headers: Record<string, string | string[] | undefined>
  bytes: Buffer
  text: string
}

/** Sends the path as it is: `fetch` would tidy it. */
function ask(path: string, method = 'GET', headers: Record<string, string> = {}, body?: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: config.port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const bytes = Buffer.concat(chunks)
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, text: bytes.toString() })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

describe('files', () => {
  test('come with their type, to be asked for again each time', async () => {
    const reply = await ask('/projects/one/')
    expect(reply).toMatchObject({ status: 200, text: page })
    expect(reply.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'public, no-cache',
    })
    const again = await ask('/projects/one/', 'GET', { 'if-none-match': String(reply.headers.etag) })
    expect(again).toMatchObject({ status: 304, text: '' })
  })

  test('with a digest in their name are kept for ever', async () => {
    expect((await ask('/_astro/a.css')).headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  test('that change are sent as they are now', async () => {
    const before = await ask('/')
    await writeFile(join(config.dataDir, 'site/public/index.html'), '新')
    expect((await ask('/', 'GET', { 'if-none-match': String(before.headers.etag) })).text).toBe('新')
    await writeFile(join(config.dataDir, 'site/public/index.html'), page)
  })

  test('are compressed for those who can read it', async () => {
    const gzip = await ask('/', 'GET', { 'accept-encoding': 'gzip' })
    expect(gzip.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' })
    expect(gunzipSync(gzip.bytes).toString()).toBe(page)
    const brotli = await ask('/', 'GET', { 'accept-encoding': 'gzip, br' })
    expect(brotliDecompressSync(brotli.bytes).toString()).toBe(page)
    expect((await ask('/')).headers).toMatchObject({ vary: 'Accept-Encoding' })
  })

  test('answer HEAD without a body', async () => {
    expect(await ask('/', 'HEAD')).toMatchObject({ status: 200, text: '' })
  })

  test('that are not there get the site’s own page, with its status', async () => {
    expect(await ask('/nothing/')).toMatchObject({ status: 404, text: '没有' })
    expect((await ask('/nothing/')).headers['content-type']).toBe('text/html; charset=utf-8')
    expect(await ask('/nothing/', 'GET', { range: 'bytes=0-1', 'if-none-match': '*' })).toMatchObject({ status: 404 })
  })

  test.each([
    '/.secret',
    '/../outside',
    '/..%2foutside',
    '/projects/..%2f..%2f..%2foutside',
    '/%00',
    '/%zz',
    '//outside',
    '/%2e%2e/outside',
  ])('that are not the site’s are not to be had: %s', async (path) => {
    const reply = await ask(path)
    expect(reply.status).toBe(404)
    expect(reply.text).not.toMatch(/secret|outside/)
  })

  test('of a folder are found by its address with a slash, on this host', async () => {
    const reply = await ask('/projects/one?from=feed')
    expect(reply.status).toBe(301)
    expect(reply.headers.location).toBe('/projects/one/?from=feed')
    expect((await ask('//projects/one')).headers.location).toBe('/projects/one/')
  })

  test('cannot be written to', async () => {
    const reply = await ask('/', 'POST')
    expect(reply.status).toBe(405)
    expect(reply.headers.allow).toBe('GET, HEAD')
  })
})

describe('every response', () => {
  test('forbids what the site does not need', async () => {
    for (const path of ['/', '/nothing/', '/graphql', '/readyz']) {
      const { headers } = await ask(path)
      expect(headers['content-security-policy']).toContain("default-src 'self'")
      expect(headers['x-content-type-options']).toBe('nosniff')
    }
  })

  test('has an id, the given one where it is plain', async () => {
    expect((await ask('/', 'GET', { 'x-request-id': 'abc-1' })).headers['x-request-id']).toBe('abc-1')
    expect((await ask('/', 'GET', { 'x-request-id': '<b>' })).headers['x-request-id']).toMatch(/^[\w-]{36}$/)
  })
})

describe('GraphQL', () => {
  const post = () =>
    ask('/graphql', 'POST', { 'content-type': 'application/json' }, '{"query":"{ stories { totalCount } }"}')

  test('is answered at /graphql', async () => {
    expect(JSON.parse((await post()).text)).toEqual({ data: { stories: { totalCount: 0 } } })
  })

  test('is compressed where an answer is long', async () => {
    const query = `/graphql?query=${encodeURIComponent('{ __schema { types { name description } } }')}`
    const reply = await ask(query, 'GET', { 'accept-encoding': 'gzip' })
    expect(JSON.parse(gunzipSync(reply.bytes).toString()).data.__schema.types.length).toBeGreaterThan(10)
  })

  test('says to come back while the database is not open', async () => {
    listener.backend = null
    const reply = await post()
    expect(reply.status).toBe(503)
    expect(reply.headers['retry-after']).toBe('5')
  })
})

describe('a search', () => {
  test('is rendered when it is asked for', async () => {
    const reply = await ask('/search/?q=%E6%A1%90%E6%A0%91')
    expect(reply).toMatchObject({ status: 200 })
    expect(reply.text).toContain('桐树')
    expect(reply.headers['cache-control']).toBe('private, no-cache')
  })

  test('without words is a file', async () => {
    expect(await ask('/search/')).toMatchObject({ status: 200, text: '搜索' })
  })

  test('shows the page without results while the database is away', async () => {
    listener.backend = null
    expect(await ask('/search/?q=x')).toMatchObject({ status: 503, text: '搜索' })
  })

  test('at the desk is not answered with figures that it did not ask for', async () => {
    listener.backend = null
    for (const path of ['/figures/?topic=CULTURE', '/elder/figures/?topic=CULTURE']) {
      const reply = await ask(path)
      expect([reply.status, reply.text]).toEqual([503, expect.stringContaining('现在不能筛选')])
    }
  })

  test('that is too long is refused', async () => {
    expect(await ask(`/search/?q=${'x'.repeat(3000)}`)).toMatchObject({ status: 414 })
  })

  test('for what no text holds is refused', async () => {
    expect(await ask('/search/?q=%00')).toMatchObject({ status: 400 })
  })

  test('is limited per client', async () => {
    const replies = await Promise.all(Array.from({ length: 45 }, () => ask('/search/?q=x')))
    const refused = replies.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused[0]?.headers['retry-after']).toMatch(/^\d+$/)
  })
})

describe('health', () => {
  test('is told at /healthz', async () => {
    expect(await ask('/healthz')).toMatchObject({ status: 200, text: 'ok\n' })
  })

  test('is ready without a reason against it', async () => {
    expect(await ask('/readyz')).toMatchObject({ status: 200 })
    reasons = ['Publications that wait to be rendered: 2']
    const reply = await ask('/readyz')
    expect(reply.status).toBe(503)
    expect(JSON.parse(reply.text)).toEqual({ ready: false, reasons })
  })

  test('is not ready before the database is open', async () => {
    listener.backend = null
    expect(await ask('/readyz')).toMatchObject({ status: 503 })
  })
})

test('a port in use is named, with what to do', async () => {
  await expect(new Listener(config).listen()).rejects.toThrow(`Port ${config.port} is in use`)
})

describe('a preview', () => {
  const writer = editor('writer', 'CONTRIBUTOR', 'liuhu')

  test('is the page as the manuscript would make it, for the editors of its place alone', async () => {
    const begun = await createManuscript(database, writer, { place: 'liuhu', title: '预览', isNewPlace: true })
    const draft = smallDraft({ slug: begun.slug })
    const address = `/studio/preview/${begun.id}/stories/${begun.slug}/`
    viewer = writer
    expect(await ask(address)).toMatchObject({ status: 422, text: expect.stringContaining('story.body') })
    await saveManuscript(database, writer, { ...begun, document: draft })
    const shown = await ask(address)
    expect(shown).toMatchObject({ status: 200, text: expect.stringContaining(draft.story.title) })
    expect(shown.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
    expect((await ask(`/studio/preview/${begun.id}/nothing/`)).status).toBe(404)
    expect((await ask(`/studio/preview/${begun.id}/%E0%A4%A/`)).status).toBe(400)
    viewer = editor('other', 'PUBLISHER', 'lianhu')
    expect((await ask(address)).status).toBe(404)
    viewer = null
    expect((await ask(address)).status).toBe(401)
  })
})

describe('a preview by a link', () => {
  const giver = editor('giver', 'CONTRIBUTOR', 'liuhu')

  test('is shown without an account, kept and listed nowhere, and told when it is over or none', async () => {
    const folder = join(config.dataDir, 'site/public/studio/by-link')
    for (const name of ['', 'unknown', 'ended']) {
      await mkdir(join(folder, name), { recursive: true })
      await writeFile(join(folder, name, 'index.html'), name || 'shell')
    }
    await database.rows(
      `insert into editor (id, name, email, email_verified, created_at, updated_at)
       values ($1, $1, 'giver@example.org', true, now(), now())`,
      [giver.id],
    )
    await database.rows(`insert into role_grant (editor_id, role, place) values ($1, 'CONTRIBUTOR', 'liuhu')`, [
      giver.id,
    ])
    const begun = await createManuscript(database, giver, { place: 'liuhu', title: '给领导看', isNewPlace: true })
    const wish = { id: begun.id, name: '王书记', right: 'VIEW' as const, days: 1 }
    const { link, manuscript } = await makePreviewLink(database, giver, '', wish)
    const page = `${link}stories/${begun.slug}/`
    expect(await ask(page)).toMatchObject({ status: 422, text: expect.stringContaining('还不能预览') })
    await saveManuscript(database, giver, { ...manuscript, document: smallDraft({ slug: begun.slug }) })
    const shown = await ask(page)
    expect(shown).toMatchObject({ status: 200, text: expect.stringContaining(smallDraft().story.title) })
    const unseen = {
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'same-origin',
    }
    expect(shown.headers).toMatchObject(unseen)
    const shell = await ask(link)
    expect(shell).toMatchObject({ status: 200, text: 'shell' })
    expect(shell.headers).toMatchObject(unseen)
    expect((await ask(link.slice(0, -1))).status).toBe(301)
    expect((await ask(`${link}nothing/`)).status).toBe(404)
    expect(await ask(link.replace(/.\/$/, '_/'))).toMatchObject({ status: 404, text: 'unknown' })
    expect((await ask(`/preview/${begun.id}/`)).status).toBe(404)
    await database.rows('update preview_link set revoked_at = now()')
    for (const path of [link, page, `${link}pictures/${'0'.repeat(32)}-400.jpg`])
      expect(await ask(path)).toMatchObject({ status: 410, text: 'ended' })
    expect(withoutToken(page)).toBe(`/preview/…/stories/${begun.slug}/`)
  })

  test('shows the manuscript’s pictures to its holder, and to nobody else, as long as it works', async () => {
    const file = await kept(database, 'liuhu', await phonePhoto())
    const strange = await kept(database, 'lianhu', await phonePhoto(300, 200))
    const begun = await createManuscript(database, giver, { place: 'liuhu', title: '有图', isNewPlace: true })
    const draft = smallDraft({ slug: begun.slug, pictures: [said(file)] })
    const seen = await saveManuscript(database, giver, { ...begun, document: draft })
    const wish = { id: begun.id, name: '王书记', right: 'VIEW' as const, days: 1 }
    const { link } = await makePreviewLink(database, giver, '', wish)
    const other = await createManuscript(database, giver, { place: 'liuhu', title: '无图', isNewPlace: true })
    const { link: elsewhere } = await makePreviewLink(database, giver, '', { ...wish, id: other.id })
    const [shown = ''] = /<article>.*<\/article>/s.exec((await ask(`${link}stories/${begun.slug}/`)).text) ?? []
    const [picture = ''] = /(?<=<img src=")[^"]+/.exec(shown) ?? []
    expect(picture).toBe(`${link}pictures/${file}-400.jpg`)
    expect(shown.match(/\/pictures\//g)?.length).toBe(shown.match(/\/preview\/[^/]+\/pictures\//g)?.length)
    expect(await ask(picture)).toMatchObject({
      status: 200,
      headers: { 'content-type': 'image/jpeg', 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' },
    })
    const avif = await ask(picture.replace('.jpg', '.avif'))
    expect(avif).toMatchObject({ status: 200, headers: { 'content-type': 'image/avif' } })
    for (const path of [
      `/pictures/${file}-400.jpg`,
      `${elsewhere}pictures/${file}-400.jpg`,
      `${link}pictures/${file}`,
    ]) {
      expect((await ask(path)).status, path).toBe(404)
    }
    // A writer who names a picture that was handed in elsewhere does not come to see it.
    await saveManuscript(database, giver, { ...seen, document: { ...draft, pictures: [said(strange)] } })
    expect((await ask(`${link}pictures/${strange}-400.jpg`)).status).toBe(404)
    expect((await ask(picture)).status).toBe(404)
    await saveManuscript(database, giver, { ...seen, version: seen.version + 1, document: draft })
    expect((await ask(picture)).status).toBe(200)
    await database.rows(
      `update preview_link set made_at = now() - interval '2 days', expires_at = now() - interval '1 day'`,
    )
    expect(await ask(picture)).toMatchObject({ status: 410, text: 'ended' })
  })
})
