/** A ledger as a file: who gets it, what stands in it when it is read again, and that nothing of it runs. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { publish } from '../../server/publish/publish.ts'
import { readSheetFile } from '../../server/sheets/read-file.ts'
import { addEditor, signIn } from '../editorial/person.ts'
import { testDatabase } from '../hub.ts'
import { smallDraft } from '../publish/small-draft.ts'
import { type ServedHub, serveHub } from '../queries/served-hub.ts'

const FORMULA = '=HYPERLINK("https://evil.example")'
let database: Database
let hub: ServedHub

beforeAll(async () => {
  database = await testDatabase()
  const draft = smallDraft()
  const [project] = draft.projects
  if (!project) throw new Error('The small draft has no project')
  await publish(database, { ...draft, projects: [{ ...project, name: FORMULA, kind: 'WORK' }] })
  await addEditor(database, 'writer@example.org', [{ role: 'CONTRIBUTOR', place: 'liuhu' }])
  hub = await serveHub(database)
})
afterAll(async () => {
  await hub.close()
  await database.close()
})

const get = (path: string, headers: Record<string, string> = {}) => hub.send({ method: 'GET', path, headers })

test.each(['csv', 'xlsx'])('a ledger as %s holds what the page lists, with formulas defused', async (ending) => {
  const headers = await signIn(hub, 'writer@example.org')
  const reply = await get(`/studio/ledger.${ending}?within=liuhu`, headers)
  expect(reply.status).toBe(200)
  const [sheet] = (await readSheetFile(reply.bytes, `ledger.${ending}`)).sheets
  const rows = sheet?.rows.map(({ cells }) => cells.map(({ shown }) => shown)) ?? []
  const asked = await hub.post({ query: '{ ledger(within: "liuhu", first: 100) { nodes { title } } }' }, headers)
  const titles = JSON.parse(asked.body).data.ledger.nodes.map(({ title }: { title: string }) => title)
  expect(rows[0]).toContain('待办原因')
  expect(rows.slice(1).map(([, title]) => title)).toEqual(
    titles.map((title: string) => (title.startsWith('=') && ending === 'csv' ? `'${title}` : title)),
  )
  const work = rows.find(([type]) => type === '项目')
  expect(work).toEqual(expect.arrayContaining(['项目', '桐树王村', '进行中', '没有期限、没有配图']))
  expect(sheet?.rows.flatMap(({ cells }) => cells).every(({ held }) => held === 'text' || held === 'nothing')).toBe(
    true,
  )
})

test('is refused to strangers, for other places, and for conditions that there are not', async () => {
  expect(await get('/studio/ledger.csv?within=liuhu')).toMatchObject({ status: 401 })
  const headers = await signIn(hub, 'writer@example.org')
  expect(await get('/studio/ledger.csv?within=zhongyuan', headers)).toMatchObject({ status: 403 })
  expect(await get('/studio/ledger.csv?within=%00', headers)).toMatchObject({ status: 400 })
  expect(await get('/studio/ledger.csv?within=liuhu&type=SECRET', headers)).toMatchObject({
    status: 400,
    body: expect.stringContaining('type'),
  })
})
