/** How often a password or a code may be guessed. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { HubError } from '../errors.ts'

const WINDOW_SECONDS = 15 * 60
/** Wrong attempts on one account from one client, and from all: the second stops many machines, the first one alone. */
const FROM_ONE = 10
const FROM_ALL = 50

export class Attempts {
  readonly #fromOne = new RateLimiterMemory({ points: FROM_ONE, duration: WINDOW_SECONDS })
  readonly #fromAll = new RateLimiterMemory({ points: FROM_ALL, duration: WINDOW_SECONDS })

  /**
   * Counts an attempt before it is made, so that many at once are no way round.
   * @throws {HubError} TOO_MANY_ATTEMPTS
   */
  async begin(account: string, client: string): Promise<void> {
    try {
      await this.#fromOne.consume(`${account} ${client}`)
      await this.#fromAll.consume(account)
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error
      const minutes = Math.ceil(error.msBeforeNext / 60_000)
      throw new HubError(
        'TOO_MANY_ATTEMPTS',
        `Too many wrong attempts on this account. Wait ${minutes} minutes, or ask an administrator for a new password.`,
      )
    }
  }

  /** The attempt was right: those before count no more. */
  async succeed(account: string, client: string): Promise<void> {
    await this.#fromOne.delete(`${account} ${client}`)
    await this.#fromAll.delete(account)
  }
}
