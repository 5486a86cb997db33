/** How accounts come to be, and how a forgotten password is replaced: always by a link. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Database, Session } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { hasAdministrator, lockAdministrators } from './administrators.ts'
import { record } from './audit.ts'
import { EVERYWHERE } from './authority.ts'
import { addGrant } from './grants.ts'
import { findLink, type LinkKind, useLink } from './links.ts'
import { checkPassword, digestPassword } from './passwords.ts'
import { plainName } from './plain-name.ts'
import { endSignIns } from './sign-ins.ts'

const LONGEST_NAME = 60
/** Characters of an address. */
export const LONGEST_EMAIL = 200

/** The first administrator: of people, and of texts, so that a new hub can be used at once. */
const FIRST_GRANTS = [
  { role: 'ADMINISTRATOR', place: EVERYWHERE },
  { role: 'PUBLISHER', place: EVERYWHERE },
] as const

/**
 * Makes the first administrator, who has the setup link, and gives the address.
 * @throws {HubError} LINK_UNFIT, also where there is an administrator; NAME_UNFIT, EMAIL_UNFIT, EMAIL_TAKEN, PASSWORD_UNFIT
 */
export async function setUp(
  database: Database,
  token: string,
  person: { name: string; email: string; password: string },
): Promise<string> {
  const email = readEmail(person.email)
  const digest = await digestFor(database, 'SETUP', token, { ...person, email })
  await database.transaction(async (session) => {
    await lockAdministrators(session)
    await useLink(session, 'SETUP', token)
    if (await hasAdministrator(session)) {
      throw new HubError('LINK_UNFIT', 'This hub has an administrator. Ask there for an invitation.', {
        input: ['token'],
      })
    }
    const editor = await createEditor(session, { name: readName(person.name), email, digest })
    for (const grant of FIRST_GRANTS) await addGrant(session, editor.id, grant)
    await record(session, editor, { action: 'setUp', target: email })
  })
  return email
}

/**
 * Makes the account of somebody invited, with the roles of the invitation, and gives its address.
 * @throws {HubError} LINK_UNFIT, NAME_UNFIT, EMAIL_TAKEN, PASSWORD_UNFIT
 */
export async function acceptInvitation(
  database: Database,
  token: string,
  person: { name: string; password: string },
): Promise<string> {
  const digest = await digestFor(database, 'INVITATION', token, person)
  return database.transaction(async (session) => {
    const { email, grants } = await useLink(session, 'INVITATION', token)
    const editor = await createEditor(session, { name: readName(person.name), email, digest })
    for (const grant of grants) await addGrant(session, editor.id, grant)
    await record(session, editor, { action: 'acceptInvitation', target: email })
    return email
  })
}

/**
 * Replaces a forgotten password, takes the one-time codes off and ends what was signed in with the old one. Gives the address.
 * @throws {HubError} LINK_UNFIT, PASSWORD_UNFIT, UNKNOWN_EDITOR
 */
export async function resetPassword(database: Database, token: string, password: string): Promise<string> {
  const digest = await digestFor(database, 'RESET', token, { name: '', password })
  return database.transaction(async (session) => {
    const { email } = await useLink(session, 'RESET', token)
    const editor = await editorOf(session, email)
    await session.rows('update account set password = $2, updated_at = now() where user_id = $1', [editor.id, digest])
    await session.rows('delete from two_factor where user_id = $1', [editor.id])
    await session.rows('update editor set two_factor_enabled = false, updated_at = now() where id = $1', [editor.id])
    await endSignIns(session, editor.id)
    await record(session, editor, { action: 'resetPassword', target: email })
    return email
  })
}

/**
 * The editor with this address.
 * @throws {HubError} UNKNOWN_EDITOR
 */
export async function editorOf(session: Session, email: string): Promise<{ id: string; name: string; email: string }> {
  const [editor] = await session.rows<{ id: string; name: string; email: string }>(
    'select id, name, email from editor where email = $1',
    [email.trim().toLowerCase()],
  )
  if (editor) return editor
  throw new HubError('UNKNOWN_EDITOR', `Nobody has the account ${JSON.stringify(email)}. Check the address.`, {
    input: ['email'],
  })
}

/**
 * An address in the form in which it is kept.
 * @throws {HubError} EMAIL_UNFIT
 */
export function readEmail(text: string): string {
  const email = text.trim().toLowerCase()
  if (email.length <= LONGEST_EMAIL && z.email().safeParse(email).success) return email
  throw new HubError('EMAIL_UNFIT', `email: ${JSON.stringify(text.slice(0, 80))} is no e-mail address. Correct it.`, {
    input: ['email'],
  })
}

/**
 * Refuses an address that has an account.
 * @throws {HubError} EMAIL_TAKEN
 */
export async function checkFree(session: Session, email: string): Promise<void> {
  const taken = await session.rows('select from editor where email = $1', [email])
  if (taken.length === 0) return
  throw new HubError('EMAIL_TAKEN', `email: ${email} has an account. Give that one the role, or use another address.`, {
    input: ['email'],
  })
}

/** Digesting a password takes long on purpose, so only who has a link may ask for it, and nothing waits meanwhile. */
async function digestFor(
  session: Session,
  kind: LinkKind,
  token: string,
  { name, email, password }: { name: string; email?: string; password: string },
): Promise<string> {
  const linked = await findLink(session, kind, token)
  checkPassword(password, { name, email: email ?? linked?.email ?? '' })
  return linked ? digestPassword(password) : ''
}

function readName(text: string): string {
  const name = plainName(text, LONGEST_NAME)
  if (name !== null) return name
  throw new HubError(
    'NAME_UNFIT',
    `name: give a name of at most ${LONGEST_NAME} characters, all of which can be seen.`,
    {
      input: ['name'],
    },
  )
}

async function createEditor(
  session: Session,
  { name, email, digest }: { name: string; email: string; digest: string },
): Promise<{ id: string; name: string }> {
  await checkFree(session, email)
  const id = randomUUID()
  await session.rows(
    `insert into editor (id, name, email, email_verified, created_at, updated_at) values ($1, $2, $3, true, now(), now())`,
    [id, name, email],
  )
  await session.rows(
    `insert into account (id, user_id, provider_id, account_id, password, created_at, updated_at)
     values ($1, $2, 'credential', $2, $3, now(), now())`,
    [randomUUID(), id, digest],
  )
  return { id, name }
}
