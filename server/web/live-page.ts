/** Pages whose content depends on what the visitor typed: rendered when they are asked for. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '../log.ts'
import { type Clients, RateLimited } from '../queries/clients.ts'
import type { Renderer } from '../render/renderer.ts'
import { text } from './text.ts'

interface Asked {
  /** Whether no file can answer what stands behind the `?`. */
  isLive(search: string): boolean
  /** What is said while no answer can be had; null where the file without an answer says nothing false. */
  apology: string | null
}

const asked: Readonly<Record<string, Asked>> = {
  '/search/': { isLive: (search) => new URLSearchParams(search).has('q'), apology: null },
  '/figures/': {
    isLive: (search) => search.length > 1,
    apology: '现在不能筛选，请稍后再试；全部数字的最新一页在 /figures/ 。',
  },
}
/** Bytes of an address with all that was typed; more was not typed by hand. */
const LONGEST = 2000

/** Whether no file can answer this. */
export function isLive(path: string, search: string): boolean {
  return askedAt(path)?.isLive(search) ?? false
}

/** What to say at a live address for which there is no answer at the moment; null where its file can stand in. */
export function apologyOf(path: string): string | null {
  return askedAt(path)?.apology ?? null
}

function askedAt(path: string): Asked | undefined {
  return asked[path.replace(/^\/elder/, '')]
}

export class LivePages {
  constructor(
    private readonly renderer: Pick<Renderer, 'live'>,
    private readonly clients: Pick<Clients, 'admit'>,
  ) {}

  /** Renders the page; gives false, with nothing sent, where that is not possible at the moment. */
  async serve(address: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    if (address.length > LONGEST) {
      text(response, 414, `要找的太长：地址不能超过 ${LONGEST} 个字节。`)
      return true
    }
    if (address.includes('%00')) {
      text(response, 400, '地址里有不能识别的字符。')
      return true
    }
    try {
      await this.clients.admit(request, response)
      const page = await this.renderer.live(address)
      if (page.status >= 500) return false
      const body = Buffer.from(await page.arrayBuffer())
      response.writeHead(page.status, {
        'content-type': page.headers.get('content-type') ?? 'text/html; charset=utf-8',
        'content-length': body.length,
        'cache-control': 'private, no-cache',
      })
      response.end(body)
      return true
    } catch (error) {
      if (error instanceof RateLimited) {
        text(response, 429, `请求太频繁，请 ${error.retryAfterSeconds} 秒后再试。`)
        return true
      }
      log.error({ err: error, requestId: response.getHeader('x-request-id') }, 'A live page cannot be rendered')
      return false
    }
  }
}
