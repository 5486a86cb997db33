/** Signatures as Standard Webhooks has them: https://www.standardwebhooks.com/ */
import { createHmac, randomBytes } from 'node:crypto'

const SECRET_BYTES = 32

/** A new secret as it is kept: base64. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64')
}

/** The secret as its receiver is given it: `whsec_…`. */
export function shownSecret(secret: string): string {
  return `whsec_${secret}`
}

/** The headers of a message. `id` is the same however often it is sent, and `now` is the moment of this attempt. */
export function signedHeaders(secret: string, id: string, body: string, now: Date): Record<string, string> {
  const timestamp = Math.floor(now.getTime() / 1000)
  const key = Buffer.from(secret, 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signature}` }
}
