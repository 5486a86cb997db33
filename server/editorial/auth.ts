/** The library of sign-in, on the hub's own tables. */
import { randomUUID } from 'node:crypto'
import type { SqlEntityManager } from '@mikro-orm/postgresql'
import { betterAuth } from 'better-auth'
import { APIError, isAPIError } from 'better-auth/api'
import { bearer, twoFactor } from 'better-auth/plugins'
import type { Config } from '../config.ts'
import type { Database } from '../database/database.ts'
import { log } from '../log.ts'
import { digestPassword, isPassword, LONGEST_PASSWORD, SHORTEST_PASSWORD } from './passwords.ts'
import { forgetSignIns } from './sign-ins.ts'

const DAY_SECONDS = 86_400
/** Names the client for the library, which knows headers only; whatever a client sends under this name is dropped. */
export const CLIENT_HEADER = 'x-hub-client'

/** Signs editors in with passwords and one-time codes; accounts come to be elsewhere, by links. */
export function createAuth(database: Database, { publicUrl }: Pick<Config, 'publicUrl'>, secret: string) {
  return betterAuth({
    appName: 'Fanxing',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: { db: tablesOf(database), type: 'postgres', transaction: false },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      password: { hash: digestPassword, verify: ({ hash, password }) => isPassword(hash, password) },
    },
    user: { modelName: 'Editor', additionalFields: { disabledAt: { type: 'date', required: false, input: false } } },
    account: { modelName: 'Account', fields: { userId: 'user' } },
    session: {
      modelName: 'SignIn',
      fields: { userId: 'user' },
      expiresIn: 7 * DAY_SECONDS,
      disableSessionRefresh: true,
    },
    verification: { modelName: 'Verification' },
    plugins: [
      twoFactor({
        issuer: '繁星',
        // No device is spared its codes: it would be so still after signing out everywhere.
        trustDeviceMaxAge: 0,
        schema: { twoFactor: { modelName: 'TwoFactor', fields: { userId: 'user' } } },
      }),
      bearer({ requireSignature: true }),
    ],
    databaseHooks: { session: { create: { before: (session) => beginSignIn(database, session.userId) } } },
    advanced: {
      cookiePrefix: 'fanxing',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'strict', httpOnly: true },
      // Every request is checked before it comes here, and the library would trust all of them where it sees a test run.
      disableCSRFCheck: false,
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [CLIENT_HEADER] },
      database: { generateId: () => randomUUID(), validateSchema: false },
    },
    trustedOrigins: (request) => [publicUrl, request?.headers.get('origin')],
    logger: { disabled: true },
    onAPIError: { onError: logFault },
  })
}

/** The tables under the names of their classes and properties, with dates alike on both databases. */
function tablesOf({ orm }: Database) {
  const em = orm.em as SqlEntityManager
  return em.getKysely({ tableNamingStrategy: 'entity', columnNamingStrategy: 'property', convertValues: true })
}

/** What the library refuses it tells the client; everything else it would keep to itself. */
function logFault(error: unknown): void {
  if (!isAPIError(error)) log.error({ err: error }, 'The library of sign-in failed')
}

async function beginSignIn(database: Database, editorId: string): Promise<void> {
  await refuseDisabled(database, editorId)
  await forgetSignIns(database, editorId)
}

async function refuseDisabled(database: Database, editorId: string): Promise<void> {
  const [editor] = await database.rows('select from editor where id = $1 and disabled_at is null', [editorId])
  if (editor) return
  throw new APIError('FORBIDDEN', {
    code: 'ACCOUNT_DISABLED',
    message: 'This account is disabled. Ask an administrator to enable it.',
  })
}
