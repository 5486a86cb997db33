/** Who may do what where: every operation by every role at every place, in every state, against the rule in plain words. */
import type { GraphQLSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Role } from '../../schema/terms.ts'
import type { Database } from '../../server/database/database.ts'
import { createManuscript } from '../../server/drafts/writing.ts'
import { writeDisabled } from '../../server/editorial/disabling.ts'
import { makeLink } from '../../server/editorial/links.ts'
import { raiseReminder } from '../../server/ledger/reminders.ts'
import { log } from '../../server/log.ts'
import { createSchema } from '../../server/schema.ts'
import { editor } from '../drafts/people.ts'
import { seededDatabase } from '../hub.ts'
import { type ServedHub, serveHub } from '../queries/served-hub.ts'
import { addEditor, signIn } from './person.ts'
import { callOf } from './sample-call.ts'

log.level = 'silent'

/** The places asked about, with those at and above each: the tree in plain words. */
const tree = {
  '': [''],
  zhongyuan: ['', 'henan', 'zhengzhou', 'zhongyuan'],
  'zhongyuan/liuhu': ['', 'henan', 'zhengzhou', 'zhongyuan', 'zhongyuan/liuhu'],
  'zhongyuan/liuhu/tongshuwang': [
    '',
    'henan',
    'zhengzhou',
    'zhongyuan',
    'zhongyuan/liuhu',
    'zhongyuan/liuhu/tongshuwang',
  ],
  'zhongyuan/tongbailu': ['', 'henan', 'zhengzhou', 'zhongyuan', 'zhongyuan/tongbailu'],
} as const
type Place = keyof typeof tree
const places: Place[] = ['', 'zhongyuan', 'zhongyuan/liuhu', 'zhongyuan/liuhu/tongshuwang', 'zhongyuan/tongbailu']
/** Of these two, what is asked about lies everywhere, at, above, below and beside. */
const heldPlaces = ['', 'zhongyuan/liuhu'] as const
const roles = Object.values(Role)
const states = ['enabled', 'disabled', 'revoked', 'signed out'] as const

interface Operation {
  document: string
  variables: (place: Place) => Record<string, unknown>
  /** Makes what the operation uses up. */
  prepare?: (place: Place) => Promise<unknown>
  /** Whether somebody with the role at `held` may do it at `asked`. */
  isFor: (role: Role, held: Place, asked: Place) => boolean
}

const isAbove = (held: Place, asked: Place) => tree[asked].some((place) => place === held)
const administratorThere: Operation['isFor'] = (role, held, asked) => role === 'ADMINISTRATOR' && isAbove(held, asked)
const writerThere: Operation['isFor'] = (role, held, asked) => role !== 'ADMINISTRATOR' && isAbove(held, asked)
const editorThere: Operation['isFor'] = (role, held, asked) => role !== 'CONTRIBUTOR' && writerThere(role, held, asked)
const anybodyThere: Operation['isFor'] = (_, held, asked) => isAbove(held, asked)
const everybody: Operation['isFor'] = () => true

