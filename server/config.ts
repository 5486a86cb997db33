/** The only reader of the environment. */
import { resolve } from 'node:path'
import { z } from 'zod'

/** What one question may ask for, and one client; each refusal by it names the limit. */
export interface Limits {
  /** Fields nested in one another. */
  depth: number
  /** Aliases in one document. */
  aliases: number
  /** Tokens in one document. */
  tokens: number
  /** Fields at the root of one operation. */
  rootFields: number
  /** Rows that an operation could read: what is listed multiplies by `first`. */
  cost: number
  /** Bytes of a request's body. */
  bodyBytes: number
  /** Bytes of a body from an editor who has some role. */
  editorBodyBytes: number
  /** Bytes of an answer. */
  answerBytes: number
  /** Requests of one client in a minute. */
  requestsPerMinute: number
  /** Downloads of one client in a minute. */
  downloadsPerMinute: number
  /** Bytes of answers kept in memory; 0 keeps none. */
  cacheBytes: number
}

export interface MailConfig {
  /** smtp:// or smtps://, with user and password where the server asks for them. */
  smtpUrl: string
  /** Whom letters are from: hub@example.org, or 繁星 <hub@example.org>. */
  from: string
}

export interface Config {
  port: number
  /** Address to listen on: 127.0.0.1 for this machine alone, 0.0.0.0 for all. */
  host: string
  /** Absolute path of the folder for the embedded database and the rendered site. */
  dataDir: string
  /** PostgreSQL 15 or newer; null for the embedded database. */
  databaseUrl: string | null
  /** Where the public reaches the site: an origin, without a slash at its end. */
  publicUrl: string
  /** How many proxies stand in front and may be believed about a client's address. */
  trustedProxies: number
  /** Whether webhooks may lie in the own network or on the own machine. */
  privateWebhooks: boolean
  /** The server that sends e-mail, and as whom; null for no e-mail. */
  mail: MailConfig | null
  /** Whether an empty hub gets the newspaper page of `seeds/`. */
  seeds: boolean
  logLevel: LogLevel
  limits: Limits
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

const MEGABYTE = 1024 * 1024

function whole(from: number, to: number) {
  const error = `must be a whole number from ${from} to ${to}`
  return z
    .string()
    .regex(/^\d{1,15}$/, error)
    .transform(Number)
    .pipe(z.number().min(from, error).max(to, error))
}

const isOrigin = (text: string) => {
  const url = URL.canParse(text) ? new URL(text) : null
  return url !== null && /^https?:$/.test(url.protocol) && [url.origin, `${url.origin}/`].includes(text.toLowerCase())
}
const origin = z
  .string()
  .refine(isOrigin, 'must be http:// or https:// with a host and nothing behind it, such as https://example.org')
  .transform((text) => new URL(text).origin)

const isDatabaseUrl = (text: string) => {
  const { protocol, pathname } = URL.canParse(text) ? new URL(text) : { protocol: '', pathname: '' }
  // An @ there is the end of a password with a slash in it: the rest of that would be told as the database's name.
  return /^postgres(ql)?:$/.test(protocol) && pathname.length > 1 && !pathname.includes('@')
}
const databaseUrl = z
  .string()
  .refine(
    isDatabaseUrl,
    'must be postgresql://user@host:5432/database; in a password, write @ : / ? # as %40 %3A %2F %3F %23',
  )

const isSmtpUrl = (text: string) =>
  URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== ''
const smtpUrl = z.string().refine(isSmtpUrl, 'must be smtp://user:password@host:587, or smtps://…:465')
const sender = z
  .string()
  .regex(
    /^(?:[^<>\r\n]* <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
    'must be an address: hub@example.org, or 繁星 <hub@example.org>',
  )

const host = z.string().regex(/^[A-Za-z0-9.:-]+$/, 'must be a host name or an address such as 127.0.0.1 or 0.0.0.0')

const settings = z.object({
  PORT: whole(1, 65_535).default(4000),
  HOST: host.default('127.0.0.1'),
  DATA_DIR: z
    .string()
    .default('./data')
    .transform((folder) => resolve(folder)),
  DATABASE_URL: databaseUrl.nullable().default(null),
  PUBLIC_URL: origin.optional(),
  TRUSTED_PROXIES: whole(0, 10).default(0),
  PRIVATE_WEBHOOKS: z.enum(['refused', 'allowed'], 'must be refused or allowed').default('refused'),
  SMTP_URL: smtpUrl.nullable().default(null),
  MAIL_FROM: sender.nullable().default(null),
  SEEDS: z.enum(['on', 'off'], 'must be on or off').default('on'),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  LIMIT_DEPTH: whole(1, 100).default(12),
  LIMIT_ALIASES: whole(0, 1000).default(30),
  LIMIT_TOKENS: whole(10, 100_000).default(2000),
  LIMIT_ROOT_FIELDS: whole(1, 1000).default(20),
  LIMIT_COST: whole(1, 10_000_000).default(20_000),
  LIMIT_BODY_BYTES: whole(1000, 100 * MEGABYTE).default(100_000),
  LIMIT_EDITOR_BODY_BYTES: whole(1000, 100 * MEGABYTE).default(4 * MEGABYTE),
  LIMIT_ANSWER_BYTES: whole(1000, 1000 * MEGABYTE).default(8 * MEGABYTE),
  LIMIT_REQUESTS_PER_MINUTE: whole(1, 10_000_000).default(600),
  LIMIT_DOWNLOADS_PER_MINUTE: whole(1, 10_000_000).default(30),
  LIMIT_CACHE_BYTES: whole(0, 100_000 * MEGABYTE).default(64 * MEGABYTE),
})
const names = Object.keys(settings.shape)
const complete = settings.superRefine(({ SMTP_URL, MAIL_FROM }, { addIssue }) => {
  if ((SMTP_URL === null) === (MAIL_FROM === null)) return
  const path = SMTP_URL === null ? 'SMTP_URL' : 'MAIL_FROM'
  addIssue({ code: 'custom', path: [path], message: 'must be set too: e-mail needs SMTP_URL and MAIL_FROM' })
})

/** Every setting that is wrong, at once. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(['These settings cannot be used; correct or unset them:', ...problems.map((line) => `  ${line}`)].join('\n'))
    this.name = 'ConfigError'
  }
}

/**
 * Reads every setting out of environment variables; an empty one counts as not set.
 * @throws {ConfigError} naming each wrong variable, its value and what it must be.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])))
  const read = complete.safeParse(given)
  if (!read.success) throw new ConfigError(read.error.issues.map((issue) => problem(issue, env)))
  const {
    PORT,
    HOST,
    DATA_DIR,
    DATABASE_URL,
    PUBLIC_URL,
    TRUSTED_PROXIES,
    PRIVATE_WEBHOOKS,
    SMTP_URL,
    MAIL_FROM,
    SEEDS,
    LOG_LEVEL,
    ...limits
  } = read.data
  return {
    port: PORT,
    host: HOST,
    dataDir: DATA_DIR,
    databaseUrl: DATABASE_URL,
    publicUrl: PUBLIC_URL ?? `http://localhost:${PORT}`,
    trustedProxies: TRUSTED_PROXIES,
    privateWebhooks: PRIVATE_WEBHOOKS === 'allowed',
    mail: SMTP_URL === null || MAIL_FROM === null ? null : { smtpUrl: SMTP_URL, from: MAIL_FROM },
    seeds: SEEDS === 'on',
    logLevel: LOG_LEVEL,
    limits: {
      depth: limits.LIMIT_DEPTH,
      aliases: limits.LIMIT_ALIASES,
      tokens: limits.LIMIT_TOKENS,
      rootFields: limits.LIMIT_ROOT_FIELDS,
      cost: limits.LIMIT_COST,
      bodyBytes: limits.LIMIT_BODY_BYTES,
      editorBodyBytes: limits.LIMIT_EDITOR_BODY_BYTES,
      answerBytes: limits.LIMIT_ANSWER_BYTES,
      requestsPerMinute: limits.LIMIT_REQUESTS_PER_MINUTE,
      downloadsPerMinute: limits.LIMIT_DOWNLOADS_PER_MINUTE,
      cacheBytes: limits.LIMIT_CACHE_BYTES,
    },
  }
}

/** The environment for a child process: this one's, and what is added. */
export function environmentWith(added: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...added }
}

function problem(issue: z.core.$ZodIssue, env: Record<string, string | undefined>): string {
  const name = String(issue.path[0])
  // An address may carry a password, which belongs in no log.
  const value =
    ['DATABASE_URL', 'SMTP_URL'].includes(name) || !env[name] ? '' : ` is ${JSON.stringify(env[name])}, which`
  return `${name}${value} ${issue.message}`
}
