/** Publishes manuscripts when their time comes: jobs in the database, so a restart loses none, and what was missed is made up for. */
import { type JobWithMetadata, PgBoss } from 'pg-boss'
import type { Database } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { log } from '../log.ts'
import type { Seen } from './review.ts'
import { holdManuscript, publishScheduled } from './schedule.ts'

const QUEUE = 'publication'
/** Looks so often for what was scheduled since. */
const LOOK_MS = 2000
/** Later than that is missed: the hub was not running. */
const MISSED_SECONDS = 60
const RETRIES = 6

export interface TimetableOptions {
  pollSeconds?: number
  /** After so many seconds a job whose process died is taken up again. */
  expireSeconds?: number
}

export class Timetable {
  readonly #boss: PgBoss
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> = Promise.resolve()

  private constructor(
    private readonly database: Database,
    private readonly options: TimetableOptions,
  ) {
    const { expireSeconds = 60 } = options
    this.#boss = new PgBoss({
      ...database.jobs,
      schedule: false,
      monitorVacuum: false,
      reindex: false,
      superviseIntervalSeconds: expireSeconds,
      monitorIntervalSeconds: expireSeconds,
    })
    this.#boss.on('error', (error) => log.error({ err: error }, 'The queue of publications has a fault'))
  }

  /** Begins to publish what is due and what comes. */
  static async start(database: Database, options: TimetableOptions = {}): Promise<Timetable> {
    const timetable = new Timetable(database, options)
    await timetable.#start()
    return timetable
  }

  /** Ends after the publication under way; what is left goes out after the next start. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#looking
    await this.#boss.stop({ graceful: true, close: true, timeout: 15_000 })
  }

  async #start(): Promise<void> {
    const { pollSeconds = 1, expireSeconds = 60 } = this.options
    await this.#boss.start()
    // One job for each appointment, whoever makes it: so jobs can be made again and again of the manuscripts themselves.
    await this.#boss.createQueue(QUEUE, {
      policy: 'exclusive',
      retryLimit: RETRIES,
      retryDelay: 2,
      retryBackoff: true,
      expireInSeconds: expireSeconds,
      deleteAfterSeconds: 24 * 3600,
    })
    // Nobody else uses the embedded database: a job that seems under way is a dead process's, and need not run out first.
    if (this.database.kind === 'pglite') await this.#boss.deleteAllJobs(QUEUE)
    await this.#look()
    await this.#boss.work(
      QUEUE,
      { includeMetadata: true, pollingIntervalSeconds: pollSeconds },
      async ([job]: JobWithMetadata<Seen>[]) => {
        if (job) await this.#publish(job)
      },
    )
    this.#timer = setInterval(() => this.#lookAgain(), LOOK_MS).unref()
  }

  #lookAgain(): void {
    this.#looking = this.#looking
      .then(() => this.#look())
      .catch((error: unknown) => log.error({ err: error }, 'Scheduled publications cannot be queued; trying again'))
  }

  /** Makes a job of each appointment that has none. */
  async #look(): Promise<void> {
    const due = await this.database.rows<Seen & { at: string }>(
      `select id::text, version, to_json(publish_at) #>> '{}' as at from manuscript where state = 'SCHEDULED'`,
    )
    const jobs = due.map(({ id, version, at }) => ({
      data: { id, version },
      singletonKey: `${id} ${version}`,
      startAfter: at,
    }))
    if (jobs.length > 0) await this.#boss.insert(QUEUE, jobs)
  }

  async #publish({ data, retryCount, retryLimit }: JobWithMetadata<Seen>): Promise<void> {
    try {
      const secondsLate = await publishScheduled(this.database, data)
      if (secondsLate !== null && secondsLate > MISSED_SECONDS)
        log.warn({ manuscript: data.id, secondsLate }, 'A scheduled publication was missed, and is made up for now')
    } catch (error) {
      const problem = this.#refusal(error, retryCount >= retryLimit)
      if (problem === null) throw error
      log.warn({ manuscript: data.id, code: problem.code, reason: problem.message }, 'A scheduled publication is held')
      await this.database.transaction((session) => holdManuscript(session, data, problem))
    }
  }

  /** Why it may not go out; null for a fault that may pass. */
  #refusal(error: unknown, isLast: boolean): HubError | null {
    if (error instanceof HubError) return error
    log.error({ err: error }, 'A scheduled publication failed')
    const says = 'Something failed on our side at its time. Publish it, or set another time.'
    return isLast ? new HubError('INTERNAL_SERVER_ERROR', says) : null
  }
}
