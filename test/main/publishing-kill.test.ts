/** A hub that is killed between the publisher's click and the page: after the next start each story is out whole, or not at all. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../server/database/database.ts'
import type { StoredManuscript } from '../../server/drafts/manuscripts.ts'
import { publish } from '../../server/publish/publish.ts'
import { approved, body, stated, written } from '../drafts/ready-manuscript.ts'
import { addEditor, PASSWORD } from '../editorial/person.ts'
import { smallDraft } from '../publish/small-draft.ts'
import { freePort, RunningHub } from './running-hub.ts'

/** When the kills come, as shares of the time that a click takes which nobody disturbs. */
const KILLS = [0, 0.15, 0.35, 0.6, 0.9]

let folder: string
let settings: Record<string, string>
let address: string
let hub: RunningHub
let cookie: string
/** The first is published without a kill. */
let manuscripts: StoredManuscript[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fanxing-click-'))
  const port = String(await freePort())
  settings = { DATA_DIR: folder, PORT: port, LOG_LEVEL: 'silent', DATABASE_URL: '', SEEDS: 'off' }
  address = `http://localhost:${port}`
  const database = await openDatabase({ dataDir: folder, databaseUrl: null })
  await publish(database, smallDraft())
  await addEditor(database, 'publisher@example.org', [{ role: 'PUBLISHER', place: 'liuhu' }])
  manuscripts = []
  for (const [at] of [0, ...KILLS].entries()) manuscripts.push(await approved(database, await own(database, at)))
  await database.close()
  await start()
  cookie = await signedIn()
}, 300_000)

afterAll(async () => {
  hub?.signal('SIGKILL')
  await hub?.exited
  await rm(folder, { recursive: true, force: true })
})

/** A story with a project and a figure of its own. */
function own(database: Parameters<typeof written>[0], at: number): Promise<StoredManuscript> {
  const slug = `shi-tang-${at}`
  const [project, figure] = [stated.projects?.[0], stated.figures?.[0]]
  if (!project || !figure) throw new Error('The story states nothing')
  return written(database, undefined, {
    projects: [{ ...project, slug }],
    figures: [{ ...figure, subject: { project: slug } }],
  })
}

async function start(): Promise<void> {
  hub = new RunningHub(settings)
  await hub.says('GraphQL  ')
}

async function signedIn(): Promise<string> {
  const response = await send('/api/auth/sign-in/email', { email: 'publisher@example.org', password: PASSWORD })
  return response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}

function send(path: string, sent: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(address + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address, ...headers },
    body: JSON.stringify(sent),
  })
}

function click({ id, version }: StoredManuscript): Promise<Response> {
  const query = `mutation { publishManuscript(id: "${id}", version: ${version}) { errors { message } } }`
  return send('/graphql', { query }, { cookie })
}

interface Standing {
  state: string
  progress: { state: string } | null
}

/** What the studio says of it. */
async function standing({ id }: StoredManuscript): Promise<Standing> {
  const query = `{ manuscript(id: "${id}") { state progress { state } } }`
  const answer: { data: { manuscript: Standing } } = JSON.parse(
    await (await send('/graphql', { query }, { cookie })).text(),
  )
  return answer.data.manuscript
}

const statusOf = async (path: string) => (await fetch(address + path)).status

/** What readers get: the page of the story, of its project, and of the figure that it links. */
async function seen({ slug }: StoredManuscript, at: number): Promise<number[]> {
  const story = await fetch(`${address}/stories/${slug}/`)
  const text = await story.text()
  const [figure = '/figures/0/'] = /\/figures\/\d+\//.exec(text) ?? []
  if (story.ok) expect(text.replaceAll(/<[^>]+>/g, '')).toContain(body)
  return [story.status, await statusOf(`/projects/shi-tang-${at}/`), await statusOf(figure)]
}

async function expectWhole(manuscript: StoredManuscript, at: number): Promise<string> {
  const { state, progress } = await standing(manuscript)
  const isOut = state === 'PUBLISHED'
  expect(await seen(manuscript, at), `${state} ${at}`).toEqual(isOut ? [200, 200, 200] : [404, 404, 404])
  expect([state, progress?.state]).toEqual(isOut ? ['PUBLISHED', 'LIVE'] : ['APPROVED', undefined])
  return state
}

async function isLive(manuscript: StoredManuscript): Promise<boolean> {
  return (await standing(manuscript)).progress?.state === 'LIVE'
}

test('each story is out whole or not at all, the studio says which, and a second click brings the rest', async () => {
  const [undisturbed, ...killed] = manuscripts
  if (!undisturbed) throw new Error('There is no manuscript')
  const begin = performance.now()
  expect((await click(undisturbed)).status).toBe(200)
  await expect.poll(() => isLive(undisturbed), { interval: 20, timeout: 60_000 }).toBe(true)
  const whole = performance.now() - begin
  await expectWhole(undisturbed, 0)

  const ends: string[] = []
  for (const [at, share] of KILLS.entries()) {
    const manuscript = killed[at]
    if (!manuscript) throw new Error('There are too few manuscripts')
    const answer = click(manuscript).catch(() => null)
    await sleep(share * whole)
    hub.signal('SIGKILL')
    await hub.exited
    const wasAnswered = (await answer)?.ok === true
    await start()
    const state = await expectWhole(manuscript, at + 1)
    if (wasAnswered) expect(state).toBe('PUBLISHED')
    ends.push(state)
  }
  // The kills must have met clicks before the publication and after it, or they prove nothing.
  expect(new Set(ends)).toEqual(new Set(['APPROVED', 'PUBLISHED']))

  for (const [at, manuscript] of killed.entries()) {
    if (ends[at] === 'PUBLISHED') continue
    expect((await click(manuscript)).status).toBe(200)
    await expect.poll(() => isLive(manuscript), { interval: 20, timeout: 60_000 }).toBe(true)
    await expectWhole(manuscript, at + 1)
  }
  hub.signal('SIGTERM')
  await hub.exited
  const database = await openDatabase({ dataDir: folder, databaseUrl: null })
  const counts = await database.rows(
    `select (select count(*)::int from revision where revision.slug = manuscript.slug) as revisions,
       (select count(*)::int from audit_entry where target = slug and action = 'publishManuscript') as acts
     from manuscript`,
  )
  expect(counts).toEqual(manuscripts.map(() => ({ revisions: 1, acts: 1 })))
  await database.close()
}, 600_000)
