/** The part of a contender that runs in its own process: a server on the loopback, and a say in what it has used. */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Hotspot, profile } from '../profile.ts'
import { type Usage, usage } from '../usage.ts'

/** What the parent may ask a contender, and what it is told. */
export interface Replies {
  usage: Usage
  profile: true
  hotspots: Hotspot[]
}

/** Listens, tells the parent its port, answers what it asks, and ends when the parent lets go. */
export function serve(handle: RequestListener, close: () => Promise<void>): void {
  const server = createServer({ keepAliveTimeout: 60_000 }, handle)
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
  let endProfile: () => Promise<Hotspot[]> = async () => []
  process.on('message', async (asked: keyof Replies) => {
    if (asked === 'usage') process.send?.(usage())
    else if (asked === 'hotspots') process.send?.(await endProfile())
    else {
      endProfile = await profile()
      process.send?.(true)
    }
  })
  process.once('disconnect', async () => {
    server.close()
    server.closeAllConnections()
    await close()
  })
}

/** The whole body of a request as text. */
export function readBody(request: IncomingMessage, then: (body: string) => void): void {
  let body = ''
  request.setEncoding('utf8')
  request.on('data', (chunk: string) => {
    body += chunk
  })
  request.on('end', () => then(body))
}

export function reply(response: ServerResponse, bytes: Buffer): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length })
  response.end(bytes)
}
