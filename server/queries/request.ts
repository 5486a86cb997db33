/** What a client asks, as read from an HTTP request. */
import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { HubError } from '../errors.ts'

const question = z.object({
  query: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
  extensions: z
    .object({
      persistedQuery: z.object({ sha256Hash: z.string() }).optional(),
    })
    .nullish(),
})

export interface Question {
  /** Text of the document; null where only its digest is sent. */
  readonly query: string | null
  readonly digest: string | null
  readonly variables: Record<string, unknown>
  readonly operationName: string | null
}

/** Whether somebody opened the address in a browser, without a question. */
export function isVisit({ method, url = '', headers }: IncomingMessage): boolean {
  return method === 'GET' && /^[^?]*\??$/.test(url) && (headers.accept ?? '').includes('text/html')
}

/**
 * A compressed body may be a thousand times as long as its limit, so none is unpacked.
 * @throws {HubError} BAD_CONTENT_ENCODING
 */
export function checkContentEncoding({ headers }: IncomingMessage): void {
  const encoding = headers['content-encoding']
  if (encoding === undefined || /^(identity)?$/i.test(encoding)) return
  throw new HubError(
    'BAD_CONTENT_ENCODING',
    `content-encoding: ${encoding} cannot be read. Send the body as it is, without that header.`,
  )
}

/** Headers that a foreign web page cannot make a visitor's browser send without asking first. */
export function checkContentType(request: IncomingMessage): void {
  const type = request.headers['content-type'] ?? ''
  if (type === 'application/json' || /^application\/json *(; *charset="?utf-8"? *)?$/i.test(type)) return
  if (type === '' || /^(text\/plain|multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)) {
    throw new HubError(
      'CSRF_PREVENTED',
      `content-type: ${type || 'none'} is refused, as any web page could send it unseen. Send application/json.`,
    )
  }
  throw new HubError('BAD_CONTENT_TYPE', `content-type: ${type} cannot be read. Send application/json in UTF-8.`)
}

/**
 * Checks that a request with a cookie comes from a page of our own: of the public address, or of the host that is asked.
 * Programs send no origin.
 * @throws {HubError} CSRF_PREVENTED
 */
export function checkOrigin({ headers }: IncomingMessage, publicUrl: string): void {
  const { origin, host } = headers
  if (origin === undefined || origin === publicUrl || origin.replace(/^https?:\/\//, '') === host) return
  throw new HubError(
    'CSRF_PREVENTED',
    `A page of ${origin} may not act for somebody who is signed in here. Send the request from a page of ${publicUrl}.`,
  )
}

/** The bytes of a body, as far as the limit. */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else reject(bodyTooLarge(request.headers['content-length'], limit))
    })
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
    request.on('error', reject)
  })
}

function bodyTooLarge(length: string | undefined, limit: number): HubError {
  return new HubError(
    'BODY_TOO_LARGE',
    `The request has ${length ?? 'too many'} bytes; at most ${limit} are read. Shorten the query, or send its digest (extensions.persistedQuery).`,
  )
}

/** The question of a POST request's body. */
export function questionOfBody(body: Buffer): Question {
  return questionOf(jsonOf('body', utf8(body)))
}

/** The question of a GET request's address. */
export function questionOfUrl(url: string): Question {
  const given = new URL(url, 'http://hub').searchParams
  const json = (name: string) => {
    const value = given.get(name)
    return value === null || value === '' ? undefined : jsonOf(name, value)
  }
  return questionOf({
    query: given.get('query'),
    operationName: given.get('operationName') || null,
    variables: json('variables'),
    extensions: json('extensions'),
  })
}

function questionOf(value: unknown): Question {
  if (Array.isArray(value)) {
    throw new HubError('BATCHING_OFF', `The body lists ${value.length} operations. Send each in a request of its own.`)
  }
  const { success, data, error } = question.safeParse(value)
  if (!success) {
    const problems = error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
    throw new HubError('BAD_JSON', `The request is not a GraphQL request: ${problems.join('; ')}.`)
  }
  const digest = data.extensions?.persistedQuery?.sha256Hash ?? null
  if (digest !== null && !/^[0-9a-f]{64}$/.test(digest)) {
    throw new HubError(
      'PERSISTED_QUERY_UNFIT',
      `extensions.persistedQuery.sha256Hash: ${JSON.stringify(digest.slice(0, 80))} is no SHA-256 digest. ` +
        'Send 64 digits in hexadecimal, in small letters.',
    )
  }
  const query = data.query || null
  if (query === null && digest === null) {
    throw new HubError('QUERY_MISSING', 'query is missing. Send {"query": "{ places { nodes { name } } }"}.')
  }
  return { query, digest, variables: data.variables ?? {}, operationName: data.operationName ?? null }
}

function jsonOf(place: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new HubError('BAD_JSON', `${place}: ${error instanceof Error ? error.message : error}. Send valid JSON.`)
  }
}

function utf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new HubError('BAD_JSON', 'The body is not UTF-8. Send JSON in UTF-8.')
  }
}
