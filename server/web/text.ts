/** Short answers. */
import type { ServerResponse } from 'node:http'

export function text(response: ServerResponse, status: number, message: string): void {
  answer(response, status, 'text/plain; charset=utf-8', `${message}\n`)
}

export function json(response: ServerResponse, status: number, value: unknown): void {
  answer(response, status, 'application/json; charset=utf-8', `${JSON.stringify(value)}\n`)
}

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.setHeader('cache-control', 'no-store')
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) })
  response.end(body)
}
