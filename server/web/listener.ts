/** The one HTTP server: the site's files, GraphQL, sign-in, live pages and health. */
/// <reference path="./compression.d.ts" />
import { existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import compression from 'compression'
import type { Config } from '../config.ts'
import type { People } from '../editorial/people.ts'
import { HubError } from '../errors.ts'
import { log } from '../log.ts'
import type { Door } from '../queries/door.ts'
import { publicFolder } from '../render/site-folder.ts'
import { type Downloads, isDownload } from './downloads.ts'
import { setHeaders } from './headers.ts'
import { isLedgerFile, type LedgerFiles } from './ledger-files.ts'
import { apologyOf, isLive, type LivePages } from './live-page.ts'
import { PICTURES, type Pictures } from './pictures.ts'
import { isPreview, type PreviewPages } from './preview.ts'
import { isSharedPreview, type SharedPreviewPages, withoutToken } from './shared-preview.ts'
import { isSheetFile, type SheetFiles } from './sheet-files.ts'
import { serveFile, serveWithdrawn } from './static-files.ts'
import { json, text } from './text.ts'
import { refuseUnreadable } from './unreadable-request.ts'
import { WithdrawnPages } from './withdrawn.ts'

/** What stands behind the listener once the database is open; until then it serves the files that are there. */
export interface Backend {
  door: Pick<Door, 'handle'>
  people: Pick<People, 'handle'>
  livePages: Pick<LivePages, 'serve'>
  downloads: Pick<Downloads, 'serve'>
  sheetFiles: Pick<SheetFiles, 'handle'>
  pictures: Pick<Pictures, 'take' | 'show'>
  previews: Pick<PreviewPages, 'serve'>
  sharedPreviews: Pick<SharedPreviewPages, 'serve'>
  ledgerFiles: Pick<LedgerFiles, 'serve'>
  reasonsNotReady(): Promise<string[]>
}

/** A request whose head takes longer to arrive is not one. */
const HEAD_TIMEOUT_MS = 30_000
/** The whole of it may be a photograph from a telephone far out. */
const REQUEST_TIMEOUT_MS = 180_000
/** Longer than proxies keep idle connections, so that none is closed under a request. */
const KEEP_ALIVE_MS = 65_000
/** After a stop was asked for, so long may requests take to end. */
const GRACE_MS = 8000

const starting = new HubError('HUB_STARTING', 'The hub is starting. Try again in a few seconds.')

const compress = compression({ threshold: 1024 })

export class Listener {
  backend: Backend | null = null
  readonly #server: Server
  readonly #files: string
  readonly #withdrawn: WithdrawnPages
  readonly #isEncrypted: boolean

  constructor(private readonly config: Pick<Config, 'port' | 'host' | 'dataDir' | 'publicUrl'>) {
    this.#files = publicFolder(config.dataDir)
    this.#withdrawn = new WithdrawnPages(this.#files)
    this.#isEncrypted = config.publicUrl.startsWith('https:')
    this.#server = createServer({
      headersTimeout: HEAD_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
    })
    this.#server.on('request', (request, response) => this.#serve(request, response))
    this.#server.on('clientError', refuseUnreadable)
  }

  listen(): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.#server.once('error', (error: NodeJS.ErrnoException) => reject(refusal(error, this.config)))
    this.#server.listen(this.config.port, this.config.host, resolve)
    return promise
  }

  /** Takes no more connections and waits for requests under way. */
  async close(): Promise<void> {
    if (!this.#server.listening) return
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#server.close(() => resolve())
    const timer = setTimeout(() => this.#server.closeAllConnections(), GRACE_MS)
    await promise
    clearTimeout(timer)
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    const requestId = setHeaders(request, response, this.#isEncrypted)
    logRequest(request, response, requestId)
    response.setHeader('vary', 'Accept-Encoding')
    if (request.headers['accept-encoding'] === undefined) this.#route(request, response, requestId)
    else compress(request, response, () => this.#route(request, response, requestId))
  }

  #route(request: IncomingMessage, response: ServerResponse, requestId: string): void {
    this.#answer(request, response).catch((error: unknown) => {
      log.error({ err: error, requestId }, 'A request failed')
      if (response.headersSent) response.destroy()
      else text(response, 500, `Something failed on our side; the request's id is ${requestId}.`)
    })
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = '/', search = ''] = split(request.url ?? '/')
    if (path === '/graphql') return this.#graphql(request, response)
    if (path.startsWith('/api/auth/')) return this.#behind(response)?.people.handle(request, response)
    if (isSheetFile(path)) return this.#behind(response)?.sheetFiles.handle(path, request, response)
    if (path === PICTURES) return this.#behind(response)?.pictures.take(request, response)
    if (path === '/healthz') return text(response, 200, 'ok')
    if (path === '/readyz') return this.#readiness(response)
    if (this.backend && isSharedPreview(path)) return this.backend.sharedPreviews.serve(path, request, response)
    if (this.backend && isPreview(path)) return this.backend.previews.serve(path, request, response)
    if (this.backend && isLedgerFile(path)) return this.backend.ledgerFiles.serve(path + search, request, response)
    if (isLive(path, search)) {
      if (await this.backend?.livePages.serve(path + search, request, response)) return
      const apology = apologyOf(path)
      if (apology !== null) return text(response, 503, apology)
      // The same page without an answer, rather than none.
      response.statusCode = 503
    }
    if (isDownload(path)) {
      if (!this.backend) {
        response.setHeader('retry-after', '5')
        return text(response, 503, `${starting.code}: 正在启动，请几秒钟后再试。`)
      }
      if (await this.backend.downloads.serve(path + search, request, response)) return
    }
    if (path.startsWith(PICTURES) && (await this.#unpublished(path, request, response))) return
    const withdrawn = this.#withdrawn.at(path)
    if (withdrawn) serveWithdrawn(this.#files, path, withdrawn, request, response)
    else serveFile(this.#files, path, request, response)
  }

  async #graphql(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.backend) return this.backend.door.handle(request, response)
    response.setHeader('retry-after', '5')
    json(response, 503, { errors: [{ message: starting.message, extensions: { code: starting.code } }] })
  }

  /** What stands behind; null while it starts, which is then told. */
  #behind(response: ServerResponse): Backend | null {
    if (this.backend) return this.backend
    response.setHeader('retry-after', '5')
    json(response, 503, { code: starting.code, message: starting.message })
    return null
  }

  /** Whether it showed a picture that is no file of the site. */
  async #unpublished(path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    if (this.backend === null || existsSync(join(this.#files, path))) return false
    return this.backend.pictures.show(path, request, response)
  }

  async #readiness(response: ServerResponse): Promise<void> {
    const reasons = this.backend ? await this.backend.reasonsNotReady() : ['The database is not open yet']
    json(response, reasons.length === 0 ? 200 : 503, { ready: reasons.length === 0, reasons })
  }
}

