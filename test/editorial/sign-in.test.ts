/** Signing in and out, and everybody who should not be able to. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { setDisabled, writeDisabled } from '../../server/editorial/disabling.ts'
import { log } from '../../server/log.ts'
import { testDatabase } from '../hub.ts'
import { type ServedHub, serveHub } from '../queries/served-hub.ts'
import { addEditor, auth, cookiesOf, PASSWORD, signIn } from './person.ts'

log.level = 'silent'

let database: Database
let hub: ServedHub
const email = 'wang@example.org'

beforeAll(async () => {
  database = await testDatabase()
  await addEditor(database, email, [{ role: 'CONTRIBUTOR', place: 'zhongyuan/liuhu' }])
  await addEditor(database, 'chief@example.org', [{ role: 'ADMINISTRATOR', place: '' }])
})
// Each test has a hub of its own, and with it attempts of its own.
beforeEach(async () => {
  await hub?.close()
  hub = await serveHub(database)
})
afterAll(async () => {
  await hub.close()
  await database.close()
})

const asked = '{ viewer { name email twoFactorEnabled disabledAt grants { role place } } }'
async function viewer(headers: Record<string, string>): Promise<unknown> {
  return JSON.parse((await hub.post({ query: asked }, headers)).body).data.viewer
}
const codeOf = (reply: { body: string }) => JSON.parse(reply.body).code

describe('an editor', () => {
  test('signs in with a password, and is known by the cookie until signing out', async () => {
    const headers = await signIn(hub, email)
    expect(await viewer(headers)).toEqual({
      name: 'wang',
      email,
      twoFactorEnabled: false,
      disabledAt: null,
      grants: [{ role: 'CONTRIBUTOR', place: 'zhongyuan/liuhu' }],
    })
    expect((await auth(hub, 'sign-out', {}, headers)).status).toBe(200)
    expect(await viewer(headers)).toBeNull()
  })

  test('is signed in on fifty devices at most, and what is over is forgotten', async () => {
    const [row] = await database.rows<{ id: string }>('select id from editor where email = $1', [email])
    await database.rows(
      `insert into sign_in (id, token, user_id, expires_at, created_at, updated_at)
       select 'old' || number, 'old' || number, $1, now() + make_interval(days => case when number > 80 then -1 else 1 end),
         now() - make_interval(hours => number), now() from generate_series(1, 90) number`,
      [row?.id],
    )
    const headers = await signIn(hub, email)
    const { signIns } = JSON.parse((await hub.post({ query: '{ signIns { id isCurrent } }' }, headers)).body).data
    expect(signIns).toHaveLength(50)
    expect(signIns[0]).toMatchObject({ isCurrent: true })
    expect(await database.rows("select id from sign_in where id in ('old60', 'old90')")).toEqual([])
    await database.rows("delete from sign_in where starts_with(id, 'old')")
  })

  test('has a cookie that scripts, other sites and plain HTTP do not get', async () => {
    const reply = await auth(hub, 'sign-in/email', { email, password: PASSWORD })
    const [cookie = ''] = [reply.headers['set-cookie'] ?? []].flat()
    expect(cookie).toMatch(/^__Secure-fanxing\.session_token=/)
    for (const word of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(word)
    expect(reply.headers['cache-control']).toBe('no-store')
  })

  test('is known by a bearer token too, but only with its signature', async () => {
    const reply = await auth(hub, 'sign-in/email', { email, password: PASSWORD })
    const token = String(reply.headers['set-auth-token'])
    expect(await viewer({ authorization: `Bearer ${token}` })).toMatchObject({ email })
    expect(await viewer({ authorization: `Bearer ${token.slice(0, -2)}xx` })).toBeNull()
    expect(await viewer({ authorization: `Bearer ${JSON.parse(reply.body).token}` })).toBeNull()
  })

  test('signs out everywhere at once', async () => {
    const [phone, desk] = [await signIn(hub, email), await signIn(hub, email)]
    await hub.post({ query: 'mutation { signOutEverywhere { errors { code } } }' }, desk)
    expect(await viewer(phone)).toBeNull()
    expect(await viewer(desk)).toBeNull()
  })

  test('sees where they are signed in, and ends one of these, which nobody else can', async () => {
    await addEditor(database, 'zhao@example.org', [])
    const [phone, desk] = [await signIn(hub, 'zhao@example.org'), await signIn(hub, 'zhao@example.org')]
    const devices = async (headers: Record<string, string>) =>
      JSON.parse((await hub.post({ query: '{ signIns { id isCurrent userAgent } }' }, headers)).body).data.signIns
    const seen: { id: string; isCurrent: boolean }[] = await devices(desk)
    expect(seen.map(({ isCurrent }) => isCurrent).sort()).toEqual([false, true])
    const other = seen.find(({ isCurrent }) => !isCurrent)?.id
    const end = async (headers: Record<string, string>) => {
      const query = 'mutation ($id: ID!) { endSignIn(id: $id) { errors { code } } }'
      return JSON.parse((await hub.post({ query, variables: { id: other } }, headers)).body).data.endSignIn.errors
    }
    expect(await end(await signIn(hub, email))).toEqual([{ code: 'SIGN_IN_UNKNOWN' }])
    expect(await viewer(phone)).not.toBeNull()
    expect(await end(desk)).toEqual([])
    expect(await viewer(phone)).toBeNull()
    expect(await devices(desk)).toHaveLength(1)
  })

  test('changes the password, with which alone they sign in from then on', async () => {
    await addEditor(database, 'li@example.org', [])
    const headers = await signIn(hub, 'li@example.org')
    const change = (currentPassword: string, newPassword: string) =>
      auth(hub, 'change-password', { currentPassword, newPassword, revokeOtherSessions: true }, headers)
    expect((await change('wrong', 'another good one')).status).toBe(400)
    expect((await change(PASSWORD, 'short')).status).toBe(400)
    expect((await change(PASSWORD, 'another good one')).status).toBe(200)
    expect((await auth(hub, 'sign-in/email', { email: 'li@example.org', password: PASSWORD })).status).toBe(401)
    await signIn(hub, 'li@example.org', 'another good one')
  })

  test('who is disabled is out at once, and cannot come in until enabled', async () => {
    await addEditor(database, 'gone@example.org', [])
    const headers = await signIn(hub, 'gone@example.org')
    const chief = {
      id: 'x',
      name: 'chief',
      email: '',
      grants: [{ role: 'ADMINISTRATOR', place: '' }],
    } as const
    await setDisabled(database, chief, 'gone@example.org', true)
    expect(await viewer(headers)).toBeNull()
    const refused = await auth(hub, 'sign-in/email', { email: 'gone@example.org', password: PASSWORD })
    expect([refused.status, codeOf(refused)]).toEqual([403, 'ACCOUNT_DISABLED'])
    expect(cookiesOf(refused)).not.toContain('session_token=ey')
    await setDisabled(database, chief, 'gone@example.org', false)
    await signIn(hub, 'gone@example.org')
  })
})

describe('refused is', () => {
  test('a wrong password and an unknown address, alike', async () => {
    const wrong = await auth(hub, 'sign-in/email', { email, password: 'wrong password' })
    const unknown = await auth(hub, 'sign-in/email', { email: 'nobody@example.org', password: PASSWORD })
    expect([wrong.status, wrong.body]).toEqual([unknown.status, unknown.body])
    expect(wrong.status).toBe(401)
  })

  test('both after much the same work, so that no clock tells which addresses have accounts', async () => {
    const unlimited = await serveHub(database, { requestsPerMinute: 1_000_000 })
    const timed = async (address: string) => {
      const start = performance.now()
      await auth(unlimited, 'sign-in/email', { email: address, password: 'wrong password' })
      return performance.now() - start
    }
    const median = (times: number[]) => times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0
    const [known, unknown]: [number[], number[]] = [[], []]
    for (let time = 0; time < 9; time++) {
      known.push(await timed(email))
      unknown.push(await timed(`nobody${time}@example.org`))
    }
    const ratio = median(known) / median(unknown)
    expect(ratio).toBeGreaterThan(1 / 3)
    expect(ratio).toBeLessThan(3)
    await unlimited.close()
  })

  test('guessing on one account, the right password too, and only there', async () => {
    const guess = (password: string) => auth(hub, 'sign-in/email', { email, password })
    const replies = await Promise.all(Array.from({ length: 12 }, (_, at) => guess(`wrong ${at}`)))
    expect(replies.filter(({ status }) => status === 429).length).toBe(2)
    const locked = await guess(PASSWORD)
    expect([locked.status, codeOf(locked)]).toEqual([429, 'TOO_MANY_ATTEMPTS'])
    await signIn(hub, 'chief@example.org')
  })

  test('signing in again and again from one client, whoever it is', async () => {
    const limited = await serveHub(database, { requestsPerMinute: 30 })
    const tries = await Promise.all(
      Array.from({ length: 5 }, (_, at) =>
        auth(limited, 'sign-in/email', { email: `a${at}@example.org`, password: 'x' }),
      ),
    )
    expect(tries.map(({ status }) => status).sort()).toEqual([401, 401, 401, 429, 429])
    await limited.close()
  })

  test('a forged, a cut and an empty cookie', async () => {
    const { cookie } = await signIn(hub, email)
    const value = cookie.slice(cookie.indexOf('=') + 1)
    for (const forged of [value.replace(/^.{5}/, 'AAAAA'), value.slice(0, -5), '', 'x.y', '%00', '%E0%A4%A']) {
      expect(await viewer({ cookie: `__Secure-fanxing.session_token=${forged}` })).toBeNull()
    }
  })

  test('a session that somebody else chose: signing in makes a new one', async () => {
    const planted = (await signIn(hub, 'chief@example.org')).cookie
    const reply = await auth(hub, 'sign-in/email', { email, password: PASSWORD }, { cookie: planted })
    expect(cookiesOf(reply)).not.toBe(planted)
    expect(await viewer({ cookie: planted })).not.toMatchObject({ email })
    const made = await auth(
      hub,
      'sign-in/email',
      { email, password: PASSWORD },
      { cookie: '__Secure-fanxing.session_token=mine.mine' },
    )
    expect(cookiesOf(made)).not.toContain('mine')
  })

  test('a session that is too old', async () => {
    const headers = await signIn(hub, email)
    await database.rows("update sign_in set expires_at = now() - interval '1 second'")
    expect(await viewer(headers)).toBeNull()
  })

  test.each([
    ['a page of another origin', { origin: 'https://elsewhere.example' }, 400, 'CSRF_PREVENTED'],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 400, 'CSRF_PREVENTED'],
    ['text', { 'content-type': 'text/plain' }, 400, 'CSRF_PREVENTED'],
  ])('%s', async (_name, headers, status, code) => {
    const reply = await auth(hub, 'sign-in/email', { email, password: PASSWORD }, headers)
    expect([reply.status, codeOf(reply), reply.headers['set-cookie'] ?? []]).toEqual([status, code, []])
  })

  test.each([
    'sign-up/email',
    'update-user',
    'list-sessions',
    'delete-user',
    'change-email',
    'request-password-reset',
    'sign-in/email/',
    'sign-in/email?x',
  ])('what the library has besides: %s', async (path) => {
    const headers = await signIn(hub, email)
    expect((await auth(hub, path, { email, name: 'x', password: PASSWORD }, headers)).status).toBe(405)
  })

  test('what is too long, and what is no JSON', async () => {
    expect((await auth(hub, 'sign-in/email', { email, password: 'x'.repeat(20_000) })).status).toBe(413)
    const reply = await hub.send({
      path: '/api/auth/sign-in/email',
      headers: { 'content-type': 'application/json' },
      body: '{',
    })
    expect(reply.status).toBe(400)
  })
})

test('no password, token or cookie is written down', async () => {
  await signIn(hub, email)
  const [row] = await database.rows<{ text: string }>(
    "select string_agg(audit_entry::text, ' ') || (select string_agg(account::text, ' ') from account) as text from audit_entry",
  )
  expect(row?.text).toContain('signIn')
  expect(row?.text).not.toContain(PASSWORD)
  const tokens = await database.rows<{ token: string }>('select token from sign_in')
  for (const { token } of tokens) expect(row?.text).not.toContain(token)
})

test('the only administrator cannot be disabled, by the operator neither', async () => {
  const [chief] = await database.rows<{ id: string; email: string }>(
    "select id, email from editor where email like 'chief%'",
  )
  if (!chief) throw new Error('There is no chief')
  const disabling = database.transaction((session) => writeDisabled(session, { id: null, name: 'x' }, chief, true))
  await expect(disabling).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' })
  await signIn(hub, 'chief@example.org')
})
