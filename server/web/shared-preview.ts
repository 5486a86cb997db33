/**
 * /preview/<token>/…: a manuscript for somebody without an account. The token stands in the address, as the page must open in
 * any browser; so nothing is told where it is read from, no log names it, and nothing of it is kept or listed.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Session } from '../database/database.ts'
import type { Previews } from '../drafts/preview.ts'
import { openPreviewLink } from '../drafts/preview-links.ts'
import { HubError } from '../errors.ts'
import { type Clients, RateLimited } from '../queries/clients.ts'
import { servePage } from './static-files.ts'
import { text } from './text.ts'

const address = /^\/preview\/([^/]+)(\/.*)?$/
const SHELL = '/studio/by-link/index.html'
/** What is said instead, and under which status. */
const closed = {
  unknown: [404, '/studio/by-link/unknown/index.html'],
  ended: [410, '/studio/by-link/ended/index.html'],
} as const

export function isSharedPreview(path: string): boolean {
  return address.test(path)
}

/** The address without its token, for a log. */
export function withoutToken(url: string): string {
  return url.replace(/^\/preview\/[^/?]+/, '/preview/…')
}

export class SharedPreviewPages {
  /** `root`: folder of the site's files. */
  constructor(
    private readonly session: Session,
    private readonly previews: Pick<Previews, 'page'>,
    private readonly clients: Pick<Clients, 'admit'>,
    private readonly root: string,
  ) {}

  async serve(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, token = '', page] = address.exec(path) ?? []
    response.setHeader('cache-control', 'no-store')
    response.setHeader('x-robots-tag', 'noindex, nofollow')
    response.setHeader('referrer-policy', 'same-origin')
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD')
      return text(response, 405, '这里只能打开来看。')
    }
    try {
      await this.clients.admit(request, response)
      await this.#answer(token, page, request, response)
    } catch (error) {
      refuse(response, error)
    }
  }

  async #answer(
    token: string,
    page: string | undefined,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const opened = await openPreviewLink(this.session, token)
    if (typeof opened === 'string') {
      const [status, file] = closed[opened]
      servePage(this.root, file, status, request, response)
      return
    }
    if (page === undefined) {
      response.writeHead(301, { location: `/preview/${token}/`, 'content-length': 0 }).end()
      return
    }
    if (page === '/') {
      servePage(this.root, SHELL, 200, request, response)
      return
    }
    const rendered = await this.previews.page(opened.manuscript.document, decodeURI(page))
    if (rendered === null) return text(response, 404, '稿件里没有这一页。')
    const type = page.endsWith('/') ? 'text/html; charset=utf-8' : 'application/octet-stream'
    response.writeHead(200, { 'content-type': type, 'content-length': rendered.bytes.length })
    response.end(rendered.bytes)
  }
}

function refuse(response: ServerResponse, error: unknown): void {
  if (error instanceof RateLimited) text(response, 429, `请求太频繁，请 ${error.retryAfterSeconds} 秒后再试。`)
  else if (error instanceof URIError) text(response, 400, '这个网址写错了。')
  else if (error instanceof HubError) text(response, 422, '这份稿件现在还不能预览：作者正在改。请过一会儿再打开。')
  else throw error
}
