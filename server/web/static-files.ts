/** The rendered site, file by file. Files appear, change and go while it is served. */
import { existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import send from 'send'
import { text } from './text.ts'
import type { Withdrawn } from './withdrawn.ts'

const NOT_FOUND_PAGE = '/404.html'
/** Files whose names change with their bytes. */
const hashed = /^\/(_astro|pictures)\//

/** Answers with the file that `path` names, with the site's own page where there is none. */
export function serveFile(root: string, path: string, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD')
    text(response, 405, `${request.method} is not answered here; send GET.`)
    return
  }
  send(request, path, { root, dotfiles: 'ignore', cacheControl: false })
    // A publication is to be seen at once, so browsers ask each time whether a page still holds.
    .on('headers', () => {
      const keep = hashed.test(path) ? 'public, max-age=31536000, immutable' : 'public, no-cache'
      response.setHeader('cache-control', keep)
    })
    .on('directory', () => redirect(request, response, path))
    .on('error', (error: { status?: number }) => {
      const status = error.status ?? 500
      if (status === 416 || status === 412 || status >= 500) text(response, status, 'This file cannot be sent.')
      else serveNotFound(root, request, response)
    })
    .pipe(response)
}

/** Answers 404 with the site's own page; 503 while the site was never rendered. */
function serveNotFound(root: string, request: IncomingMessage, response: ServerResponse): void {
  if (!existsSync(join(root, NOT_FOUND_PAGE))) {
    response.setHeader('retry-after', '5')
    text(response, 503, '网站正在生成，请稍候再来。')
    return
  }
  servePage(root, NOT_FOUND_PAGE, 404, request, response)
}

/** Answers with a page of the site under another status than 200. */
export function servePage(
  root: string,
  page: string,
  status: number,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  response.statusCode = status
  send(request, page, { root, cacheControl: false, etag: false, lastModified: false, acceptRanges: false })
    .on('headers', () => response.hasHeader('cache-control') || response.setHeader('cache-control', 'no-cache'))
    .on('error', () => text(response, status, '没有这一页。'))
    .pipe(response)
}

/** Answers for a page that was taken back: with what tells of it, or with the address to go to. */
export function serveWithdrawn(
  root: string,
  path: string,
  { status, to }: Withdrawn,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (status === 410) {
    servePage(root, path, status, request, response)
    return
  }
  // What was taken back may come again, so that no browser may keep this for ever.
  response.setHeader('cache-control', 'no-cache')
  response.writeHead(status, { location: to, 'content-length': 0 }).end()
}

/** `/projects?x` → `/projects/?x`. One slash only at the start: two would lead to another host. */
function redirect(request: IncomingMessage, response: ServerResponse, path: string): void {
  const search = /\?.*/.exec(request.url ?? '')?.[0] ?? ''
  response.setHeader('location', `${path.replace(/^\/+/, '/')}/${search}`)
  text(response, 301, 'Its address ends in a slash.')
}
