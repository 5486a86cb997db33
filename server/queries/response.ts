/** Answers and refusals as HTTP responses. */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { HubError } from '../errors.ts'
import type { Served } from './answers.ts'
import type { RateHeaders } from './clients.ts'
import { refuse } from './refusal.ts'

const TYPE = 'application/json; charset=utf-8'
/** Where people ask; its page is the site's. */
const EXPLORER = '/api/explorer/'

/** Whether the client has an answer already. */
export function hasAnswer({ method, headers }: IncomingMessage, { etag }: Served): boolean {
  return (method === 'GET' || method === 'HEAD') && matches(headers['if-none-match'], etag)
}

/** Sends an answer; `given` are the headers that tell what is left to the client. */
export function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Served,
  given: RateHeaders,
): void {
  const { bytes, status, cost } = answer
  const headers: OutgoingHttpHeaders = { ...given, 'x-query-cost': cost }
  if (request.method === 'POST') {
    headers['cache-control'] = 'no-store'
  } else {
    // Shared caches may keep it, if they ask each time whether it still holds.
    headers['cache-control'] = 'public, no-cache'
    headers.etag = answer.etag
    if (hasAnswer(request, answer)) {
      response.writeHead(304, headers).end()
      return
    }
  }
  headers['content-type'] = TYPE
  headers['content-length'] = bytes.length
  response.writeHead(status, headers).end(bytes)
}

export function sendToExplorer(response: ServerResponse): void {
  response.writeHead(302, { location: EXPLORER, 'cache-control': 'no-store' }).end()
}

export function sendRefusal(
  response: ServerResponse,
  error: unknown,
  { requestId, publicUrl, given }: { requestId: string; publicUrl: string; given: RateHeaders },
): void {
  const { status, errors } = refuse(error, requestId, publicUrl)
  if (response.headersSent) {
    response.destroy()
    return
  }
  const body = Buffer.from(JSON.stringify({ errors }))
  const headers: OutgoingHttpHeaders = {
    ...given,
    'content-type': TYPE,
    'content-length': body.length,
    'cache-control': 'no-store',
    'x-request-id': requestId,
  }
  if (status === 405) headers.allow = 'GET, HEAD, POST'
  // RFC 9110 has it in such a refusal, and in no other 415.
  if (error instanceof HubError && error.code === 'BAD_CONTENT_ENCODING') headers['accept-encoding'] = 'identity'
  response.writeHead(status, headers).end(body)
}

function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  return header.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag)
}
