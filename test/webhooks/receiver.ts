/** A newsroom that takes what it is sent, and answers as it is told to. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  id: string
  headers: Record<string, string>
  body: string
}

export class Receiver {
  readonly received: Received[] = []
  /** Answers the next requests, in order; 204 when it is empty. */
  readonly answers: ((response: ServerResponse) => void)[] = []
  #changed = Promise.withResolvers<void>()
  readonly #server = createServer((request, response) => this.#take(request, response))

  static async open(): Promise<Receiver> {
    const receiver = new Receiver()
    await new Promise<void>((resolve) => receiver.#server.listen(0, '127.0.0.1', resolve))
    return receiver
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hook`
  }

  get ids(): string[] {
    return this.received.map(({ id }) => id)
  }

  /** Resolves when it has received what `condition` waits for. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await this.#changed.promise
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #take(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
      this.received.push({ id: headers['webhook-id'] ?? '', headers, body: Buffer.concat(chunks).toString() })
      const answer = this.answers.shift() ?? status(204)
      answer(response)
      const changed = this.#changed
      this.#changed = Promise.withResolvers()
      changed.resolve()
    })
  }
}

/** Answers with a status and no body. */
export const status =
  (code: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) => {
    response.writeHead(code, headers).end()
  }
