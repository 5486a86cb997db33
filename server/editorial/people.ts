/** Who sends a request, and the way in and out for them: /api/auth/. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { fromNodeHeaders } from 'better-auth/node'
import { z } from 'zod'
import type { Config } from '../config.ts'
import type { Database } from '../database/database.ts'
import { codes, HubError } from '../errors.ts'
import { log } from '../log.ts'
import { Clients, clientOf } from '../queries/clients.ts'
import { checkContentType, checkOrigin, readBody } from '../queries/request.ts'
import { LONGEST_EMAIL } from './accounts.ts'
import { Attempts } from './attempts.ts'
import { record } from './audit.ts'
import { CLIENT_HEADER, createAuth } from './auth.ts'
import { findEditor } from './editors.ts'
import { secretOf } from './secret.ts'
import { spendCode } from './used-codes.ts'
import type { Viewer } from './viewer.ts'

export type PeopleConfig = Pick<Config, 'publicUrl' | 'limits'> & Partial<Pick<Config, 'trustedProxies'>>

const PREFIX = '/api/auth'
const SIGN_IN = '/sign-in/email'
const SECOND_STEP = '/two-factor/verify-totp'
/** What of the library may be asked, and what is written down of it. Everything else, such as signing up, is not there. */
const ACTS: Record<string, (before: Viewer | null) => string | null> = {
  [SIGN_IN]: () => 'signIn',
  // The same codes finish signing in, and prove that they work when they are turned on.
  [SECOND_STEP]: (before) => (before ? 'enableTwoFactor' : 'signIn'),
  '/two-factor/verify-backup-code': () => 'signIn',
  '/two-factor/enable': () => null,
  '/two-factor/disable': () => 'disableTwoFactor',
  '/two-factor/generate-backup-codes': () => 'renewBackupCodes',
  '/change-password': () => 'changePassword',
  '/sign-out': () => 'signOut',
}
const signedIn = z.object({
  token: z.string().nullish(),
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }).optional(),
})
const MOST_BYTES = 10_000
/** Who signs in asks seldom: for one request here a client may send so many to the API. */
const SELDOM = 10

export class People {
  readonly #clients: Clients
  readonly #attempts = new Attempts()
  #auth: Promise<ReturnType<typeof createAuth>> | undefined

  constructor(
    private readonly database: Database,
    private readonly config: PeopleConfig,
  ) {
    this.#clients = new Clients(Math.ceil(config.limits.requestsPerMinute / SELDOM), config.trustedProxies ?? 0)
  }

  /** The editor whom the request's session cookie or bearer token names; null where it names none who may sign in. */
  async identify(request: IncomingMessage): Promise<Viewer | null> {
    const auth = await this.#library()
    const session = await auth.api.getSession({ headers: fromNodeHeaders(request.headers) })
    return session ? this.#viewer(session.user.id, session.session.id) : null
  }

