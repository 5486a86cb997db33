/** Hears of the publications of other processes on the same PostgreSQL database. */
import pg from 'pg'

/** The channel; a message is `<instance of the publisher>:<id of the outbox row>`, as it may hold 8,000 bytes only. */
export const CHANNEL = 'publication'
const RETRY_MS = 1000

/**
 * Calls `announce` with the tags of each publication that another process commits. A broken connection is made anew,
 * and what was published meanwhile is announced then.
 */
export class Notifications {
  #client: pg.Client | undefined
  #retry: NodeJS.Timeout | undefined
  #stopped = false
  /** Id of the newest outbox row that is known here. */
  #last = 0
  /** Ids of newer rows that this process wrote itself. */
  readonly #own = new Set<number>()
  #isBehind = false
  #isCatchingUp = false

  private constructor(
    readonly databaseUrl: string,
    readonly instance: string,
    readonly announce: (tags: readonly string[]) => void,
  ) {}

  static async follow(
    databaseUrl: string,
    instance: string,
    announce: (tags: readonly string[]) => void,
  ): Promise<Notifications> {
    const notifications = new Notifications(databaseUrl, instance, announce)
    const client = await notifications.#connect()
    const { rows } = await client.query<{ id: number }>('select coalesce(max(id), 0)::integer as id from outbox')
    for (const { id } of rows) notifications.#last = id
    return notifications
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#retry)
    await this.#client?.end()
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.databaseUrl, application_name: 'fanxing', keepAlive: true })
    this.#client = client
    // The end of the connection says all that its error would.
    client.on('error', () => {})
    client.on('end', () => this.#reconnectSoon())
    client.on('notification', ({ payload = '' }) => {
      const [instance, id] = payload.split(':')
      if (instance === this.instance) this.#own.add(Number(id))
      this.#catchUpSoon(client)
    })
    await client.connect()
    await client.query(`listen ${CHANNEL}`)
    return client
  }

  #reconnectSoon(): void {
    clearTimeout(this.#retry)
    if (this.#stopped) return
    this.#retry = setTimeout(() => {
      this.#connect()
        .then((client) => this.#catchUpSoon(client))
        .catch(() => this.#reconnectSoon())
    }, RETRY_MS)
  }

  /** Once for all messages that are there: an import of hundreds of documents sends as many. */
  #catchUpSoon(client: pg.Client): void {
    this.#isBehind = true
    if (this.#isCatchingUp) return
    this.#isCatchingUp = true
    setImmediate(async () => {
      try {
        while (this.#isBehind) await this.#catchUp(client)
      } catch {
        void client.end()
      } finally {
        this.#isCatchingUp = false
      }
    })
  }

  /** Announces every publication since the last known one, but for this process's own. */
  async #catchUp(client: pg.Client): Promise<void> {
    this.#isBehind = false
    const own = [...this.#own]
    const { rows } = await client.query<{ id: number; tags: string }>(
      `select id, to_json(tags)::text as tags from outbox where id > $1 and id <> all($2::integer[]) order by id`,
      [this.#last, own],
    )
    for (const { tags } of rows) this.announce(JSON.parse(tags))
    this.#last = Math.max(this.#last, ...own, ...rows.map(({ id }) => id))
    for (const id of own) this.#own.delete(id)
  }
}