const operations: Record<string, Operation> = {
  grantRole: {
    document:
      'mutation ($place: String!) { grantRole(email: "target@example.org", role: CONTRIBUTOR, place: $place) { errors { code } } }',
    variables: (place) => ({ place }),
    isFor: administratorThere,
  },
  revokeRole: {
    document:
      'mutation ($place: String!) { revokeRole(email: "target@example.org", role: CONTRIBUTOR, place: $place) { errors { code } } }',
    variables: (place) => ({ place }),
    isFor: administratorThere,
  },
  invite: {
    document:
      'mutation ($email: String!, $place: String!) { invite(email: $email, grants: [{role: EDITOR, place: $place}]) { errors { code } } }',
    variables: (place) => ({ email: inviteeOf(place), place }),
    isFor: administratorThere,
  },
  cancelInvitation: {
    document: 'mutation ($email: String!) { cancelInvitation(email: $email) { errors { code } } }',
    variables: (place) => ({ email: inviteeOf(place) }),
    prepare: (place) =>
      makeLink(database, '', 'INVITATION', { email: inviteeOf(place), grants: [{ role: 'EDITOR', place }] }),
    isFor: administratorThere,
  },
  offerReset: {
    document: 'mutation ($email: String!) { offerReset(email: $email) { errors { code } } }',
    variables: (place) => ({ email: residentOf(place) }),
    isFor: administratorThere,
  },
  invitations: {
    document: 'query ($place: String!) { invitations(within: $place) { email } }',
    variables: (place) => ({ place }),
    isFor: administratorThere,
  },
  districtStages: {
    document: 'query ($place: String!) { districtStages(within: $place) { stages } }',
    variables: (place) => ({ place }),
    isFor: administratorThere,
  },
  disableEditor: {
    document: 'mutation ($email: String!) { disableEditor(email: $email) { errors { code } } }',
    variables: (place) => ({ email: residentOf(place) }),
    isFor: administratorThere,
  },
  enableEditor: {
    document: 'mutation ($email: String!) { enableEditor(email: $email) { errors { code } } }',
    variables: (place) => ({ email: residentOf(place) }),
    isFor: administratorThere,
  },
  setReviewStages: {
    document: 'mutation ($place: String!) { setReviewStages(place: $place, stages: 2) { errors { code } } }',
    variables: (place) => ({ place }),
    isFor: administratorThere,
  },
  reviseProfile: {
    document: 'mutation ($place: String!) { reviseProfile(type: PLACE, key: $place) { errors { code } } }',
    variables: (place) => ({ place: place || 'zhongyuan' }),
    isFor: (role, held, asked) => writerThere(role, held, asked || 'zhongyuan'),
  },
  createProfile: {
    document:
      'mutation ($place: String!) { createProfile(type: PLACE, name: "新地方", place: $place) { errors { code } } }',
    variables: (place) => ({ place }),
    isFor: writerThere,
  },
  editors: {
    document: 'query ($place: String!) { editors(within: $place, first: 1) { totalCount } }',
    variables: (place) => ({ place }),
    isFor: administratorThere,
  },
  auditLog: {
    document: 'query ($place: String!) { auditLog(within: $place, first: 1) { totalCount } }',
    variables: (place) => ({ place }),
    isFor: administratorThere,
  },
  reviewStages: {
    document: 'query ($place: String!) { reviewStages(place: $place) }',
    variables: (place) => ({ place }),
    isFor: everybody,
  },
  ledger: {
    document: 'query ($place: String!) { ledger(within: $place, first: 1) { totalCount } }',
    variables: (place) => ({ place }),
    isFor: anybodyThere,
  },
  ledgerStale: {
    document: 'query ($place: String!) { ledgerStale(within: $place) { count } }',
    variables: (place) => ({ place }),
    isFor: anybodyThere,
  },
  responsibilities: {
    document: 'query ($place: String!) { responsibilities(within: $place) { email } }',
    variables: (place) => ({ place }),
    isFor: anybodyThere,
  },
  ledgerRule: {
    document: 'query ($place: String!) { ledgerRule(place: $place) { staleDays } }',
    variables: (place) => ({ place }),
    isFor: everybody,
  },
  setLedgerRule: {
    document:
      'mutation ($place: String!) { setLedgerRule(place: $place, staleDays: 30, remindDays: 7) { errors { code } } }',
    variables: (place) => ({ place }),
    isFor: administratorThere,
  },
  setResponsible: {
    document: 'mutation ($place: String!) { setResponsible(place: $place) { errors { code } } }',
    variables: (place) => ({ place }),
    isFor: administratorThere,
  },
  setDueDate: {
    document: 'mutation ($entry: ID!) { setDueDate(entry: $entry, dueOn: "2027-01-01") { errors { code } } }',
    variables: (place) => ({ entry: entryAt(place) }),
    isFor: editorThere,
  },
  reminders: {
    document: 'query ($place: String!) { reminders(within: $place, first: 1) { totalCount } }',
    variables: (place) => ({ place }),
    isFor: anybodyThere,
  },
  fallingBehind: {
    document: 'query ($place: String!) { fallingBehind(within: $place) { score } }',
    variables: (place) => ({ place }),
    isFor: anybodyThere,
  },
  writeDigest: {
    document: 'mutation ($place: String!) { writeDigest(place: $place, kind: WEEKLY) { errors { code } } }',
    variables: (place) => ({ place }),
    isFor: writerThere,
  },
  raiseReminder: {
    document: 'mutation ($entry: ID!) { raiseReminder(entry: $entry, note: "请更新") { errors { code } } }',
    variables: (place) => ({ entry: entryAt(place) }),
    isFor: editorThere,
  },
  answerReminder: {
    document: 'mutation ($id: Int!) { answerReminder(id: $id, reason: "停工") { errors { code } } }',
    variables: (place) => ({ id: places.indexOf(place) + 1 }),
    isFor: writerThere,
  },
  addWebhook: {
    document:
      'mutation ($place: String!) { addWebhook(url: "https://desk.example/changes", place: $place) { errors { code } } }',
    variables: (place) => ({ place }),
    isFor: administratorThere,
  },
  removeWebhook: {
    document: 'mutation ($id: Int!) { removeWebhook(id: $id) { errors { code } } }',
    prepare: webhookAt,
    variables: (place) => ({ id: webhookOf(place) }),
    isFor: administratorThere,
  },
  webhooks: {
    document: '{ webhooks { id } }',
    variables: () => ({}),
    isFor: (role, held) => role === 'ADMINISTRATOR' && held === '',
  },
}

