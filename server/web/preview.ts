/** /studio/preview/<manuscript>/<address of a page>: the page as the manuscript would make it, for the editors of its place. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Session } from '../database/database.ts'
import { seenManuscript } from '../drafts/manuscripts.ts'
import type { Previews } from '../drafts/preview.ts'
import { requireViewer } from '../editorial/authority.ts'
import type { Identify } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'
import { type Clients, RateLimited } from '../queries/clients.ts'
import { text } from './text.ts'

const address = /^\/studio\/preview\/([\da-f-]{36})(\/.*)$/

export function isPreview(path: string): boolean {
  return address.test(path)
}

export class PreviewPages {
  /** `people`: how often one person may ask, for each preview publishes the manuscript and undoes it, while others wait. */
  constructor(
    private readonly session: Session,
    private readonly identify: Identify,
    private readonly previews: Pick<Previews, 'page'>,
    private readonly people: Pick<Clients, 'admit'>,
  ) {}

  /** Renders the page from what the manuscript holds now; what could not be published is told instead. */
  async serve(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, id = '', page = '/'] = address.exec(path) ?? []
    try {
      const viewer = requireViewer(await this.identify(request))
      await this.people.admit(request, response, viewer.id)
      const manuscript = await seenManuscript(this.session, viewer, id)
      const rendered = manuscript && (await this.previews.page(manuscript.document, decodeURI(page)))
      if (!rendered) return text(response, 404, '没有这份稿件，或者稿件里没有这一页。')
      const type = page.endsWith('/') ? 'text/html; charset=utf-8' : 'application/octet-stream'
      response.writeHead(200, {
        'content-type': type,
        'content-length': rendered.bytes.length,
        'cache-control': 'no-store',
        'x-robots-tag': 'noindex',
      })
      response.end(rendered.bytes)
    } catch (error) {
      refuse(response, error)
    }
  }
}

function refuse(response: ServerResponse, error: unknown): void {
  if (!(error instanceof HubError) && !(error instanceof URIError)) throw error
  if (error instanceof URIError) text(response, 400, '这个网址写错了。')
  else if (error instanceof RateLimited) text(response, 429, `预览太频繁，请 ${error.retryAfterSeconds} 秒后再试。`)
  else if (error.code === 'PREVIEWS_BUSY') text(response, 503, '同时预览的人太多，请过一分钟再试。')
  else if (error.code === 'UNAUTHENTICATED') text(response, 401, '请先登录工作室。')
  else text(response, 422, `还不能预览，请先改好：\n${error.message}`)
}
