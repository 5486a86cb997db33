import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { log } from '../../server/log.ts'
import { addEditor, signIn } from '../editorial/person.ts'
import { testDatabase } from '../hub.ts'
import { codesOf, type ServedHub, serveHub } from '../queries/served-hub.ts'
import { csv, villageHub, workbook } from '../sheets/village-hub.ts'

log.level = 'silent'

let database: Database
let hub: ServedHub
let bytes: Buffer
beforeAll(async () => {
  database = await villageHub(await testDatabase())
  await addEditor(database, 'street@example.org', [{ role: 'PUBLISHER', place: 'liuhu' }])
  await addEditor(database, 'village@example.org', [{ role: 'PUBLISHER', place: 'liuhu/donggang' }])
  hub = await serveHub(database)
  bytes = Buffer.from(
    await workbook([
      ['村', '集体年收入（万元）'],
      ['东岗村', 240],
      ['西岗村', 12.5],
    ]),
  )
})
afterAll(async () => {
  await hub.close()
  await database.close()
})

const path = `/sheets/?name=${encodeURIComponent('账目.xlsx')}`
const hand = (headers: Record<string, string>, body = bytes) => hub.send({ path, headers, body })
const imported = `mutation Import($file: String!, $dryRun: Boolean!, $mapping: SheetMapping, $slug: String = "handed") {
  importSheet(input: { file: $file, slug: $slug, mapping: $mapping }, dryRun: $dryRun) {
    changedDocuments errors { code path }
    report { figures added stoppingCount mapping problems { address kind says stops } } } }`
const ask = async (headers: Record<string, string>, variables: Record<string, unknown>) => {
  const reply = await hub.post({ query: imported, variables }, headers)
  return { codes: codesOf(reply), result: JSON.parse(reply.body).data?.importSheet }
}