function webhookOf(place: Place): number {
  return 1_000_000 + places.indexOf(place)
}

/** Registers the webhook of the place, unless nobody removed the last one. */
async function webhookAt(place: Place): Promise<void> {
  await database.rows(
    `insert into webhook (id, url, place, secret, created_at, queued_change, delivered_change)
     values ($1, 'https://desk.example/', $2, 'none', now(), 0, 0) on conflict do nothing`,
    [webhookOf(place), place],
  )
}

/** Ids of a manuscript at each place. */
const entries = new Map<Place, string>()
function entryAt(place: Place): string {
  return entries.get(place) ?? ''
}

/** Somebody whose only role is at this place. */
function residentOf(place: Place): string {
  return `resident-${place.replaceAll('/', '-') || 'all'}@example.org`
}

/** Somebody who is invited to this place alone. */
function inviteeOf(place: Place): string {
  return `invitee-${place.replaceAll('/', '-') || 'all'}@example.org`
}

let database: Database
let hub: ServedHub
let schema: GraphQLSchema

beforeAll(async () => {
  database = await seededDatabase()
  schema = await createSchema()
  hub = await serveHub(database, { requestsPerMinute: 1_000_000 })
  await addEditor(database, 'anchor@example.org', [{ role: 'ADMINISTRATOR', place: '' }])
  await addEditor(database, 'target@example.org', [])
  for (const place of places) await addEditor(database, residentOf(place), [{ role: 'EDITOR', place }])
  const author = editor('author', 'CONTRIBUTOR', '')
  for (const place of places) {
    const { id } = await createManuscript(database, author, { place: place || 'zhongyuan', title: '台账里的稿子' })
    await database.rows('update manuscript set place = $2 where id = $1::text::uuid', [id, place])
    entries.set(place, id)
    // Reminders are numbered from 1, so that each place has the one of its turn.
    await raiseReminder(database, editor('chief', 'EDITOR', ''), { entry: id, note: '请更新' }, new Date())
  }
})
afterAll(async () => {
  await hub.close()
  await database.close()
})

/** What the hub says to the one with these headers: `done`, or the code of its refusal. */
async function outcome({ document, variables }: Operation, place: Place, headers: Record<string, string>) {
  const reply = JSON.parse((await hub.post({ query: document, variables: variables(place) }, headers)).body)
  return reply.errors?.[0]?.extensions.code ?? 'done'
}

