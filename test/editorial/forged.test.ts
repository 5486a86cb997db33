/** Requests that no page of the studio sends: forged by other pages, sent again, and with what belongs to another street. */
import { createHash } from 'node:crypto'
import type { GraphQLField, GraphQLSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Role } from '../../schema/terms.ts'
import type { Database } from '../../server/database/database.ts'
import { TABLES } from '../../server/database/tables.ts'
import { makePreviewLink } from '../../server/drafts/preview-links.ts'
import { remarksOn, writeRemarks } from '../../server/drafts/remarks.ts'
import { makeLink } from '../../server/editorial/links.ts'
import { raiseReminder } from '../../server/ledger/reminders.ts'
import { log } from '../../server/log.ts'
import { publish } from '../../server/publish/publish.ts'
import { createSchema } from '../../server/schema.ts'
import { editor } from '../drafts/people.ts'
import { approved, written } from '../drafts/ready-manuscript.ts'
import { testDatabase } from '../hub.ts'
import { smallDraft } from '../publish/small-draft.ts'
import { codesOf, type Reply, type ServedHub, serveHub } from '../queries/served-hub.ts'
import { addEditor, PASSWORD, signIn, tokenIn } from './person.ts'
import { callOf } from './sample-call.ts'

log.level = 'silent'

let database: Database
let hub: ServedHub
let schema: GraphQLSchema
let mutations: GraphQLField<unknown, unknown>[]
/** Has every role everywhere. */
let chief: Record<string, string>
/** Literals of arguments that name what belongs to 柳湖街道, by mutation where they differ. */
let ofLiuhu: (mutation: string) => Record<string, string>

beforeAll(async () => {
  database = await testDatabase()
  await publish(database, smallDraft())
  hub = await serveHub(database, { requestsPerMinute: 1_000_000 })
  schema = await createSchema()
  mutations = Object.values(schema.getMutationType()?.getFields() ?? {})
  const everything = Object.values(Role).map((role) => ({ role, place: '' }))
  await addEditor(database, 'chief@example.org', everything)
  chief = await signIn(hub, 'chief@example.org')
  ofLiuhu = await belongings()
})
afterAll(async () => {
  await hub.close()
  await database.close()
})

async function belongings(): Promise<typeof ofLiuhu> {
  const manuscript = await approved(database, await written(database))
  const { id, version, slug, place, stage } = manuscript
  const writer = editor('resident', 'CONTRIBUTOR', 'liuhu')
  await addEditor(database, 'resident@example.org', [{ role: 'EDITOR', place }])
  await signIn(hub, 'resident@example.org')
  await makeLink(database, '', 'INVITATION', { email: 'invitee@example.org', grants: [{ role: 'EDITOR', place }] })
  await writeRemarks(database, writer, { id, stage }, [{ quote: null, start: null, end: null, text: '改' }])
  await makePreviewLink(database, writer, '', { id, name: '王书记', right: 'VIEW', days: 1 })
  await raiseReminder(database, editor('chief', 'EDITOR', place), { entry: id, note: '请更新' }, new Date())
  await database.rows(
    `insert into webhook (id, url, place, secret, created_at, queued_change, delivered_change)
     values (7, 'https://desk.example/', $1, 'none', now(), 0, 0)`,
    [place],
  )
  const [signed] = await database.rows<{ id: string }>(
    `select sign_in.id from sign_in join editor on editor.id = user_id where email = 'resident@example.org'`,
  )
  const [link] = await database.rows<{ id: number }>('select id from preview_link')
  const [reminder] = await database.rows<{ id: number }>('select id from reminder')
  const remark = (await remarksOn(database, id)).at(-1)?.id
  const text = (value: unknown) => JSON.stringify(String(value))
  const ids: Record<string, string> = {
    resolveRemark: text(remark),
    revokePreviewLink: String(link?.id),
    answerReminder: String(reminder?.id),
    removeWebhook: '7',
    endSignIn: text(signed?.id),
  }
  const emails: Record<string, string> = { cancelInvitation: '"invitee@example.org"' }
  const shared = {
    entry: text(id),
    place: text(place),
    key: text(place),
    document: `{ story: { slug: ${text(slug)}, place: ${text(place)}, title: "夺过来", body: "夺过来" } }`,
    grants: `[{ role: CONTRIBUTOR, place: ${text(place)} }]`,
    remarks: '[{ text: "改" }]',
    reason: '"核实"',
    tab: '"window-1"',
    url: '"https://desk.example/changes"',
  }
  return (mutation) => ({
    ...shared,
    // What is withdrawn or revised is a story that readers see.
    slug: text(mutation.endsWith('Story') ? smallDraft().story.slug : slug),
    id: ids[mutation] ?? text(id),
    version: mutation === 'reviseStory' ? '1' : String(version),
    email: emails[mutation] ?? '"resident@example.org"',
  })
}