describe('a spreadsheet', () => {
  test('is handed in by an editor, looked at, imported, and then everybody can have it', async () => {
    const headers = await signIn(hub, 'street@example.org')
    const reply = await hand(headers)
    expect(reply.status).toBe(201)
    const { digest: file, format } = JSON.parse(reply.body)
    expect(format).toBe('XLSX')
    const address = `/sheets/${file}.xlsx`
    expect((await hub.send({ method: 'GET', path: address })).status).toBe(404)

    const looked = await ask(headers, { file, dryRun: true })
    expect(looked.result).toMatchObject({
      changedDocuments: null,
      errors: [],
      report: { figures: 2, added: 2, stoppingCount: 0 },
    })
    expect(await database.rows("select from story where slug = 'handed'")).toEqual([])

    const done = await ask(headers, { file, dryRun: false })
    expect(done.result).toMatchObject({ changedDocuments: 1, errors: [] })
    expect(
      await database.rows("select from audit_entry where action = 'importSheet' and target = 'handed'"),
    ).toHaveLength(1)

    const got = await hub.send({ method: 'GET', path: address })
    expect(got.status).toBe(200)
    expect(got.headers).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-length': String(bytes.length),
      'content-security-policy': "default-src 'none'; sandbox",
    })
    expect(got.headers['content-disposition']).toContain('attachment; filename=')
    expect(got.headers['content-disposition']).toContain("filename*=UTF-8''%E8%B4%A6%E7%9B%AE.xlsx")
    const cached = await hub.send({
      method: 'GET',
      path: address,
      headers: { 'if-none-match': String(got.headers.etag) },
    })
    expect([cached.status, cached.body]).toEqual([304, ''])
  })

  test('has a name that says nothing but a name where it is taken along', async () => {
    const headers = await signIn(hub, 'street@example.org')
    const evil = `账"目\r\nset-cookie: a=b;filename=x.html'().csv`
    const content = csv([
      ['村', '集体年收入（元）', '年度'],
      ['东岗村', '77', '2011年'],
    ])
    const sent = await hub.send({
      path: `/sheets/?name=${encodeURIComponent(evil)}`,
      headers,
      body: Buffer.from(content),
    })
    const { digest: file } = JSON.parse(sent.body)
    expect((await ask(headers, { file, dryRun: false, slug: 'evil-name' })).result).toMatchObject({ errors: [] })
    const got = await hub.send({ method: 'GET', path: `/sheets/${file}.csv` })
    expect(got.status).toBe(200)
    expect(got.headers['set-cookie']).toBeUndefined()
    expect(got.headers['content-disposition']).toMatch(
      /^attachment; filename="[0-9a-f]{12}\.csv"; filename\*=UTF-8''[\w%!.~-]+\.csv$/,
    )
  })

  test('is not taken from strangers, from other pages, or where it is none', async () => {
    expect((await hand({})).status).toBe(401)
    const headers = await signIn(hub, 'street@example.org')
    const foreign = await hand({ ...headers, origin: 'https://evil.example' })
    expect([foreign.status, JSON.parse(foreign.body).code]).toEqual([400, 'CSRF_PREVENTED'])
    const other = await hand(headers, Buffer.from('PK\u0003\u0004 no archive'))
    expect([other.status, JSON.parse(other.body).code]).toEqual([400, 'SHEET_UNREADABLE'])
    const nameless = await hub.send({ path: '/sheets/?name=../x', headers, body: bytes })
    expect([nameless.status, JSON.parse(nameless.body).code]).toEqual([400, 'BAD_VALUE'])
    expect((await hub.send({ method: 'PUT', path, headers, body: bytes })).status).toBe(405)
  })

  test('is imported only by those who publish for every place in it', async () => {
    const headers = await signIn(hub, 'village@example.org')
    const { digest: file } = JSON.parse((await hand(headers)).body)
    expect((await ask(headers, { file, dryRun: false })).codes).toEqual(['FORBIDDEN'])
    expect((await ask({}, { file, dryRun: true })).codes).toEqual(['UNAUTHENTICATED'])
  })

  test('is taken from nobody who writes nowhere, nor examined for them', async () => {
    await addEditor(database, 'minder@example.org', [{ role: 'ADMINISTRATOR', place: 'liuhu' }])
    await addEditor(database, 'nobody@example.org', [])
    const { digest: file } = JSON.parse((await hand(await signIn(hub, 'street@example.org'))).body)
    for (const email of ['minder@example.org', 'nobody@example.org']) {
      const headers = await signIn(hub, email)
      expect((await hand(headers)).status).toBe(403)
      expect((await ask(headers, { file, dryRun: true })).codes).toEqual(['FORBIDDEN'])
    }
  })

  test('renames no indicator by which others count', async () => {
    const headers = await signIn(hub, 'street@example.org')
    const { digest: file } = JSON.parse((await hand(headers)).body)
    const unit = { code: 'CNY', symbol: '元', name: '人民币' }
    const mapping = { indicators: [{ slug: 'income', name: '集体年收入', topic: 'LIVELIHOOD', unit }] }
    const { result } = await ask(headers, { file, dryRun: false, mapping })
    expect(result.errors).toMatchObject([{ code: 'ALREADY_STATED' }])
  })

  test('with problems or an unknown column comes back with what to mend', async () => {
    const headers = await signIn(hub, 'street@example.org')
    const bad = Buffer.from(
      await workbook([
        ['村', '集体年收入（万元）'],
        ['东冈村', '很多'],
      ]),
    )
    const { digest: file } = JSON.parse((await hand(headers, bad)).body)
    const { result } = await ask(headers, { file, dryRun: true })
    expect(
      result.report.problems.map(({ address, kind }: { address: string; kind: string }) => `${address} ${kind}`),
    ).toEqual(['A2 UNKNOWN_PLACE', 'B2 TEXT_IN_NUMBER'])
    const refused = await ask(headers, { file, dryRun: false, mapping: { place: '村' } })
    expect(refused.result).toMatchObject({ changedDocuments: null, errors: [{ code: 'SHEET_PROBLEMS' }] })
    const unknown = await ask(headers, { file: '0'.repeat(64), dryRun: true })
    expect(unknown.result.errors).toMatchObject([{ code: 'NOT_PUBLISHED', path: ['file'] }])
  })
})