const cases = roles.flatMap((role) => heldPlaces.map((held) => ({ role, held })))

describe.each(cases)('$role at “$held”', ({ role, held }) => {
  test('may do what the rule says, everywhere, and nothing once disabled, revoked or signed out', async () => {
    const email = `${role}-${held.replaceAll('/', '-')}@example.org`.toLowerCase()
    await addEditor(database, email, [{ role, place: held }])
    const [account] = await database.rows<{ id: string; email: string }>(
      'select id, email from editor where email = $1',
      [email],
    )
    if (!account) throw new Error(`${email} was not made`)
    const wrong: string[] = []
    for (const state of states) {
      const headers = await inState(state, account, role, held)
      for (const [turn, [name, operation]] of Object.entries(operations).entries()) {
        for (const asked of state === 'enabled' ? places : [inTurn(turn)]) {
          // Whoever is known may do what everybody may, with a role or without.
          const allowed = operation.isFor === everybody || (state === 'enabled' && operation.isFor(role, held, asked))
          const isKnown = state === 'enabled' || state === 'revoked'
          const expected = !isKnown ? 'UNAUTHENTICATED' : allowed ? 'done' : 'FORBIDDEN'
          await operation.prepare?.(asked)
          const found = await outcome(operation, asked, headers)
          if (found !== expected) wrong.push(`${state}: ${name} at “${asked}” is ${found}, not ${expected}`)
        }
      }
    }
    expect(wrong).toEqual([])
  }, 360_000)

  /** Whoever lost every right is asked about one place; the cases together have asked about all. */
  function inTurn(turn: number): Place {
    return places[(turn + cases.findIndex((one) => one.role === role && one.held === held)) % places.length] ?? ''
  }
})

/** Brings the editor into the state, and gives the headers that the browser has by then. */
async function inState(
  state: (typeof states)[number],
  editor: { id: string; email: string },
  role: Role,
  place: Place,
): Promise<Record<string, string>> {
  await database.rows('update editor set disabled_at = null where id = $1', [editor.id])
  await database.rows('insert into role_grant (editor_id, role, place) values ($1, $2, $3) on conflict do nothing', [
    editor.id,
    role,
    place,
  ])
  const headers = await signIn(hub, editor.email)
  const operator = { id: null, name: 'test' }
  if (state === 'disabled') await database.transaction((session) => writeDisabled(session, operator, editor, true))
  if (state === 'revoked') await database.rows('delete from role_grant where editor_id = $1', [editor.id])
  if (state === 'signed out') await database.rows('delete from sign_in where user_id = $1', [editor.id])
  return headers
}

describe('a stranger', () => {
  const forStrangers = ['setUp', 'acceptInvitation', 'resetPassword', 'commentByLink', 'approveByLink']

  test('may do nothing but use a link, whatever mutation there is', async () => {
    const mutations = Object.values(schema.getMutationType()?.getFields() ?? {})
    const open: string[] = []
    for (const mutation of mutations) {
      const reply = JSON.parse((await hub.post({ query: callOf(schema, mutation) })).body)
      if (reply.errors?.[0]?.extensions.code !== 'UNAUTHENTICATED') open.push(mutation.name)
    }
    expect(open.sort()).toEqual([...forStrangers].sort())
  })

  test('reads nothing of people, whatever query there is', async () => {
    for (const [name, operation] of Object.entries(operations)) {
      expect(await outcome(operation, '', {}), name).toBe('UNAUTHENTICATED')
    }
  })
})

test('every operation of people, every profile and every webhook is in the matrix', () => {
  const all = [...Object.keys(schema.getMutationType()?.getFields() ?? {})]
  const ofPeople = all.filter((name) =>
    /Role$|Editor$|^invite$|^cancelInvitation$|^offerReset$|ReviewStages$|Profile$|Ledger|Responsible$|DueDate$|Reminder$|Digest$|Webhook$/.test(
      name,
    ),
  )
  expect(Object.keys(operations)).toEqual(expect.arrayContaining(ofPeople))
})
