/** One process at a time renders a hub's site. */
import pg from 'pg'

/** A number that nothing else in the database locks: migrations take 7_203_141, publications 7_203_142. */
const LOCK = 7_203_143

export interface Turn {
  /** Takes the turn: 'new' if others may have rendered meanwhile, 'kept' if not, 'refused' while it is another's. */
  take(): Promise<'new' | 'kept' | 'refused'>
  giveBack(): Promise<void>
}

/** The embedded database has one process alone. */
export class OnlyTurn implements Turn {
  #isTaken = false

  async take(): ReturnType<Turn['take']> {
    if (this.#isTaken) return 'kept'
    this.#isTaken = true
    return 'new'
  }

  async giveBack(): Promise<void> {
    this.#isTaken = false
  }
}

/** Processes on one PostgreSQL database take turns by a lock that lives as long as its connection. */
export class SharedTurn implements Turn {
  #client: pg.Client | null = null

  constructor(private readonly databaseUrl: string) {}

  async take(): ReturnType<Turn['take']> {
    if (this.#client) return 'kept'
    const client = new pg.Client({ connectionString: this.databaseUrl, application_name: 'fanxing publisher' })
    // The connection may break at any time; 'end' follows.
    client.on('error', () => {})
    client.on('end', () => {
      if (this.#client === client) this.#client = null
    })
    await client.connect()
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [LOCK])
    if (rows[0]?.taken) {
      this.#client = client
      return 'new'
    }
    await client.end()
    return 'refused'
  }

  async giveBack(): Promise<void> {
    const client = this.#client
    this.#client = null
    await client?.end()
  }
}
