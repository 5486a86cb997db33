/** How often one client may ask. */
import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { HubError } from '../errors.ts'

const MINUTE_SECONDS = 60

export class Clients {
  readonly #limiter: RateLimiterMemory

  /** `trustedProxies`: how many proxies stand in front, each of which adds the address it was asked from. */
  constructor(
    private readonly perMinute: number,
    private readonly trustedProxies: number,
  ) {
    this.#limiter = new RateLimiterMemory({ points: perMinute, duration: MINUTE_SECONDS })
  }

  /** Counts a request. @throws {RateLimited} where it is one too many. */
  async admit(request: IncomingMessage): Promise<void> {
    try {
      await this.#limiter.consume(clientOf(request, this.trustedProxies))
    } catch (error) {
      if (error instanceof RateLimiterRes) throw new RateLimited(this.perMinute, Math.ceil(error.msBeforeNext / 1000))
      throw error
    }
  }
}

export class RateLimited extends HubError {
  constructor(
    limit: number,
    readonly retryAfterSeconds: number,
  ) {
    super(
      'RATE_LIMITED',
      `More than ${limit} requests in a minute. Wait ${retryAfterSeconds} s, ask for more at once, or keep answers by their ETag.`,
    )
  }
}

/** The address that counts as one client: an IPv4 address, or the network of an IPv6 one, whose hosts are free to choose. */
export function clientOf(request: IncomingMessage, trustedProxies: number): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',')
  const address =
    (trustedProxies > 0 ? forwarded.at(-trustedProxies)?.trim() : '') || request.socket.remoteAddress || ''
  return isIPv6(address) && !address.includes('.') ? network(address) : address
}

/** The first 64 bits of an IPv6 address. */
function network(address: string): string {
  const [head = '', tail] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  const rest = (tail ?? '').split(':').filter(Boolean)
  const missing = tail === undefined ? 0 : 8 - groups.length - rest.length
  return [...groups, ...Array<string>(missing).fill('0'), ...rest].slice(0, 4).join(':')
}
