/** The whole hub on a province that is loaded already: a publisher clicks, and a reader asks until the page is the new one. */
import 'reflect-metadata'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DraftInput } from '../../../schema/draft.ts'
import type { Role } from '../../../schema/terms.ts'
import { readConfig } from '../../../server/config.ts'
import { type Database, openDatabase } from '../../../server/database/database.ts'
import type { StoredManuscript } from '../../../server/drafts/manuscripts.ts'
import { approveManuscript, submitManuscript } from '../../../server/drafts/review.ts'
import { reviseStory, saveManuscript } from '../../../server/drafts/writing.ts'
import { HubProcess } from '../../../server/process.ts'
import { loadBundle } from '../../../server/render/bundle.ts'
import { compileSite } from '../../../server/render/compile.ts'
import { publicFolder } from '../../../server/render/site-folder.ts'
import { filesBelow } from '../../../server/render/tree.ts'
import { editor } from '../../drafts/people.ts'
import { addEditor, PASSWORD } from '../../editorial/person.ts'
import { freePort } from '../../main/running-hub.ts'
import { type ProvinceSize, province } from '../province/province.ts'
import { ofTheirStreets } from './beforehand.ts'
import { edited, REASON } from './edit.ts'
import { task } from './task.ts'

export interface ClickInput {
  /** PostgreSQL. */
  databaseUrl: string
  /** Folder of the rendered site. */
  dataDir: string
  size: ProvinceSize
  seed: number
  clicks: number
}

/** Milliseconds from the click. */
export interface Click {
  /** Until the mutation was answered. */
  answered: number
  /** Until the story's page was served with the new words. */
  served: number
  /** Until the studio said that every page is live. */
  live: number
}

export interface ClickSeries {
  /** Files that were rendered beforehand. */
  pages: number
  clicks: Click[]
}

const LOOK_AGAIN_MS = 5
const everywhere = ''

task<ClickInput, ClickSeries>(async (input, progress) => {
  const port = await freePort()
  const config = readConfig({
    DATABASE_URL: input.databaseUrl,
    DATA_DIR: input.dataDir,
    PORT: String(port),
    SEEDS: 'off',
    LOG_LEVEL: 'error',
    LIMIT_REQUESTS_PER_MINUTE: '1000000',
  })
  const { community, size } = province(input.size, input.seed)
  const drafts = Array.from({ length: input.clicks }, (_, at) =>
    revised(community(Math.floor((at * size.communities) / input.clicks)), at),
  )
  const hub = new HubProcess(
    config,
    () => {},
    async (database) =>
      ofTheirStreets(
        await loadBundle(await compileSite()),
        database,
        drafts.map(({ draft }) => draft),
      ),
  )
  const database = await openDatabase(config)
  try {
    await hub.start()
    const pages = (await filesBelow(publicFolder(config.dataDir))).length
    const studio = await Studio.open(config.publicUrl, database)
    const clicks: Click[] = []
    for (const { draft, words } of drafts) {
      clicks.push(await studio.click(await approved(database, draft), words))
      progress(clicks.length, drafts.length)
    }
    return { pages, clicks }
  } finally {
    await database.close()
    await hub.stop()
  }
})

/** The edit that the others make too, told by a sentence that nobody wrote before. */
function revised(draft: DraftInput, at: number): { draft: DraftInput; words: string } {
  const words = `编号${randomUUID()}的核对已经完成。`
  const { story, ...rest } = edited(draft, at)
  return { draft: { ...rest, story: { ...story, body: `${story.body}\n\n${words}` } }, words }
}

/** The draft as a manuscript that waits for nothing but the click. */
async function approved(database: Database, draft: DraftInput): Promise<StoredManuscript> {
  const by = (name: string, role: Role) => editor(name, role, everywhere)
  const writer = by('writer', 'CONTRIBUTOR')
  const begun = await reviseStory(database, writer, { slug: draft.story.slug, version: null })
  const saved = await saveManuscript(database, writer, { ...begun, document: { ...draft } })
  let manuscript = await submitManuscript(database, writer, saved)
  while (manuscript.state === 'IN_REVIEW') {
    manuscript = await approveManuscript(database, by('reviewer', 'PUBLISHER'), manuscript)
  }
  return manuscript
}

interface Answer {
  data?: {
    publishManuscript?: { errors: { message: string }[] }
    manuscript?: { progress: { state: string } }
  }
}

/** What a publisher's browser does. */
class Studio {
  private constructor(
    private readonly address: string,
    private readonly cookie: string,
  ) {}

  static async open(address: string, database: Database): Promise<Studio> {
    const email = `publisher-${randomUUID()}@example.org`
    await addEditor(database, email, [{ role: 'PUBLISHER', place: everywhere }])
    const response = await fetch(`${address}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: address },
      body: JSON.stringify({ email, password: PASSWORD }),
    })
    if (!response.ok) throw new Error(`The publisher cannot sign in: ${await response.text()}`)
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
    return new Studio(address, cookies.join('; '))
  }

  async click({ id, version, slug }: StoredManuscript, words: string): Promise<Click> {
    const begin = performance.now()
    const since = () => performance.now() - begin
    const { data } = await this.#ask(
      `mutation { publishManuscript(id: "${id}", version: ${version}, reason: "${REASON}") { errors { message } } }`,
    )
    const [refused] = data?.publishManuscript?.errors ?? [{ message: 'The hub did not answer' }]
    if (refused) throw new Error(refused.message)
    const answered = since()
    await until(async () => (await (await fetch(`${this.address}/stories/${slug}/`)).text()).includes(words))
    const served = since()
    await until(async () => {
      const { data } = await this.#ask(`{ manuscript(id: "${id}") { progress { state } } }`)
      return data?.manuscript?.progress.state === 'LIVE'
    })
    return { answered, served, live: since() }
  }

  async #ask(query: string): Promise<Answer> {
    const response = await fetch(`${this.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.address, cookie: this.cookie },
      body: JSON.stringify({ query }),
    })
    return JSON.parse(await response.text())
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(LOOK_AGAIN_MS)
}
