/** Lets reminders come up at their time and, where a mail server is set, tells of them by e-mail: each letter once. */
import { type JobWithMetadata, PgBoss } from 'pg-boss'
import type { Database } from '../database/database.ts'
import { jobsWithin } from '../database/jobs-within.ts'
import { log } from '../log.ts'
import { letterOf } from './letter.ts'
import { type Mailer, Unsent } from './mailer.ts'
import { takeTurn } from './rounds.ts'

const QUEUE = 'letter'
/** Days decide what is stale, so looking once an hour is soon enough. */
const LOOK_AGAIN_MS = 3_600_000

export interface RemindingOptions {
  publicUrl: string
  /** Null where no mail server is set: reminders are then seen in the studio alone. */
  mailer: Mailer | null
  now?: () => Date
  /** How often a letter that the server refused is tried again, with ever longer pauses. */
  retries?: number
  retrySeconds?: number
  pollSeconds?: number
  expireSeconds?: number
}

interface Posting {
  letter: number
}

export class Reminding {
  readonly #boss: PgBoss | null
  readonly #timer: NodeJS.Timeout
  readonly #now: () => Date
  #looking: Promise<void> = Promise.resolve()

  private constructor(
    private readonly database: Database,
    private readonly options: RemindingOptions,
  ) {
    const { mailer, now = () => new Date(), expireSeconds = 120 } = options
    this.#now = now
    this.#boss =
      mailer &&
      new PgBoss({
        ...database.jobs,
        schedule: false,
        monitorVacuum: false,
        reindex: false,
        superviseIntervalSeconds: expireSeconds,
        monitorIntervalSeconds: expireSeconds,
      })
    this.#boss?.on('error', (error) => log.error({ err: error }, 'The queue of letters has a fault'))
    this.#timer = setInterval(() => void this.look(), LOOK_AGAIN_MS).unref()
  }

  /** Begins with what came up while nobody looked. */
  static async start(database: Database, options: RemindingOptions): Promise<Reminding> {
    const reminding = new Reminding(database, options)
    if (reminding.#boss && options.mailer) await reminding.#open(reminding.#boss, options.mailer)
    void reminding.look()
    return reminding
  }

  /** Does what is due, and writes letters of it. Never rejects. */
  look(): Promise<void> {
    this.#looking = this.#looking
      .then(() => this.#takeTurn())
      .catch((error: unknown) => log.error({ err: error }, 'Reminders cannot come up; trying again'))
    return this.#looking
  }

  /** Ends after the letter under way; what is left is sent after the next start. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#looking
    await this.#boss?.stop({ graceful: true, close: true, timeout: 30_000 })
    this.options.mailer?.close()
  }

  async #open(boss: PgBoss, mailer: Mailer): Promise<void> {
    const { retries = 8, retrySeconds = 60, pollSeconds = 5, expireSeconds = 120 } = this.options
    await boss.start()
    await boss.createQueue(QUEUE, {
      retryLimit: retries,
      retryDelay: retrySeconds,
      retryBackoff: true,
      expireInSeconds: expireSeconds,
      retentionSeconds: 30 * 24 * 3600,
      deleteAfterSeconds: 24 * 3600,
    })
    await this.#takeUp(boss)
    await boss.work(
      QUEUE,
      { includeMetadata: true, pollingIntervalSeconds: pollSeconds },
      async ([job]: JobWithMetadata<Posting>[]) => {
        if (job) await this.#post(mailer, job.data.letter)
      },
    )
  }

  /** Nobody else uses the embedded database: jobs that seem under way are a dead process's, and need not run out first. */
  async #takeUp(boss: PgBoss): Promise<void> {
    if (this.database.kind !== 'pglite') return
    await boss.deleteAllJobs(QUEUE)
    const waiting = await this.database.rows<Posting>(
      'select id as letter from letter where begun_at is null order by id',
    )
    if (waiting.length > 0)
      await boss.insert(
        QUEUE,
        waiting.map((data) => ({ data })),
      )
  }

  /** The turn, its letters and their jobs are written together: a kill loses none and doubles none. */
  async #takeTurn(): Promise<void> {
    const boss = this.#boss
    await this.database.transaction(async (session) => {
      const due = await takeTurn(session, this.#now())
      if (boss === null) return
      for (const { recipient, reminders } of due) {
        const [row] = await session.rows<Posting>(
          `insert into letter (recipient_id, reminders, made_at) values ($1, $2::text::jsonb, now()) returning id as letter`,
          [recipient, JSON.stringify(reminders)],
        )
        if (row) await boss.insert(QUEUE, [{ data: row }], { db: jobsWithin(session) })
      }
    })
  }

  /** What was begun is not begun again, whatever became of it: the next turn reminds anew. */
  async #post(mailer: Mailer, id: number): Promise<void> {
    const message = await letterOf(this.database, id, this.options.publicUrl)
    if (message === null) return void (await this.database.rows('delete from letter where id = $1', [id]))
    const begun = await this.database.rows(
      'update letter set begun_at = now() where id = $1 and begun_at is null returning id',
      [id],
    )
    if (begun.length === 0) return
    try {
      await mailer.send(message)
    } catch (error) {
      if (!(error instanceof Unsent)) throw error
      await this.database.rows(
        'update letter set problem = $2, begun_at = case when $3::boolean then begun_at end where id = $1',
        [id, error.message, error.mayHaveArrived],
      )
      log.warn({ letter: id, reason: error.message, mayHaveArrived: error.mayHaveArrived }, 'A letter was not sent')
      if (!error.mayHaveArrived) throw error
      return
    }
    await this.database.rows('update letter set sent_at = now(), problem = null where id = $1', [id])
  }
}