/** Digest of everything that a backup would carry. */
async function everything(): Promise<Record<string, string>> {
  const entries = TABLES.map(async (table) => {
    const text = await database.text(`select coalesce(json_agg(t order by t::text), '[]')::text from ${table} t`, [])
    return [table, createHash('sha256').update(text).digest('hex')] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

const json = { 'content-type': 'application/json' }
const bodyOf = (mutation: GraphQLField<unknown, unknown>) =>
  JSON.stringify({ query: callOf(schema, mutation, ofLiuhu(mutation.name)) })

/** What a page of somebody else can have the browser of somebody who is signed in send. */
const forgeries: Record<string, Record<string, string>> = {
  'from a page of another site': { ...json, origin: 'https://evil.example' },
  'from a site that begins with our name': { ...json, origin: 'https://example.org.evil.example' },
  'from our name under another scheme and port': { ...json, origin: 'http://example.org:8080' },
  'from a page that hides where it is from': { ...json, origin: 'null' },
  'as text': { 'content-type': 'text/plain' },
  'as text that says it is JSON': { 'content-type': 'text/plain; application/json' },
  'as a form': { 'content-type': 'application/x-www-form-urlencoded' },
  'as a form with files': { 'content-type': 'multipart/form-data; boundary=x' },
  'without saying what it is': {},
}

describe('a forged request', () => {
  test.each(Object.entries(forgeries))('%s is refused, whatever mutation it asks for', async (_, headers) => {
    const before = await everything()
    const passed: string[] = []
    for (const mutation of mutations) {
      const reply = await hub.send({ headers: { ...chief, ...headers }, body: bodyOf(mutation) })
      if (reply.status !== 400 || codesOf(reply)[0] !== 'CSRF_PREVENTED') passed.push(mutation.name)
    }
    expect(passed).toEqual([])
    expect(await everything()).toEqual(before)
  })

  test('by a mere link is refused, whatever mutation it asks for', async () => {
    const before = await everything()
    for (const mutation of mutations) {
      const path = `/graphql?query=${encodeURIComponent(callOf(schema, mutation, ofLiuhu(mutation.name)))}`
      expect((await hub.send({ method: 'GET', path, headers: chief })).status, mutation.name).toBe(405)
    }
    expect(await everything()).toEqual(before)
  })
})

describe('somebody of another street', () => {
  /** Acts of nobody's place: about oneself, by a token, or with a file that only its sender knows. */
  const ofNoPlace = [
    'signOutEverywhere',
    'importSheet',
    'acceptInvitation',
    'approveByLink',
    'commentByLink',
    'resetPassword',
    'setUp',
  ]

  test('does nothing to what belongs to this one, whatever ids they send', async () => {
    await addEditor(
      database,
      'foreign@example.org',
      Object.values(Role).map((role) => ({ role, place: 'lianhu' })),
    )
    const foreign = await signIn(hub, 'foreign@example.org')
    const before = await everything()
    const done: string[] = []
    for (const mutation of mutations.filter(({ name }) => !ofNoPlace.includes(name))) {
      const code = refusalIn(await hub.send({ headers: { ...foreign, ...json }, body: bodyOf(mutation) }))
      if (!/^(FORBIDDEN|[A-Z_]+_UNKNOWN)$/.test(code)) done.push(`${mutation.name}: ${code}`)
    }
    expect(done).toEqual([])
    expect(await everything()).toEqual(before)
  })
})

/** The code of the refusal, in the payload or of the whole answer; `done` where there is none. */
function refusalIn(reply: Reply): string {
  const { data, errors = [] }: { data?: Record<string, { errors?: { code: string }[] }>; errors?: unknown[] } =
    JSON.parse(reply.body)
  if (errors.length > 0) return codesOf(reply)[0] ?? ''
  return Object.values(data ?? {}).flatMap((payload) => payload.errors ?? [])[0]?.code ?? 'done'
}

describe('a request that is sent again', () => {
  const send = async (query: string, headers = chief) =>
    refusalIn(await hub.send({ headers: { ...headers, ...json }, body: JSON.stringify({ query }) }))

  test('does each step of a manuscript once', async () => {
    await send('mutation { setReviewStages(place: "zhongyuan", stages: 1) { errors { code } } }')
    let manuscript = await written(database)
    const tomorrow = new Date(Date.now() + 24 * 3_600_000).toISOString()
    const steps = [
      'submitManuscript(id: $id, version: $version)',
      'returnManuscript(id: $id, version: $version, remarks: [{ text: "改" }])',
      'saveManuscript(id: $id, version: $version, document: $document)',
      'submitManuscript(id: $id, version: $version)',
    ]
    const later = [
      'approveManuscript(id: $id, version: $version)',
      `scheduleManuscript(id: $id, version: $version, at: "${tomorrow}")`,
      'unscheduleManuscript(id: $id, version: $version)',
      'publishManuscript(id: $id, version: $version)',
    ]
    await addEditor(database, 'second@example.org', [{ role: 'PUBLISHER', place: '' }])
    const second = await signIn(hub, 'second@example.org')
    for (const [headers, step] of [
      ...steps.map((step) => [chief, step] as const),
      ...later.map((step) => [second, step] as const),
    ]) {
      const call = step
        .replace('$id', JSON.stringify(manuscript.id))
        .replace('$version', String(manuscript.version))
        .replace('$document', literalOf(manuscript.document))
      const sent = `mutation { ${call} { errors { code } } }`
      expect(await send(sent, headers), step).toBe('done')
      const [row] = await database.rows<{ version: number }>(
        'select version from manuscript where id = $1::text::uuid',
        [manuscript.id],
      )
      manuscript = { ...manuscript, version: row?.version ?? 0 }
      const after = await everything()
      // A save may be sent again: its answer may have been lost.
      const again = step.startsWith('saveManuscript') ? 'done' : 'MANUSCRIPT_CONFLICT'
      expect(await send(sent, headers), `${step} again`).toBe(again)
      expect(await everything()).toEqual(after)
    }
  })

  test('uses a link once', async () => {
    const invited = { email: 'late@example.org', grants: [{ role: 'EDITOR' as const, place: 'liuhu' }] }
    const invitation = tokenIn(await makeLink(database, '', 'INVITATION', invited))
    const accept = `mutation { acceptInvitation(token: "${invitation}", name: "王", password: "${PASSWORD}") { errors { code } } }`
    expect(await send(accept, {})).toBe('done')
    const reset = tokenIn(await makeLink(database, '', 'RESET', { email: 'late@example.org', grants: [] }))
    const renew = `mutation { resetPassword(token: "${reset}", password: "another good one") { errors { code } } }`
    expect(await send(renew, {})).toBe('done')
    const after = await everything()
    for (const again of [accept, renew]) expect(await send(again, {})).toBe('LINK_UNFIT')
    expect(await everything()).toEqual(after)
  })

  test('of somebody who signed out since is a stranger’s', async () => {
    const session = await signIn(hub, 'resident@example.org')
    const sent = 'mutation { createManuscript(place: "liuhu", title: "再来一次") { errors { code } } }'
    expect(await send(sent, session)).toBe('done')
    await send('mutation { signOutEverywhere { errors { code } } }', session)
    const after = await everything()
    expect(await send(sent, session)).toBe('UNAUTHENTICATED')
    expect(await everything()).toEqual(after)
  })
})

/** A value as GraphQL writes it: names without quotes. */
function literalOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literalOf).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{ ${Object.entries(value)
    .map(([name, item]) => `${name}: ${literalOf(item)}`)
    .join(', ')} }`
}
