/** One-time codes on top of the password. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { resetPassword } from '../../server/editorial/accounts.ts'
import { makeLink } from '../../server/editorial/links.ts'
import { log } from '../../server/log.ts'
import { testDatabase } from '../hub.ts'
import { type ServedHub, serveHub } from '../queries/served-hub.ts'
import { codeOf } from './one-time-code.ts'
import { addEditor, auth, cookiesOf, PASSWORD, signIn, tokenIn } from './person.ts'

log.level = 'silent'
const email = 'wang@example.org'
const origin = 'https://example.org'

let database: Database
let hub: ServedHub
let secret: string
let backupCodes: string[]

beforeAll(async () => {
  database = await testDatabase()
  await addEditor(database, email, [])
  hub = await serveHub(database)
})
afterAll(async () => {
  await hub.close()
  await database.close()
})

async function isKnown(headers: Record<string, string>): Promise<boolean> {
  return JSON.parse((await hub.post({ query: '{ viewer { name } }' }, headers)).body).data.viewer !== null
}

/** Gives the password alone: what a browser then holds. */
async function firstStep(): Promise<Record<string, string>> {
  const reply = await auth(hub, 'sign-in/email', { email, password: PASSWORD })
  expect(JSON.parse(reply.body)).toMatchObject({ twoFactorRedirect: true })
  return { cookie: cookiesOf(reply), origin }
}
const secondStep = (path: string, code: string, headers: Record<string, string>) =>
  auth(hub, `two-factor/${path}`, { code }, headers)

test('they count from the first right code on', async () => {
  const headers = await signIn(hub, email)
  expect((await auth(hub, 'two-factor/enable', { password: 'wrong password' }, headers)).status).toBe(400)
  const reply = JSON.parse((await auth(hub, 'two-factor/enable', { password: PASSWORD }, headers)).body)
  secret = new URL(reply.totpURI).searchParams.get('secret') ?? ''
  backupCodes = reply.backupCodes
  await signIn(hub, email)
  const confirmed = await secondStep('verify-totp', codeOf(secret), headers)
  expect(confirmed.status).toBe(200)
  expect(await isKnown({ cookie: cookiesOf(confirmed), origin })).toBe(true)
})

test('the password alone lets nobody in', async () => {
  const half = await firstStep()
  expect(await isKnown(half)).toBe(false)
  const wrong = await secondStep('verify-totp', '000000', half)
  expect([wrong.status, JSON.parse(wrong.body).code]).toEqual([401, 'INVALID_CODE'])
  const right = await secondStep('verify-totp', codeOf(secret), half)
  expect(right.status).toBe(200)
  expect(await isKnown({ cookie: cookiesOf(right), origin })).toBe(true)
  expect((await secondStep('verify-totp', codeOf(secret), half)).status).toBe(401)
})

test('a code that signed somebody in lets in nobody who saw it', async () => {
  const [one, other] = [await firstStep(), await firstStep()]
  await database.rows("delete from verification where starts_with(identifier, 'used-code-')")
  const seen = codeOf(secret)
  const replies = await Promise.all([one, other].map((half) => secondStep('verify-totp', seen, half)))
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 401])
  const signedIn = () => database.rows('select id from sign_in')
  const before = await signedIn()
  const again = await secondStep('verify-totp', ` ${seen} `.trim(), await firstStep())
  expect([again.status, JSON.parse(again.body).code, again.headers['set-cookie'] ?? []]).toEqual([401, 'CODE_USED', []])
  expect(await signedIn()).toEqual(before)
})

test('no device is trusted to come without them, whatever it asks for', async () => {
  await database.rows("delete from verification where starts_with(identifier, 'used-code-')")
  const reply = await auth(
    hub,
    'two-factor/verify-totp',
    { code: codeOf(secret), trustDevice: true },
    await firstStep(),
  )
  expect(reply.status).toBe(200)
  const next = await auth(hub, 'sign-in/email', { email, password: PASSWORD }, { cookie: cookiesOf(reply) })
  expect(JSON.parse(next.body)).toMatchObject({ twoFactorRedirect: true })
})

test('guessing ends the sign-in', async () => {
  const half = await firstStep()
  for (let guess = 0; guess < 5; guess++) await secondStep('verify-totp', '000000', half)
  expect((await secondStep('verify-totp', codeOf(secret), half)).status).not.toBe(200)
})

test('a backup code works once', async () => {
  const [code = ''] = backupCodes
  expect((await secondStep('verify-backup-code', code, await firstStep())).status).toBe(200)
  expect((await secondStep('verify-backup-code', code, await firstStep())).status).toBe(401)
})

test('what they are made of is kept encrypted', async () => {
  const [row] = await database.rows<{ text: string }>('select two_factor::text as text from two_factor')
  expect(row?.text).not.toContain(secret)
  for (const code of backupCodes) expect(row?.text).not.toContain(code)
})

test('who takes a link to a new password needs them no more, and is out everywhere', async () => {
  const half = await firstStep()
  const headers = { cookie: cookiesOf(await secondStep('verify-backup-code', backupCodes[1] ?? '', half)), origin }
  expect(await isKnown(headers)).toBe(true)
  const link = await makeLink(database, origin, 'RESET', { email, grants: [] })
  await resetPassword(database, tokenIn(link), 'a new one, at last')
  expect(await isKnown(headers)).toBe(false)
  expect(await isKnown(await signIn(hub, email, 'a new one, at last'))).toBe(true)
})
