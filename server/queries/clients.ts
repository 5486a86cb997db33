/** How often one client may ask, and what it is told of that: https://www.ietf.org/archive/id/draft-ietf-httpapi-ratelimit-headers-10.html */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isIPv6 } from 'node:net'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { HubError } from '../errors.ts'

const MINUTE_SECONDS = 60

/** Headers that tell what is left to a client. */
export type RateHeaders = Readonly<Record<string, string>>

/** What is left to a client. */
export interface Allowance {
  /** Requests in a minute. */
  readonly limit: number
  readonly remaining: number
  /** Whole seconds until all of them are there again, as the headers tell them. */
  readonly reset: number
  /** Milliseconds until all of them are there again. */
  readonly msBeforeReset: number
  readonly headers: RateHeaders
}

export class Clients {
  readonly #limiter: RateLimiterMemory
  readonly #policy: string

  /** `trustedProxies`: how many proxies stand in front, each of which adds the address it was asked from. */
  constructor(
    private readonly perMinute: number,
    private readonly trustedProxies: number,
  ) {
    this.#limiter = new RateLimiterMemory({ points: perMinute, duration: MINUTE_SECONDS, keyPrefix: '' })
    this.#policy = `"requests";q=${perMinute};w=${MINUTE_SECONDS}`
  }

  /**
   * Counts a request and says in the response's headers what is left. `who` asks, where that is known better than by address.
   * @throws {RateLimited} where it is one too many
   */
  async admit(request: IncomingMessage, response: ServerResponse, who?: string): Promise<void> {
    try {
      setHeaders(response, (await this.count(request, who)).headers)
    } catch (error) {
      if (error instanceof RateLimited) setHeaders(response, error.headers)
      throw error
    }
  }

  /** Counts a request and gives what is left. @throws {RateLimited} where it is one too many */
  async count(request: IncomingMessage, who = clientOf(request, this.trustedProxies)): Promise<Allowance> {
    const { consumedPoints, remainingPoints, msBeforeNext } = await this.#consume(who)
    const seconds = Math.ceil(msBeforeNext / 1000)
    const headers = this.#headers(remainingPoints, msBeforeNext)
    if (consumedPoints > this.perMinute) throw new RateLimited(this.perMinute, seconds, headers)
    return { limit: this.perMinute, remaining: remainingPoints, reset: seconds, msBeforeReset: msBeforeNext, headers }
  }

  /** What is left to a client, without counting anything. */
  async left(request: IncomingMessage): Promise<RateHeaders> {
    const spent = await this.#limiter.get(clientOf(request, this.trustedProxies))
    return this.#headers(spent?.remainingPoints ?? this.perMinute, spent?.msBeforeNext ?? MINUTE_SECONDS * 1000)
  }

  #headers(remaining: number, milliseconds: number): RateHeaders {
    const seconds = Math.ceil(milliseconds / 1000)
    return { 'ratelimit-policy': this.#policy, ratelimit: `"requests";r=${remaining};t=${seconds}` }
  }

  #consume(client: string): Promise<RateLimiterRes> {
    return this.#limiter.consume(client).catch((refused: unknown) => {
      if (refused instanceof RateLimiterRes) return refused
      throw refused
    })
  }
}

export class RateLimited extends HubError {
  readonly headers: RateHeaders

  constructor(
    limit: number,
    readonly retryAfterSeconds: number,
    headers: RateHeaders,
  ) {
    super(
      'RATE_LIMITED',
      `More than ${limit} requests in a minute. Wait ${retryAfterSeconds} s, ask for more at once, or keep answers: those to GET carry an ETag, those to POST none.`,
    )
    this.headers = { ...headers, 'retry-after': String(retryAfterSeconds) }
  }
}

function setHeaders(response: ServerResponse, headers: RateHeaders): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
}

/** The address that counts as one client: an IPv4 address, or the network of an IPv6 one, whose hosts are free to choose. */
export function clientOf(request: IncomingMessage, trustedProxies: number): string {
  const address = forwardedFor(request, trustedProxies) || request.socket.remoteAddress || ''
  return !address.includes('.') && isIPv6(address) ? network(address) : address
}

/** The address that the last trusted proxy was asked from. */
function forwardedFor({ headers }: IncomingMessage, trustedProxies: number): string | undefined {
  if (trustedProxies === 0) return undefined
  return String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-trustedProxies)
    ?.trim()
}

/** The first 64 bits of an IPv6 address. */
function network(address: string): string {
  const [head = '', tail] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  const rest = (tail ?? '').split(':').filter(Boolean)
  const missing = tail === undefined ? 0 : 8 - groups.length - rest.length
  return [...groups, ...Array<string>(missing).fill('0'), ...rest].slice(0, 4).join(':')
}
