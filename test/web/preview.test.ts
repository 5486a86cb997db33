/** How often one editor may have previews made. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { createManuscript } from '../../server/drafts/writing.ts'
import type { Viewer } from '../../server/editorial/viewer.ts'
import { publish } from '../../server/publish/publish.ts'
import { Clients } from '../../server/queries/clients.ts'
import { PreviewPages } from '../../server/web/preview.ts'
import { editor } from '../drafts/people.ts'
import { testDatabase } from '../hub.ts'
import { smallDraft } from '../publish/small-draft.ts'

let database: Database
let viewer: Viewer
let made = 0
const previews = {
  page: async (_: unknown, path: string) => ({
    path,
    bytes: Buffer.from(String(made++)),
    digest: '',
    tags: [],
    etag: null,
  }),
}
const server = createServer((request, response) => void pages.serve(request.url ?? '', request, response))
let pages: PreviewPages

beforeAll(async () => {
  database = await testDatabase()
  await publish(database, smallDraft())
  pages = new PreviewPages(database, async () => viewer, previews, new Clients(3, 0))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  await database.close()
})

test('a preview is made for one person so many times a minute, whatever others of the same office ask', async () => {
  viewer = editor('eager', 'CONTRIBUTOR', 'liuhu')
  const { id } = await createManuscript(database, viewer, { place: 'liuhu', title: '预览再预览' })
  const { port } = server.address() as AddressInfo
  const ask = () => fetch(`http://127.0.0.1:${port}/studio/preview/${id}/`)
  for (let time = 0; time < 3; time++) expect((await ask()).status).toBe(200)
  const refused = await ask()
  expect([refused.status, await refused.text()]).toEqual([429, expect.stringContaining('预览太频繁')])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(made).toBe(3)
  viewer = editor('calm', 'CONTRIBUTOR', 'liuhu')
  expect((await ask()).status).toBe(200)
})
