/** Editors for tests, made and signed in the way that people are. */
import type { Database } from '../../server/database/database.ts'
import { acceptInvitation } from '../../server/editorial/accounts.ts'
import { makeLink } from '../../server/editorial/links.ts'
import type { Granted } from '../../server/editorial/viewer.ts'
import type { Reply, ServedHub } from '../queries/served-hub.ts'

export const PASSWORD = 'correct horse battery'

/** Makes an account with these roles. */
export async function addEditor(database: Database, email: string, grants: readonly Granted[]): Promise<void> {
  const link = await makeLink(database, '', 'INVITATION', { email, grants })
  const name = email.split('@')[0] ?? email
  await acceptInvitation(database, tokenIn(link), { name, password: PASSWORD })
}

/** What stands behind # in a link. */
export function tokenIn(link: string): string {
  return link.slice(link.indexOf('#') + 1)
}

/** Sends a request for signing in or out. */
export function auth(
  hub: Pick<ServedHub, 'send'>,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const all = { 'content-type': 'application/json', origin: 'https://example.org', ...headers }
  return hub.send({ path: `/api/auth/${path}`, headers: all, body: JSON.stringify(body) })
}

/** Signs in, and gives the headers by which requests are the editor's. */
export async function signIn(
  hub: Pick<ServedHub, 'send'>,
  email: string,
  password = PASSWORD,
): Promise<{ cookie: string; origin: string }> {
  const reply = await auth(hub, 'sign-in/email', { email, password })
  if (reply.status !== 200) throw new Error(`${email} cannot sign in: ${reply.body}`)
  return { cookie: cookiesOf(reply), origin: 'https://example.org' }
}

/** The cookies that a reply sets, as a browser sends them back. */
export function cookiesOf(reply: Reply): string {
  return [reply.headers['set-cookie'] ?? []]
    .flat()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