  /** Serves POST /api/auth/… Never rejects. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#clients.admit(request, response)
      await send(response, await this.#answer(request))
    } catch (error) {
      await send(response, refusal(error, response))
    }
  }

  async #answer(request: IncomingMessage): Promise<Response> {
    const path = (request.url ?? '').slice(PREFIX.length)
    const act = ACTS[path]
    if (request.method !== 'POST' || act === undefined) {
      throw new HubError(
        'METHOD_NOT_ALLOWED',
        `${request.method} ${request.url} is not answered. Sign in by POST /api/auth/sign-in/email.`,
      )
    }
    checkContentType(request)
    checkOrigin(request, this.config.publicUrl)
    const body = await readBody(request, MOST_BYTES)
    const before = await this.identify(request)
    const client = clientOf(request, this.config.trustedProxies ?? 0)
    const reply = await this.#attempt(path === SIGN_IN ? emailIn(body) : before?.email, client, async () =>
      (await this.#library()).handler(this.#webRequest(request, path, body, client)),
    )
    if (reply.status >= 500) throw new Error('The library of sign-in failed, as it says before')
    if (reply.ok && path === SECOND_STEP && before === null) await this.#spendCode(reply, body)
    await this.#writeDown(reply, act(before), before)
    return reply
  }

  /** Counts attempts on an account. Of a second step, which names none, the library counts them. */
  async #attempt(account: string | undefined, client: string, ask: () => Promise<Response>): Promise<Response> {
    if (!account) return ask()
    await this.#attempts.begin(account, client)
    const reply = await ask()
    if (reply.ok) await this.#attempts.succeed(account, client)
    return reply
  }

  /**
   * The library takes a code as often as it holds, and tells whose it is only when it has signed them in.
   * @throws {HubError} CODE_USED, with that sign-in undone
   */
  async #spendCode(reply: Response, body: Buffer): Promise<void> {
    const { token, user } = signedIn.parse(await reply.clone().json())
    const { code }: { code?: unknown } = JSON.parse(body.toString())
    if (user && (await spendCode(this.database, user.id, String(code)))) return
    await this.database.rows('delete from sign_in where token = $1', [token ?? ''])
    throw new HubError('CODE_USED', 'This one-time code signed somebody in already. Sign in again with the next one.')
  }

  /** The library's own form of a request, under the public address, with the client as we know it. */
  #webRequest(request: IncomingMessage, path: string, body: Buffer, client: string): Request {
    const headers = fromNodeHeaders(request.headers)
    headers.delete('content-length')
    headers.set(CLIENT_HEADER, client)
    return new Request(`${this.config.publicUrl}${PREFIX}${path}`, {
      method: 'POST',
      headers,
      body: new Uint8Array(body),
    })
  }

  /** A sign-in that still waits for its one-time code names nobody yet. */
  async #writeDown(reply: Response, action: string | null, before: Viewer | null): Promise<void> {
    if (!reply.ok || action === null) return
    const actor = action === 'signIn' ? signedIn.parse(await reply.clone().json()).user : before
    if (actor) await record(this.database, actor, { action, target: actor.email })
  }

  async #viewer(id: string, signIn: string): Promise<Viewer | null> {
    const editor = await findEditor(this.database, id)
    return editor?.disabledAt === null ? { ...editor, signIn } : null
  }

  /** Loaded when somebody first comes with credentials: many a process serves readers only. */
  #library(): Promise<ReturnType<typeof createAuth>> {
    this.#auth ??= secretOf(this.database).then((secret) => createAuth(this.database, this.config, secret))
    return this.#auth
  }
}

/**
 * Whose account a sign-in tries, as far as an address goes, for attempts are kept in memory; the one-time code of a second
 * step is counted by the library.
 */
function emailIn(body: Buffer): string {
  try {
    const { email }: { email?: unknown } = JSON.parse(body.toString())
    return String(email ?? '')
      .trim()
      .toLowerCase()
      .slice(0, LONGEST_EMAIL)
  } catch {
    return ''
  }
}

function refusal(error: unknown, response: ServerResponse): Response {
  if (error instanceof HubError) {
    return Response.json({ code: error.code, message: error.message }, { status: codes[error.code][0] })
  }
  const requestId = response.getHeader('x-request-id')
  log.error({ err: error, requestId }, 'Signing in failed')
  const message = `Something failed on our side. Try again later; if it stays, tell us the request id ${requestId}.`
  return Response.json({ code: 'INTERNAL_SERVER_ERROR', message }, { status: 500 })
}

async function send(response: ServerResponse, reply: Response): Promise<void> {
  const body = Buffer.from(await reply.arrayBuffer())
  for (const [name, value] of reply.headers) if (name !== 'set-cookie') response.setHeader(name, value)
  response.setHeader('set-cookie', reply.headers.getSetCookie())
  response.setHeader('cache-control', 'no-store')
  response.writeHead(reply.status, { 'content-length': body.length }).end(body)
}
