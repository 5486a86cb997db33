import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../server/database/database.ts'
import { addEditor } from '../editorial/person.ts'
import { treeOf } from '../render/fixture.ts'
import { freePort, RunningHub } from './running-hub.ts'

const root = join(import.meta.dirname, '../..')
const LONG = 240_000

let folder: string
let settings: Record<string, string>
let hub: RunningHub

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fanxing-main-'))
  settings = { DATA_DIR: join(folder, 'data'), PORT: String(await freePort()), LOG_LEVEL: 'warn', DATABASE_URL: '' }
})

afterAll(async () => {
  hub?.signal('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

function ask(path: string): Promise<Response> {
  return fetch(`http://localhost:${settings.PORT}${path}`)
}

/** Runs a command; gives its exit code and what it said. */
async function run(script: string, values: string[] = [], changed: Record<string, string> = {}) {
  const env = { ...process.env, ...settings, ...changed }
  return promisify(execFile)(process.execPath, ['--import', 'tsx', script, ...values], { cwd: root, env }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      said: error.stdout + error.stderr,
    }),
  )
}

const question = '{"query":"{ stories { totalCount } }"}'

/** Begins a question, and gives what the hub has answered once it closes the connection. */
async function halfRequest(): Promise<{ socket: Socket; answer: Promise<string> }> {
  const socket = connect(Number(settings.PORT), 'localhost')
  await once(socket, 'connect')
  const head = ['POST /graphql HTTP/1.1', 'host: hub', 'connection: close', 'content-type: application/json']
  socket.write([...head, `content-length: ${question.length}`, '', question.slice(0, 1)].join('\r\n'))
  // Wait until the hub has the request: it answers another one that came later.
  await ask('/healthz')
  return { socket, answer: textOf(socket) }
}

async function textOf(socket: Socket): Promise<string> {
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  await once(socket, 'close')
  return Buffer.concat(chunks).toString()
}

test('the first start fills an empty hub, renders the site and serves it', { timeout: LONG }, async () => {
  hub = new RunningHub(settings)
  await hub.says('GraphQL  ')
  expect(hub.output).toContain('Publishing seeds: 4 of 4 stories')
  expect(hub.output).toMatch(/Rendering: (\d+) of \1 pages/)
  expect(hub.output).toContain(`Site     http://localhost:${settings.PORT}/`)
  expect(hub.output).toMatch(/还没有管理员.*\n.*\nhttp:\S+\/studio\/setup\/#\S+/)
  expect(await (await ask('/')).text()).toContain('繁星')
  expect((await ask('/graphql?query={stories{totalCount}}')).status).toBe(200)
  expect(await (await ask('/readyz')).json()).toEqual({ ready: true, reasons: [] })
  const search = await ask(`/search/?q=${encodeURIComponent('联心结')}`)
  expect(search.status).toBe(200)
  expect(await search.text()).toContain('/projects/')
})

test('a second hub or an export on the same folder is refused, naming the first', { timeout: LONG }, async () => {
  const second = await run('server/main.ts', [], { PORT: String(await freePort()) })
  expect(second.code).toBe(1)
  expect(second.said).toMatch(/in use by process \d+/)
  const exported = await run('server/commands/export.ts', [join(folder, 'refused')])
  expect(exported.code).toBe(1)
  expect(exported.said).toMatch(/in use by process \d+/)
  expect(exported.said).toContain(join('data', 'site', 'public'))
})

test('Ctrl-C ends it, and an export then writes the very same site', { timeout: LONG }, async () => {
  hub.signal('SIGINT')
  expect(await hub.exited).toBe(0)
  const target = join(folder, 'export')
  const exported = await run('server/commands/export.ts', [target])
  expect(exported.said).toMatch(/\d+ pages of http:\/\/localhost:\d+ are in /)
  expect(await treeOf(target)).toEqual(await treeOf(join(folder, 'data/site/public')))
  const again = await run('server/commands/export.ts', [target])
  expect(again).toMatchObject({ code: 1, said: expect.stringContaining('holds files already') })
  const onFile = await run('server/commands/export.ts', [import.meta.filename])
  expect(onFile.code).toBe(1)
  expect(onFile.said).toContain(`DIR ${import.meta.filename} cannot be used: ${import.meta.filename} is a file.`)
  expect(onFile.said).not.toContain('{')
})

test('a second start seeds, compiles and renders nothing', { timeout: LONG }, async () => {
  hub = new RunningHub(settings)
  await hub.says('GraphQL  ')
  expect(hub.output).not.toMatch(/Publishing|Compiling|Rendering/)
})

test('a request under way is answered before it ends', { timeout: LONG }, async () => {
  const { socket, answer } = await halfRequest()
  hub.signal('SIGTERM')
  await hub.says('Stopping')
  socket.write(question.slice(1))
  expect(await answer).toContain('{"data":{"stories":{"totalCount":4}}}')
  expect(await hub.exited).toBe(0)
})

test('once somebody minds the hub, no start offers that', { timeout: LONG }, async () => {
  const database = await openDatabase({ dataDir: String(settings.DATA_DIR), databaseUrl: null })
  await addEditor(database, 'chief@example.org', [{ role: 'ADMINISTRATOR', place: '' }])
  await database.close()
  hub = new RunningHub(settings)
  await hub.says('Ctrl-C stops it')
  expect(hub.output).not.toMatch(/管理员|Nobody|null/)
  hub.signal('SIGINT')
  expect(await hub.exited).toBe(0)
})

test('a second Ctrl-C ends it at once', { timeout: LONG }, async () => {
  hub = new RunningHub(settings)
  await hub.says('GraphQL  ')
  const { socket } = await halfRequest()
  hub.signal('SIGINT')
  await hub.says('Stopping')
  hub.signal('SIGINT')
  expect(await hub.exited).toBe(130)
  socket.destroy()
})

test('a site that was rendered is served while its database server cannot be reached', { timeout: LONG }, async () => {
  const dataDir = join(folder, 'waiting')
  await mkdir(join(dataDir, 'site/public'), { recursive: true })
  await writeFile(join(dataDir, 'site/public/index.html'), 'as it was')
  hub = new RunningHub({ ...settings, DATA_DIR: dataDir, DATABASE_URL: 'postgresql://zhang@127.0.0.1:1/hub' })
  await hub.says('serving the site as it is')
  await expect.poll(() => ask('/').then((reply) => reply.text(), String), { timeout: LONG }).toBe('as it was')
  hub.signal('SIGKILL')
})

test('wrong settings are told all at once, before anything is done', { timeout: LONG }, async () => {
  const { code, said } = await run('server/main.ts', [], {
    PORT: 'http',
    PUBLIC_URL: 'x',
    DATA_DIR: join(folder, 'none'),
  })
  expect(code).toBe(1)
  expect(said).toContain('PORT is "http"')
  expect(said).toContain('PUBLIC_URL is "x"')
})
