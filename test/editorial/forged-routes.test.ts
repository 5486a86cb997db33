/** What other pages can have a browser send to every address that changes something, besides mutations of somebody signed in. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { approveByLink, commentByLink } from '../../server/drafts/by-link.ts'
import { makePreviewLink } from '../../server/drafts/preview-links.ts'
import { submitManuscript } from '../../server/drafts/review.ts'
import { findEditor } from '../../server/editorial/editors.ts'
import { makeLink } from '../../server/editorial/links.ts'
import { log } from '../../server/log.ts'
import { publish } from '../../server/publish/publish.ts'
import { writer, written } from '../drafts/ready-manuscript.ts'
import { testDatabase } from '../hub.ts'
import { smallDraft } from '../publish/small-draft.ts'
import { type ServedHub, serveHub } from '../queries/served-hub.ts'
import { addEditor, PASSWORD, signIn, tokenIn } from './person.ts'

log.level = 'silent'

let database: Database
let hub: ServedHub
let chief: Record<string, string>
/** Every address that takes something, with what would be taken. */
let taken: Record<string, { path: string; body: string; answer: Record<string, string> }>

beforeAll(async () => {
  database = await testDatabase()
  await publish(database, smallDraft())
  hub = await serveHub(database, { requestsPerMinute: 1_000_000 })
  await addEditor(database, 'chief@example.org', [{ role: 'PUBLISHER', place: '' }])
  chief = await signIn(hub, 'chief@example.org')
  const json = { 'content-type': 'application/json' }
  const { token, version } = await linkThatApproves()
  const invited = { email: 'wang@example.org', grants: [{ role: 'EDITOR' as const, place: 'liuhu' }] }
  const invitation = tokenIn(await makeLink(database, '', 'INVITATION', invited))
  const mutation = (call: string) => ({
    path: '/graphql',
    body: JSON.stringify({ query: `mutation { ${call} { errors { code } } }` }),
    answer: json,
  })
  const account = (act: string, body: object) => ({
    path: `/api/auth/${act}`,
    body: JSON.stringify(body),
    answer: json,
  })
  taken = {
    'an approval by a link': mutation(`approveByLink(token: "${token}", version: ${version})`),
    'a comment by a link': mutation(`commentByLink(token: "${token}", version: ${version}, text: "改")`),
    'an invitation taken up': mutation(`acceptInvitation(token: "${invitation}", name: "王", password: "${PASSWORD}")`),
    'a sign-in': account('sign-in/email', { email: 'chief@example.org', password: PASSWORD }),
    'a sign-out': account('sign-out', {}),
    'a new password': account('change-password', { currentPassword: PASSWORD, newPassword: 'another good one' }),
    'a picture': { path: '/pictures/?manuscript=x', body: 'x', answer: {} },
    'a spreadsheet': { path: '/sheets/?name=a.csv', body: '村,金额\n', answer: {} },
  }
})
afterAll(async () => {
  await hub.close()
  await database.close()
})

async function linkThatApproves(): Promise<{ token: string; version: number }> {
  const [row] = await database.rows<{ id: string }>("select id from editor where name = 'chief'")
  const giver = await findEditor(database, row?.id ?? '')
  const { id, version } = await submitManuscript(database, writer, await written(database))
  const wish = { id, name: '王书记', right: 'APPROVE', days: 1 } as const
  const { link } = await makePreviewLink(database, giver, '', wish)
  return { token: link.split('/')[2] ?? '', version }
}

/** Everything that any of these would change. */
async function state(): Promise<string> {
  return database.text(
    `select json_build_array((select json_agg(state || stage || version order by id) from manuscript),
       (select count(*) from remark), (select count(*) from editor), (select json_agg(password) from account),
       (select json_agg(token order by token) from sign_in), (select count(*) from picture_file),
       (select count(*) from sheet_file))::text`,
    [],
  )
}

const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }

describe('a page of another site', () => {
  test('has none of them taken from a browser that is signed in here', async () => {
    const before = await state()
    for (const [what, { path, body, answer }] of Object.entries(taken)) {
      const reply = await hub.send({ path, body, headers: { ...answer, cookie: chief.cookie ?? '', ...foreign } })
      expect([what, reply.status, reply.body.includes('CSRF_PREVENTED')]).toEqual([what, 400, true])
      expect(reply.headers['set-cookie'] ?? []).toEqual([])
    }
    expect(await state()).toBe(before)
  })

  test('has none taken in a form that needs no leave, from a browser that is signed in nowhere', async () => {
    const before = await state()
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      for (const [what, { path, body }] of Object.entries(taken)) {
        const reply = await hub.send({ path, body, headers: { 'content-type': type, ...foreign } })
        expect([what, reply.status], type).toEqual([what, 400])
      }
    }
    expect(await state()).toBe(before)
  })

  test('gets no leave to send JSON, nor to read an answer', async () => {
    for (const { path } of Object.values(taken)) {
      const leave = {
        ...foreign,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      }
      const reply = await hub.send({ method: 'OPTIONS', path, headers: leave })
      expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
      expect(reply.status).toBeGreaterThanOrEqual(400)
    }
  })
})

test('what was approved or said by a link is not taken twice, however it is sent again', async () => {
  const approval = taken['an approval by a link']
  if (approval === undefined) throw new Error('There is no approval')
  const send = () => hub.send({ path: approval.path, body: approval.body, headers: approval.answer })
  expect((await send()).body).toContain('"errors":[]')
  const after = await state()
  expect((await send()).body).toContain('LINK_UNFIT')
  expect(await state()).toBe(after)
  const sent = { token: 'x'.repeat(43), version: 1 }
  await expect(approveByLink(database, null, sent)).rejects.toMatchObject({ code: 'LINK_UNFIT' })
  await expect(commentByLink(database, sent, { text: '改' })).rejects.toMatchObject({ code: 'LINK_UNFIT' })
})
