/** A hub that listens, for tests that ask it over HTTP. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Limits, readConfig } from '../../server/config.ts'
import type { Database } from '../../server/database/database.ts'
import { createHub, type Hub } from '../../server/hub.ts'
import { isLedgerFile, LedgerFiles } from '../../server/web/ledger-files.ts'
import { PICTURES, Pictures } from '../../server/web/pictures.ts'
import { isSheetFile, SheetFiles } from '../../server/web/sheet-files.ts'

export interface Reply {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
  bytes: Buffer
}

export interface ServedHub {
  hub: Hub
  limits: Limits
  /** Sends one request to the hub, over a connection of its own. */
  send(options: {
    method?: string
    path?: string
    headers?: Record<string, string>
    body?: string | Buffer
  }): Promise<Reply>
  /** Sends a question as POST. */
  post(question: unknown, headers?: Record<string, string>): Promise<Reply>
  close(): Promise<void>
}

const freely = { admit: async () => {} }

/** A hub over the database, with these limits in place of the usual ones. */
export async function serveHub(database: Database, limits: Partial<Limits> = {}): Promise<ServedHub> {
  const config = readConfig({ PUBLIC_URL: 'https://example.org' })
  const all = { ...config.limits, ...limits }
  const hub = await createHub(database, { publicUrl: config.publicUrl, limits: all })
  const sheetFiles = new SheetFiles(database, hub.people, config)
  const pictures = new Pictures(database, hub.people, config)
  const ledgerFiles = new LedgerFiles(database, (request) => hub.people.identify(request), freely, config)
  const server = createServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?')
    if (path === PICTURES) void pictures.take(request, response)
    else if (path.startsWith(PICTURES)) void showPicture(pictures, path, request, response)
    else if (isLedgerFile(path)) void ledgerFiles.serve(request.url ?? '', request, response)
    else if (isSheetFile(path)) void sheetFiles.handle(path, request, response)
    else void (path.startsWith('/api/auth/') ? hub.people : hub.door).handle(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const send: ServedHub['send'] = ({ method = 'POST', path = '/graphql', headers = {}, body }) =>
    new Promise((resolve, reject) => {
      const sent = request({ port, host: '127.0.0.1', method, path, headers, agent: false }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const bytes = Buffer.concat(chunks)
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: bytes.toString(),
            bytes,
          })
        })
      })
      sent.on('error', reject)
      sent.end(body)
    })
  return {
    hub,
    limits: all,
    send,
    post: (question, headers = {}) =>
      send({ headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(question) }),
    close: async () => {
      await hub.close()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function showPicture(pictures: Pictures, path: string, request: IncomingMessage, response: ServerResponse) {
  if (!(await pictures.show(path, request, response))) response.writeHead(404).end()
}

/** The codes of a reply's errors. */
export function codesOf(reply: Reply): string[] {
  const { errors = [] }: { errors?: { extensions: { code: string } }[] } = JSON.parse(reply.body)
  return errors.map((error) => error.extensions.code)
}
