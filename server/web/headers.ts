/** Headers that every response carries. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** Pages load nothing from elsewhere and run no inline script; their styles may be inline. `ancestors`: who may frame it. */
const contentSecurityPolicy = (ancestors: string) =>
  [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    `frame-ancestors ${ancestors}`,
  ].join('; ')

/** Pages that are made to be shown within pages of other sites. */
const embedded = /^\/figures\/\d+\/embed\/(?:\?|$)/
const policies = { framed: contentSecurityPolicy('*'), own: contentSecurityPolicy("'self'") }

const always: readonly [string, string][] = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'strict-origin-when-cross-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=()'],
]

const plainId = /^[\w.-]{1,100}$/

/** Sets them, and gives the request's id: the one that a proxy gave it, or a new one. */
export function setHeaders(request: IncomingMessage, response: ServerResponse, isEncrypted: boolean): string {
  for (const [name, value] of always) response.setHeader(name, value)
  const policy = embedded.test(request.url ?? '') ? policies.framed : policies.own
  response.setHeader('content-security-policy', policy)
  if (isEncrypted) response.setHeader('strict-transport-security', 'max-age=31536000')
  const given = request.headers['x-request-id']
  const id = typeof given === 'string' && plainId.test(given) ? given : randomUUID()
  response.setHeader('x-request-id', id)
  return id
}
