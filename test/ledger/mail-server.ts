/** A real SMTP server on this machine, which keeps what it takes. */
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

export class MailServer {
  readonly taken: string[] = []
  /** Codes with which the next messages are refused. */
  readonly refusals: number[] = []
  readonly #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData: (stream, _session, done) => {
      void text(stream).then((message) => {
        const code = this.refusals.shift()
        if (code !== undefined) return done(Object.assign(new Error('not now'), { responseCode: code }))
        this.taken.push(message)
        done()
      })
    },
  })

  static async open(): Promise<MailServer> {
    const mail = new MailServer()
    await new Promise<void>((resolve) => mail.#server.listen(0, '127.0.0.1', resolve))
    return mail
  }

  get url(): string {
    const { port } = this.#server.server.address() as AddressInfo
    return `smtp://127.0.0.1:${port}`
  }

  async until(count: number): Promise<void> {
    while (this.taken.length < count) await new Promise((resolve) => setTimeout(resolve, 50))
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }
}

/** The text of a message, as its reader sees it. */
export function bodyOf(message: string): string {
  const at = message.indexOf('\r\n\r\n')
  return Buffer.from(message.slice(at), 'base64').toString()
}
