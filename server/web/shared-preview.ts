/**
 * /preview/<token>/…: a manuscript for somebody without an account. The token stands in the address, as the page must open in
 * any browser; so nothing is told where it is read from, no log names it, and nothing of it is kept or listed.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Session } from '../database/database.ts'
import type { Previews } from '../drafts/preview.ts'
import { type Opened, openPreviewLink } from '../drafts/preview-links.ts'
import { HubError } from '../errors.ts'
import { formBytes } from '../pictures/files.ts'
import { isShownBy } from '../pictures/hand-in.ts'
import { type PictureAddress, pictureAddress } from '../pictures/published.ts'
import { type Clients, RateLimited } from '../queries/clients.ts'
import { PICTURE_TYPES } from './pictures.ts'
import { servePage } from './static-files.ts'
import { text } from './text.ts'

const address = /^\/preview\/([^/]+)(\/.*)?$/
/** Where a page names a picture. */
const picturePaths = /(?<=["\s])\/pictures\/(?=[\da-f]{32}-)/g
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
  /** `clients` of pages and of their pictures, of which a page has many. `root`: folder of the site's files. */
  constructor(
    private readonly session: Session,
    private readonly previews: Pick<Previews, 'page'>,
    private readonly clients: Record<'pages' | 'pictures', Pick<Clients, 'admit'>>,
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
      const picture = pictureAddress(page ?? '')
      await this.clients[picture ? 'pictures' : 'pages'].admit(request, response)
      const opened = await openPreviewLink(this.session, token)
      if (typeof opened === 'string') {
        const [status, file] = closed[opened]
        servePage(this.root, file, status, request, response)
      } else if (picture) await this.#picture(opened, picture, response)
      else await this.#page(opened, token, page, request, response)
    } catch (error) {
      refuse(response, error)
    }
  }

  async #page(
    { manuscript }: Opened,
    token: string,
    page: string | undefined,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (page === undefined) {
      response.writeHead(301, { location: `/preview/${token}/`, 'content-length': 0 }).end()
      return
    }
    if (page === '/') {
      servePage(this.root, SHELL, 200, request, response)
      return
    }
    const rendered = await this.previews.page(manuscript.document, decodeURI(page))
    if (rendered === null) return text(response, 404, '稿件里没有这一页。')
    if (page.endsWith('/')) {
      send(response, 'text/html; charset=utf-8', withPictures(rendered.bytes, token))
    } else send(response, 'application/octet-stream', rendered.bytes)
  }

  async #picture(
    { manuscript }: Opened,
    { digest, width, format }: PictureAddress,
    response: ServerResponse,
  ): Promise<void> {
    const isShown = await isShownBy(this.session, manuscript, digest)
    const bytes = isShown ? await formBytes(this.session, digest, width, format) : null
    if (bytes === null) return text(response, 404, '稿件里没有这张图片。')
    send(response, PICTURE_TYPES[format], bytes)
  }
}

/** The public does not see the pictures yet: they lie below the link, for whoever has it and as long as it works. */
function withPictures(html: Buffer, token: string): Buffer {
  return Buffer.from(html.toString().replaceAll(picturePaths, `/preview/${token}/pictures/`))
}

function send(response: ServerResponse, type: string, bytes: Buffer): void {
  response.writeHead(200, { 'content-type': type, 'content-length': bytes.length })
  response.end(bytes)
}

function refuse(response: ServerResponse, error: unknown): void {
  if (error instanceof RateLimited) text(response, 429, `请求太频繁，请 ${error.retryAfterSeconds} 秒后再试。`)
  else if (error instanceof URIError) text(response, 400, '这个网址写错了。')
  else if (error instanceof HubError && error.code === 'PREVIEWS_BUSY') {
    text(response, 503, '同时预览的人太多，请过一分钟再试。')
  } else if (error instanceof HubError) text(response, 422, '这份稿件现在还不能预览：作者正在改。请过一会儿再打开。')
  else throw error
}
