/** Sends each change to each webhook that wants it, in order, again and again until it arrives or is given up. */
import { type JobWithMetadata, PgBoss } from 'pg-boss'
import type { Database, Session } from '../database/database.ts'
import { jobsWithin } from '../database/jobs-within.ts'
import { log } from '../log.ts'
import type { Door } from '../queries/door.ts'
import { changeMessage } from './messages.ts'
import { type PostOptions, post, Undelivered } from './post.ts'
import { signedHeaders } from './signature.ts'
import { isWantedChange, webhookOf } from './webhooks.ts'

const QUEUE = 'webhook'
/** Looks for changes although nobody told of one: a notification may be lost. */
const LOOK_AGAIN_MS = 10_000
/** Jobs made at once for one webhook; the next look makes more. */
const BATCH = 500

export interface DeliveryOptions extends PostOptions {
  /** How often a message is sent again before its webhook is given up; 12 take about a day and a half. */
  retries?: number
  /** Seconds before the first repetition; each further one waits twice as long. */
  retrySeconds?: number
  pollSeconds?: number
  /** After so many seconds a job whose process died is taken up again. */
  expireSeconds?: number
}

/** The next change for one webhook: which one that is, is asked when it is sent, so that order does not hang on the queue. */
interface Delivery {
  hook: number
}

export class Deliveries {
  readonly #boss: PgBoss
  readonly #unsubscribe: () => void
  readonly #timer: NodeJS.Timeout
  #looking: Promise<void> = Promise.resolve()

  private constructor(
    private readonly database: Database,
    private readonly door: Pick<Door, 'ask'>,
    private readonly options: DeliveryOptions,
  ) {
    const { expireSeconds = 30 } = options
    this.#boss = new PgBoss({
      ...database.jobs,
      schedule: false,
      monitorVacuum: false,
      reindex: false,
      superviseIntervalSeconds: expireSeconds,
      monitorIntervalSeconds: expireSeconds,
    })
    this.#boss.on('error', (error) => log.error({ err: error }, 'The queue of deliveries has a fault'))
    this.#unsubscribe = database.onPublication(() => this.look())
    this.#timer = setInterval(() => this.look(), LOOK_AGAIN_MS).unref()
  }

  /** Begins to deliver what waits and what comes. */
  static async start(database: Database, door: Pick<Door, 'ask'>, options: DeliveryOptions): Promise<Deliveries> {
    const deliveries = new Deliveries(database, door, options)
    await deliveries.#start()
    return deliveries
  }

  /** Makes jobs of the changes that came since the last look. Never rejects: a publication does not wait for it. */
  look(): void {
    this.#looking = this.#looking
      .then(() => this.#enqueue())
      .catch((error: unknown) => log.error({ err: error }, 'Changes cannot be queued for webhooks; trying again'))
  }

  /** Ends after the message under way; what is left is sent after the next start. */
  async close(): Promise<void> {
    this.#unsubscribe()
    clearInterval(this.#timer)
    await this.#looking
    await this.#boss.stop({ graceful: true, close: true, timeout: 15_000 })
  }

  async #start(): Promise<void> {
    const { retries = 12, retrySeconds = 30, pollSeconds = 2, expireSeconds = 30 } = this.options
    await this.#boss.start()
    // Jobs of one webhook wait for one another: also for one that will be repeated, and for one that was given up.
    await this.#boss.createQueue(QUEUE, {
      policy: 'key_strict_fifo',
      retryLimit: retries,
      retryDelay: retrySeconds,
      retryBackoff: true,
      expireInSeconds: expireSeconds,
      retentionSeconds: 365 * 24 * 3600,
      deleteAfterSeconds: 24 * 3600,
    })
    await this.#takeUp()
    await this.#boss.work(
      QUEUE,
      { includeMetadata: true, pollingIntervalSeconds: pollSeconds, localConcurrency: 4 },
      async ([job]: JobWithMetadata<Delivery>[]) => {
        if (job) await this.#deliver(job)
      },
    )
    this.look()
  }

  /** What a process left that died: at its last attempt a job would hold up the others for ever. */
  async #takeUp(): Promise<void> {
    await this.#boss.deleteStoredJobs(QUEUE)
    if (this.database.kind !== 'pglite') return
    // Nobody else uses the embedded database: a job that seems under way is a dead process's, and need not run out first.
    await this.#boss.deleteAllJobs(QUEUE)
    await this.database.rows('update webhook set queued_change = delivered_change where stopped_at is null')
  }

  async #enqueue(): Promise<void> {
    const hooks = await this.database.rows<{ id: number }>(
      'select id from webhook where stopped_at is null order by id',
    )
    for (const { id } of hooks) await this.database.transaction((session) => this.#enqueueFor(session, id))
  }

  /** Jobs and the note of how far they reach are written together: a kill loses none and doubles none. */
  async #enqueueFor(session: Session, hook: number): Promise<void> {
    // Locks the webhook, for another process may be looking too.
    const [row] = await session.rows<{ from: number }>(
      'select queued_change as "from" from webhook where id = $1 and stopped_at is null for update',
      [hook],
    )
    if (row === undefined) return
    const changes = await session.rows<{ id: number }>(
      `select change.id from change join webhook hook on hook.id = $1
       where change.id > $2 and ${isWantedChange} order by change.id limit ${BATCH}`,
      [hook, row.from],
    )
    const last = changes.at(-1)
    if (last === undefined) return
    const jobs = changes.map(() => ({ data: { hook }, singletonKey: String(hook) }))
    await this.#boss.insert(QUEUE, jobs, { db: jobsWithin(session) })
    await session.rows('update webhook set queued_change = $2 where id = $1', [hook, last.id])
  }

  async #deliver({ data: { hook }, retryCount, retryLimit }: JobWithMetadata<Delivery>): Promise<void> {
    const change = await this.#next(hook)
    if (change === null) return
    try {
      const { url, secret } = await webhookOf(this.database, hook)
      const { id, body } = await changeMessage(this.door, change)
      await post(url, body, signedHeaders(secret, id, body, new Date()), this.options)
    } catch (error) {
      const reason = error instanceof Undelivered ? error.message : 'the message could not be made'
      const isLast = retryCount >= retryLimit
      await this.#note(hook, reason, isLast)
      // A job that failed for good would hold up the webhook's others, which have nothing to send once it is given up.
      if (!isLast) throw error
      return
    }
    await this.database.rows('update webhook set delivered_change = $2, problem = null where id = $1', [hook, change])
  }

  /**
   * The change that comes next; null where the webhook is removed or given up, or where a process died between the
   * answer and its note in the queue, so that there is a job too many.
   */
  async #next(hook: number): Promise<number | null> {
    const [row] = await this.database.rows<{ id: number }>(
      `select change.id from change join webhook hook on hook.id = $1
       where hook.stopped_at is null and change.id > delivered_change and change.id <= queued_change
         and ${isWantedChange} order by change.id limit 1`,
      [hook],
    )
    return row?.id ?? null
  }

  async #note(hook: number, reason: string, isLast: boolean): Promise<void> {
    await this.database.rows(
      `update webhook set problem = $2, stopped_at = case when $3 then now() end where id = $1`,
      [hook, reason, isLast],
    )
    log.warn({ webhook: hook, reason, isGivenUp: isLast }, 'A change did not arrive')
  }
}