/** Why nobody can listen, by the code of Node, and what to do. */
const UNFIT: Record<string, string> = {
  EACCES: 'this user may not listen on that port. Set PORT to one from 1024 on',
  EADDRNOTAVAIL: 'this machine has no such address. Set HOST to one that it has, or to 0.0.0.0 for all',
  ENOTFOUND: 'there is no host of that name. Set HOST to an address of this machine, or to 0.0.0.0 for all',
}

function refusal(error: NodeJS.ErrnoException, { host, port }: Pick<Config, 'host' | 'port'>): Error {
  const { code = '' } = error
  if (code === 'EADDRINUSE') {
    return new HubError(
      'PORT_TAKEN',
      `Port ${port} is in use, perhaps by a hub that runs already; stop it, or set PORT.`,
    )
  }
  const reason = UNFIT[code]
  if (reason === undefined) return error
  return new HubError('ADDRESS_UNFIT', `HOST ${host} with PORT ${port} cannot be listened on: ${reason}.`, {
    cause: error,
  })
}

/** `/search/?q=x` → `/search/` and `?q=x`. */
function split(url: string): [path: string, search: string] {
  const at = url.indexOf('?')
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at)]
}

function logRequest({ method, url = '' }: IncomingMessage, response: ServerResponse, requestId: string): void {
  if (!log.isLevelEnabled('debug')) return
  const start = performance.now()
  response.once('close', () => {
    log.debug(
      {
        requestId,
        method,
        url: withoutToken(url),
        status: response.statusCode,
        ms: Math.round(performance.now() - start),
      },
      'request',
    )
  })
}
