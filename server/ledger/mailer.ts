/** Sends e-mail through the server that the operator set. */
import { createTransport } from 'nodemailer'
import type { MailConfig } from '../config.ts'

export interface Message {
  to: string
  subject: string
  text: string
  /** The same however often it is tried, so that a mail server knows it again. */
  messageId: string
}

/** Why a message was not sent. */
export class Unsent extends Error {
  override readonly name = 'Unsent'

  constructor(
    message: string,
    /** Whether the server may have taken it all the same, as the connection broke while it did. */
    readonly mayHaveArrived: boolean,
  ) {
    super(message)
  }
}

const TIMEOUT_MS = 20_000

export class Mailer {
  readonly #transport: ReturnType<typeof createTransport>

  constructor(private readonly config: MailConfig) {
    this.#transport = createTransport({
      url: config.smtpUrl,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      // What a message says is ours: it neither reads files nor asks other servers.
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  }

  /** Resolves when the server took it. @throws {Unsent} */
  async send(message: Message): Promise<void> {
    await this.#transport.sendMail({ from: this.config.from, ...message }).catch((error: unknown) => {
      throw unsent(error)
    })
  }

  close(): void {
    this.#transport.close()
  }
}

function unsent(error: unknown): Unsent {
  if (!(error instanceof Error)) return new Unsent(String(error), true)
  const isAnswered = 'responseCode' in error && typeof error.responseCode === 'number'
  const command = 'command' in error ? error.command : undefined
  return new Unsent(error.message, !isAnswered && command === 'DATA')
}
