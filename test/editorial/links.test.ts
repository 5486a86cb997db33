/** Links to accounts: each works once, for a while, for one purpose, and for nobody who guesses. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { acceptInvitation, editorOf, resetPassword, setUp } from '../../server/editorial/accounts.ts'
import { grantRole } from '../../server/editorial/grants.ts'
import { cancelInvitation, listInvitations } from '../../server/editorial/invitations.ts'
import { invite } from '../../server/editorial/invite.ts'
import { findLink, makeLink } from '../../server/editorial/links.ts'
import { offerReset } from '../../server/editorial/reset-link.ts'
import { setupLink } from '../../server/editorial/setup-link.ts'
import type { Viewer } from '../../server/editorial/viewer.ts'
import { publish } from '../../server/publish/publish.ts'
import { testDatabase } from '../hub.ts'
import { smallDraft } from '../publish/small-draft.ts'
import { addEditor, PASSWORD, tokenIn } from './person.ts'

const origin = 'https://example.org'
const person = { name: '陈主任', email: 'chief@example.org', password: PASSWORD }

let database: Database
beforeEach(async () => {
  database = await testDatabase()
})
afterEach(() => database.close())

async function invitation(email = 'wang@example.org'): Promise<string> {
  return tokenIn(await makeLink(database, origin, 'INVITATION', { email, grants: [{ role: 'EDITOR', place: 'a' }] }))
}
const accept = (token: string) => acceptInvitation(database, token, { name: '王', password: PASSWORD })
const accounts = async () =>
  (await database.rows<{ email: string }>('select email from editor')).map(({ email }) => email)

test('a link is under the public address, and its token in no request and no table', async () => {
  const link = await makeLink(database, origin, 'INVITATION', { email: 'a@example.org', grants: [] })
  expect(link).toMatch(/^https:\/\/example\.org\/studio\/invitation\/#[\w-]{43}$/)
  const [row] = await database.rows<{ text: string }>('select one_time_link::text as text from one_time_link')
  expect(row?.text).not.toContain(tokenIn(link))
})

describe('an invitation', () => {
  test('makes one account, however often and at once it is sent', async () => {
    const token = await invitation()
    const tries = await Promise.allSettled(Array.from({ length: 4 }, () => accept(token)))
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected'])
    await expect(accept(token)).rejects.toMatchObject({ code: 'LINK_UNFIT' })
    expect(await accounts()).toEqual(['wang@example.org'])
  })

  test('ends when it expires, and when a later one is made', async () => {
    const first = await invitation()
    const second = await invitation()
    await expect(accept(first)).rejects.toMatchObject({ code: 'LINK_UNFIT' })
    await database.rows("update one_time_link set expires_at = now() - interval '1 second'")
    await expect(accept(second)).rejects.toMatchObject({ code: 'LINK_UNFIT' })
    expect(await accounts()).toEqual([])
  })

  test('that is refused can be used again, and nothing is half made', async () => {
    const token = await invitation()
    for (const password of ['short', 'x'.repeat(201), 'aaaaaaaaaaaa', 'wang@example.org']) {
      await expect(acceptInvitation(database, token, { name: '王', password })).rejects.toMatchObject({
        code: 'PASSWORD_UNFIT',
      })
    }
    for (const name of [' ', '王'.repeat(61), '\u200b', '王\u202e主任', '王\n主任', '王\0']) {
      await expect(acceptInvitation(database, token, { name, password: PASSWORD })).rejects.toMatchObject({
        code: 'NAME_UNFIT',
      })
    }
    expect(await accounts()).toEqual([])
    await accept(token)
  })

  test('is for nothing else, and a guess for nothing at all', async () => {
    const token = await invitation()
    await expect(setUp(database, token, person)).rejects.toMatchObject({ code: 'LINK_UNFIT' })
    await expect(resetPassword(database, token, PASSWORD)).rejects.toMatchObject({ code: 'LINK_UNFIT' })
    for (const guess of ['', 'x', token.slice(1), `${token}x`]) {
      await expect(accept(guess)).rejects.toMatchObject({ code: 'LINK_UNFIT' })
    }
  })

  test('of an address that has an account by now makes no second one', async () => {
    const token = await invitation()
    await addEditor(database, 'wang@example.org', []).catch(() => {})
    await expect(accept(token)).rejects.toMatchObject({ code: expect.stringMatching(/LINK_UNFIT|EMAIL_TAKEN/) })
    expect(await accounts()).toEqual(['wang@example.org'])
  })
})

describe('an administrator', () => {
  let chief: Viewer
  beforeEach(async () => {
    await addEditor(database, 'chief@example.org', [{ role: 'ADMINISTRATOR', place: 'a' }])
    const { id } = await editorOf(database, 'chief@example.org')
    chief = { id, name: 'chief', email: '', grants: [{ role: 'ADMINISTRATOR', place: 'a' }] }
  })

  test('sees who is invited to their place, and can end it', async () => {
    const token = await invitation()
    await makeLink(database, origin, 'INVITATION', { email: 'b@example.org', grants: [{ role: 'EDITOR', place: 'b' }] })
    expect(await listInvitations(database, chief, 'a')).toMatchObject([{ email: 'wang@example.org' }])
    await expect(cancelInvitation(database, chief, 'b@example.org')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await cancelInvitation(database, chief, 'Wang@example.org')
    await expect(accept(token)).rejects.toMatchObject({ code: 'LINK_UNFIT' })
    expect(await listInvitations(database, chief, 'a')).toEqual([])
  })

  test('gives a link to a new password to the people of their place alone', async () => {
    await addEditor(database, 'wang@example.org', [{ role: 'EDITOR', place: 'a' }])
    await addEditor(database, 'both@example.org', [
      { role: 'EDITOR', place: 'a' },
      { role: 'EDITOR', place: 'b' },
    ])
    await expect(offerReset(database, chief, origin, 'both@example.org')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(offerReset(database, chief, origin, 'nobody@example.org')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const link = await offerReset(database, chief, origin, 'wang@example.org')
    expect(await resetPassword(database, tokenIn(link), 'another good one')).toBe('wang@example.org')
    const [entry] = await database.rows("select actor_name as by from audit_entry where action = 'offerReset'")
    expect(entry).toEqual({ by: 'chief' })
  })
})

describe('a link of an administrator', () => {
  const grants = [{ role: 'ADMINISTRATOR', place: 'liuhu' }] as const
  const wang = { email: 'wang@example.org', grants: [{ role: 'EDITOR', place: 'liuhu' }] } as const
  let chief: Viewer

  beforeEach(async () => {
    await publish(database, smallDraft())
    await addEditor(database, 'hub@example.org', [{ role: 'ADMINISTRATOR', place: '' }])
    await addEditor(database, 'chief@example.org', grants)
    chief = {
      id: (await editorOf(database, 'chief@example.org')).id,
      name: 'chief',
      email: 'chief@example.org',
      grants,
    }
  })

  test.each([
    ['is disabled', 'update editor set disabled_at = now() where email = $1'],
    ['lost the role', 'delete from role_grant using editor where editor.id = editor_id and email = $1'],
  ])('is good for nothing once they %s', async (_, sql) => {
    await addEditor(database, 'li@example.org', wang.grants)
    const invited = tokenIn(await invite(database, chief, origin, wang))
    const reset = tokenIn(await offerReset(database, chief, origin, 'li@example.org'))
    expect(await findLink(database, 'INVITATION', invited)).toMatchObject({ email: wang.email })
    await database.rows(sql, [chief.email])
    expect(await findLink(database, 'INVITATION', invited)).toBeNull()
    await expect(accept(invited)).rejects.toMatchObject({ code: 'LINK_UNFIT' })
    await expect(resetPassword(database, reset, PASSWORD)).rejects.toMatchObject({ code: 'LINK_UNFIT' })
  })

  test('takes over no account that was given more meanwhile than they mind', async () => {
    await addEditor(database, 'li@example.org', wang.grants)
    const reset = tokenIn(await offerReset(database, chief, origin, 'li@example.org'))
    const hub = { id: 'hub', name: 'hub', email: '', grants: [{ role: 'ADMINISTRATOR', place: '' }] } as const
    await grantRole(database, hub, 'li@example.org', { role: 'PUBLISHER', place: '' })
    await expect(resetPassword(database, reset, PASSWORD)).rejects.toMatchObject({ code: 'LINK_UNFIT' })
  })

  test('invites five hundred people at most who have not come yet', async () => {
    await database.rows(
      `insert into one_time_link (digest, kind, email, grants, expires_at, maker_id)
       select 'digest ' || number, 'INVITATION', number || '@example.org', '[]', now() + interval '1 day', $1
       from generate_series(1, 500) number`,
      [chief.id],
    )
    const again = () => invite(database, chief, origin, { ...wang, email: 'late@example.org' })
    await expect(again()).rejects.toMatchObject({ code: 'TOO_MANY_INVITATIONS' })
    await database.rows("update one_time_link set expires_at = now() where email = '1@example.org'")
    expect(await again()).toContain('/studio/invitation/#')
  })

  test('does not end the invitation of another place', async () => {
    const elsewhere = { email: wang.email, grants: [{ role: 'PUBLISHER', place: 'zhongyuan' }] as const }
    const token = tokenIn(await makeLink(database, origin, 'INVITATION', elsewhere))
    await expect(invite(database, chief, origin, wang)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await accept(token)).toBe(wang.email)
  })
})

describe('the setup link', () => {
  test('makes the first administrator and no other, also when two come at once', async () => {
    const token = tokenIn(String(await setupLink(database, origin)))
    const tries = await Promise.allSettled([
      setUp(database, token, person),
      setUp(database, token, { ...person, email: 'other@example.org' }),
    ])
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await accounts()).toHaveLength(1)
    expect(await setupLink(database, origin)).toBeNull()
  })

  test('ends with the next start, and with an administrator from elsewhere', async () => {
    const first = tokenIn(String(await setupLink(database, origin)))
    const second = tokenIn(String(await setupLink(database, origin)))
    await expect(setUp(database, first, person)).rejects.toMatchObject({ code: 'LINK_UNFIT' })
    await addEditor(database, 'earlier@example.org', [{ role: 'ADMINISTRATOR', place: '' }])
    await expect(setUp(database, second, person)).rejects.toMatchObject({ code: 'LINK_UNFIT' })
  })
})

test('no entry of the audit log can be changed or taken out', async () => {
  await accept(await invitation())
  const spoil = ["update audit_entry set action = 'x'", 'delete from audit_entry', 'truncate audit_entry']
  for (const sql of spoil) await expect(database.rows(sql)).rejects.toThrow('never changed or deleted')
  const log = await database.rows<{ action: string }>('select action from audit_entry')
  expect(log.map(({ action }) => action)).toEqual(['acceptInvitation'])
})
