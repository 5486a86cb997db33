import { mkdtemp, readdir, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import type { Database } from '../../server/database/database.ts'
import { createHub, type Hub } from '../../server/hub.ts'
import { log } from '../../server/log.ts'
import { Clients } from '../../server/queries/clients.ts'
import { loadBundle } from '../../server/render/bundle.ts'
import { compileSite } from '../../server/render/compile.ts'
import { Renderer } from '../../server/render/renderer.ts'
import { Downloads } from '../../server/web/downloads.ts'
import { Listener } from '../../server/web/listener.ts'
import { SheetFiles } from '../../server/web/sheet-files.ts'
import { seededDatabase } from '../hub.ts'
import { freePort } from '../main/running-hub.ts'

log.level = 'silent'

const PER_MINUTE = 60

let folder: string
let database: Database
let hub: Hub
let listener: Listener
let origin: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fanxing-downloads-'))
  const config = readConfig({ DATA_DIR: folder, PORT: String(await freePort()) })
  origin = config.publicUrl
  database = await seededDatabase()
  hub = await createHub(database, config)
  const renderer = new Renderer(await loadBundle(await compileSite()), hub.door, origin)
  const nothing = { serve: async () => false }
  listener = new Listener(config)
  listener.backend = {
    door: hub.door,
    people: hub.people,
    livePages: nothing,
    downloads: new Downloads(renderer, new Clients(PER_MINUTE, 0), join(folder, 'downloads')),
    sheetFiles: new SheetFiles(database, hub.people, config),
    pictures: { take: async () => {}, show: async () => false },
    previews: { serve: async () => {} },
    sharedPreviews: { serve: async () => {} },
    ledgerFiles: { serve: async () => {} },
    reasonsNotReady: async () => [],
  }
  await listener.listen()
})
afterAll(async () => {
  await listener.close()
  await hub.close()
  await database.close()
  await rm(folder, { recursive: true })
})

/** What this process holds open below the folder of downloads, although it has no name there any more. */
async function heldOpen(): Promise<string[]> {
  const descriptors = await readdir('/proc/self/fd')
  const files = await Promise.all(descriptors.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')))
  return files.filter((file) => file.startsWith(join(folder, 'downloads')))
}

const get = (path: string, options: RequestInit = {}) => fetch(origin + path, options)

test('a download comes whole, under a name of its own, and is made anew each time', async () => {
  const response = await get('/figures.csv')
  expect(response.status).toBe(200)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': expect.stringMatching(
      /^attachment; filename="fanxing-figures-\d{4}-\d\d-\d\d\.csv"; filename\*=UTF-8''%E7%B9%81/,
    ),
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
  })
  const bytes = await response.bytes()
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const head = await get('/figures.csv', { method: 'HEAD', headers: { 'accept-encoding': 'identity' } })
  expect(head.headers.get('content-length')).toBe(String(bytes.length))
  expect(await head.text()).toBe('')
})

test('what was made for a download is gone after it', async () => {
  expect(await readdir(join(folder, 'downloads'))).toEqual([])
})

test('a condition that cannot be met is refused with its name, value and remedy', async () => {
  const response = await get('/figures.xlsx?topic=NOPE&min=low')
  expect(response.status).toBe(400)
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  const text = await response.text()
  expect(text).toMatch(/^BAD_FILTER: /)
  expect(text).toMatch(/topic=NOPE：可选：COLLECTIVE_ECONOMY（集体经济）/)
  expect(text).toMatch(/min=low：写一个数/)
})

test('a place or an indicator by its name is refused with its path or slug', async () => {
  const search = new URLSearchParams({ place: '址刘村', indicator: '村集体年收入' })
  const response = await get(`/figures.csv?${search}`)
  expect(response.status).toBe(400)
  expect((await response.text()).trim().split('\n').sort()).toEqual([
    'BAD_FILTER: 这些条件不能用：',
    expect.stringMatching(/^indicator=.*。是不是 村集体年收入（village-collective-annual-income）？$/),
    expect.stringMatching(/^place=.*。是不是 址刘村（zhongyuan\/lianhu\/zhiliu）？$/),
  ])
})

test.each([
  ['/figures.csv?text=%00', 'GET', 400, 'BAD_FILTER'],
  [`/figures.csv?text=${'x'.repeat(3000)}`, 'GET', 400, 'BAD_FILTER'],
  ['/figures.csv', 'POST', 405, 'METHOD_NOT_ALLOWED'],
])('%s by %s is refused', async (path, method, status, code) => {
  const response = await get(path, { method })
  expect(response.status).toBe(status)
  expect(await response.text()).toContain(code)
})

test.skipIf(process.platform !== 'linux')('every file is closed, also one that a client left', async () => {
  const gone = new AbortController()
  const left = get('/figures.json', { signal: gone.signal })
  await expect.poll(heldOpen, { interval: 1 }).not.toEqual([])
  gone.abort()
  await expect(left).rejects.toThrow()
  for (const method of ['GET', 'HEAD']) await (await get('/figures.csv', { method })).bytes()
  await get('/figures.csv?topic=NOPE')
  await expect.poll(heldOpen).toEqual([])
})

test('a format that there is not is no page', async () => {
  expect((await get('/figures.exe')).status).toBeGreaterThanOrEqual(404)
})

test('a client that goes away leaves nothing behind, and others are served', async () => {
  const gone = new AbortController()
  const left = get('/figures.zip', { signal: gone.signal })
  gone.abort()
  await expect(left).rejects.toThrow()
  expect((await get('/figures.json')).status).toBe(200)
  expect(await readdir(join(folder, 'downloads'))).toEqual([])
})

test('a hub that starts asks for patience', async () => {
  const { backend } = listener
  listener.backend = null
  const response = await get('/figures.csv')
  listener.backend = backend
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
})

test('downloads are limited per client', async () => {
  const statuses = new Set<number>()
  for (let asked = 0; asked <= PER_MINUTE; asked++) {
    const response = await get('/figures.csv?min=1&max=0')
    statuses.add(response.status)
    if (response.status === 429) expect(response.headers.get('retry-after')).toMatch(/^\d+$/)
  }
  expect([...statuses]).toEqual([400, 429])
})
