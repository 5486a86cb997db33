/** Keeps the rendered site equal to what is published, one publication after the other. */
import { setTimeout as sleep } from 'node:timers/promises'
import { log } from '../log.ts'
import { type Outcome, type RenderOptions, UnrecordedError } from './pages.ts'
import { rehearse } from './rehearsal.ts'
import { type Showing, showChanges, showWhole } from './showing.ts'
import type { SiteFolder } from './site-folder.ts'
import type { Turn } from './turn.ts'

/** Asks for waiting publications although nobody told of one: a notification may be lost. */
const LOOK_AGAIN_MS = 10_000
/** Between attempts, where the site cannot be rendered. */
const LONGEST_PAUSE_MS = 30_000

export interface Opened {
  folder: SiteFolder
  showing: Showing
}

export interface PublisherParts {
  turn: Turn
  /** Takes the folder of the site; called once it is this process's turn. */
  open: () => Opened
  /** Listens for publications; gives the function that ends it. */
  onPublication: (listener: () => void) => () => void
  onPage?: RenderOptions['onPage']
}

interface Waiter {
  resolve: () => void
  reject: (error: unknown) => void
}

export class Publisher {
  readonly #closing = new AbortController()
  readonly #running: Promise<void>
  readonly #unsubscribe: () => void
  #opened: Opened | null = null
  /** Whether every page is known to be right, apart from publications that wait. */
  #whole = false
  /** Whether files may differ from their records. */
  #doubtful = false
  #problem: string | null = 'The site is being rendered'
  #attempts = 0
  #woken = Promise.withResolvers<void>()
  #waiters: Waiter[] = []

  constructor(private readonly parts: PublisherParts) {
    this.#unsubscribe = parts.onPublication(() => this.#woken.resolve())
    this.#running = this.#run()
  }

  /** Why the site may be behind what is published; null where nothing is known to be wrong. */
  get problem(): string | null {
    return this.#problem
  }

  /** Resolves when all that was published before the call is on disk; rejects with the reason when that failed. */
  settled(): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.#waiters.push({ resolve, reject })
    this.#woken.resolve()
    return promise
  }

  /** Makes the next publication as fast as those after it will be. Resolves when it is; what fails is left to that one. */
  async rehearse(): Promise<void> {
    if (this.#opened) await rehearse(this.#opened.showing, this.#closing.signal)
  }

  /** Ends after the pages under way; what is left is done at the next start. */
  async close(): Promise<void> {
    this.#unsubscribe()
    this.#closing.abort()
    this.#woken.resolve()
    await this.#running
    if (!this.#doubtful) this.#opened?.folder.leave()
    await this.parts.turn.giveBack()
  }

  async #run(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      this.#woken = Promise.withResolvers()
      const waiters = this.#waiters
      this.#waiters = []
      try {
        this.#problem = await this.#round()
        this.#attempts = 0
        for (const waiter of waiters) waiter.resolve()
      } catch (error) {
        this.#fail(error)
        for (const waiter of waiters) waiter.reject(error)
      }
      await this.#rest()
    }
    for (const waiter of this.#waiters) waiter.reject(new Error('The publisher was closed'))
  }

  #fail(error: unknown): void {
    this.#problem = error instanceof Error ? error.message : String(error)
    this.#attempts++
    if (error instanceof UnrecordedError) {
      this.#doubtful = true
      this.#whole = false
    }
    log.error({ err: error }, 'The site is behind what is published; trying again')
  }

  /** Gives the reason where it is another's turn. */
  async #round(): Promise<string | null> {
    const turn = await this.parts.turn.take()
    if (turn !== 'kept') this.#opened = null
    if (turn === 'refused') return 'Another process renders the site of this database'
    if (this.#opened === null) this.#opened = this.#open()
    const { showing } = this.#opened
    const { signal } = this.#closing
    const options = this.parts.onPage ? { signal, onPage: this.parts.onPage } : { signal }
    if (this.#whole) {
      report(await showChanges(showing, options), 'Rendered what was published')
    } else {
      report(await showWhole(showing, { ...options, verify: this.#doubtful }), 'Rendered the site')
      this.#whole = !signal.aborted
      if (this.#whole) this.#doubtful = false
    }
    return null
  }

  #open(): Opened {
    const opened = this.parts.open()
    this.#whole = false
    this.#doubtful = opened.folder.abandoned
    return opened
  }

  async #rest(): Promise<void> {
    const pause = this.#attempts === 0 ? LOOK_AGAIN_MS : Math.min(1000 * 2 ** (this.#attempts - 1), LONGEST_PAUSE_MS)
    const timer = new AbortController()
    await Promise.race([this.#woken.promise, sleep(pause, undefined, { signal: timer.signal }).catch(() => {})])
    timer.abort()
  }
}

function report(outcome: Outcome | null, message: string): void {
  if (outcome) log.debug({ rendered: outcome.rendered, written: outcome.written, removed: outcome.removed }, message)
}
