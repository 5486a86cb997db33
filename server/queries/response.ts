/** Answers and refusals as HTTP responses. */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Served } from './answers.ts'
import { refuse } from './refusal.ts'

const TYPE = 'application/json; charset=utf-8'
/** Where people ask; its page is the site's. */
const EXPLORER = '/api/explorer/'

export function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: Served): void {
  const { bytes, status } = answer
  response.setHeader('x-query-cost', answer.cost)
  if (request.method === 'POST') {
    response.writeHead(status, { 'content-type': TYPE, 'content-length': bytes.length, 'cache-control': 'no-store' })
    response.end(bytes)
    return
  }
  // Shared caches may keep it, if they ask each time whether it still holds.
  const headers: OutgoingHttpHeaders = { etag: answer.etag, 'cache-control': 'public, no-cache' }
  if (matches(request.headers['if-none-match'], answer.etag)) {
    response.writeHead(304, headers).end()
    return
  }
  response.writeHead(status, { ...headers, 'content-type': TYPE, 'content-length': bytes.length })
  response.end(bytes)
}

export function sendToExplorer(response: ServerResponse): void {
  response.writeHead(302, { location: EXPLORER, 'cache-control': 'no-store' }).end()
}

export function sendRefusal(response: ServerResponse, error: unknown, requestId: string, publicUrl: string): void {
  const { status, errors } = refuse(error, requestId, publicUrl)
  if (response.headersSent) {
    response.destroy()
    return
  }
  const body = Buffer.from(JSON.stringify({ errors }))
  const headers: OutgoingHttpHeaders = {
    'content-type': TYPE,
    'content-length': body.length,
    'cache-control': 'no-store',
    'x-request-id': requestId,
  }
  if (status === 405) headers.allow = 'GET, HEAD, POST'
  response.writeHead(status, headers).end(body)
}

function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  return header.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag)
}
