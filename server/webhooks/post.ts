/** Sends one message to an address that a stranger chose: within limits, to the public Internet only, and never elsewhere. */
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent'

/** From the first try to connect to the last byte of the answer. */
const TIMEOUT_MS = 10_000
/** An answer is nobody's to read; so much of it is let in before the connection is cut. */
const MAX_ANSWER_BYTES = 64 * 1024

/** Why a message did not arrive, in words for whoever minds the address. */
export class Undelivered extends Error {
  override readonly name = 'Undelivered'
}

export interface PostOptions {
  /** Whether addresses of the own network and machine may be asked. */
  privateAddresses: boolean
  timeoutMs?: number
}

/** Resolves when the receiver answered 2xx. @throws {Undelivered} */
export async function post(
  address: string,
  body: string,
  headers: Record<string, string>,
  { privateAddresses, timeoutMs = TIMEOUT_MS }: PostOptions,
): Promise<void> {
  const signal = AbortSignal.timeout(timeoutMs)
  const status = await statusOf(address, body, headers, privateAddresses, signal).catch((error: unknown) => {
    if (signal.aborted) throw new Undelivered(`no answer within ${timeoutMs / 1000} s`)
    throw new Undelivered(error instanceof Error ? error.message : String(error))
  })
  if (status >= 300 && status < 400) throw new Undelivered(`answered ${status}; redirects are not followed`)
  if (status < 200 || status > 299) throw new Undelivered(`answered ${status}`)
}

function statusOf(
  address: string,
  body: string,
  headers: Record<string, string>,
  allowPrivateIPAddress: boolean,
  signal: AbortSignal,
): Promise<number> {
  const isEncrypted = address.startsWith('https:')
  const request = isEncrypted ? requestHttps : requestHttp
  // The addresses that a name resolves to are looked at when it is connected to: what it resolved to before says nothing.
  const Agent = isEncrypted ? RequestFilteringHttpsAgent : RequestFilteringHttpAgent
  const agent = new Agent({ allowPrivateIPAddress, allowMetaIPAddress: allowPrivateIPAddress })
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const sent = request(
    address,
    {
      method: 'POST',
      agent,
      signal,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'fanxing-webhooks',
        ...headers,
      },
    },
    (answer) => {
      let size = 0
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > MAX_ANSWER_BYTES) answer.destroy()
      })
      answer.on('close', () => resolve(answer.statusCode ?? 0))
      answer.on('error', reject)
    },
  )
  sent.on('error', reject)
  sent.end(body)
  return promise
}
