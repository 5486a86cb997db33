/** A PostgreSQL server as the hub's database. */
import { randomUUID } from 'node:crypto'
import { MikroORM } from '@mikro-orm/postgresql'
import pg from 'pg'
import { HubError } from '../errors.ts'
import { Announcements } from './announcements.ts'
import type { Database, Session } from './database.ts'
import { onlyText } from './embedded.ts'
import { migrate } from './migrate.ts'
import { Notifications } from './notifications.ts'
import { ormOptions } from './orm.ts'
import { powerless, unreachable } from './unreachable.ts'

const OLDEST = 150_000
const CONNECTIONS = 10
/** A firewall may swallow what is sent, and the system would wait for minutes. */
const CONNECT_TIMEOUT_MS = 10_000
const JOB_CONNECTIONS = 3
const SETTINGS = {
  TimeZone: 'UTC',
  // Milliseconds.
  statement_timeout: 15_000,
  // Our statements are many and short: compiling one to machine code takes longer than running it.
  jit: 'off',
  // Planning takes longer than running, too. A prepared statement is planned once: what its plan hangs on, such as the
  // length of a page, stands in its text (see outline.ts). Otherwise its first five runs are planned one by one.
  plan_cache_mode: 'force_generic_plan',
  // In pages read in order: what holds for memory and solid-state disks.
  random_page_cost: 1.1,
  // A page refers to a hundred rows at most, nearly each to another one: to keep what was found costs more than it saves.
  enable_memoize: 'off',
}
/** What PostgreSQL answers whoever may not do something. */
const NO_RIGHT = '42501'
/** Any number that nothing else in the database locks. */
const MIGRATION_LOCK = 7_203_141

/** Connects to a server, checks that it is fit and brings its tables up to date. */
export async function openPostgresql(databaseUrl: string): Promise<Database> {
  await reach(databaseUrl)
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS,
    // A new connection would have to plan every statement anew, so none is closed for being idle.
    idleTimeoutMillis: 0,
    // A firewall on the way forgets what is silent for long; a query would wait on such a connection in vain.
    keepAlive: true,
    keepAliveInitialDelayMillis: 60_000,
    options: Object.entries(SETTINGS)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    application_name: 'fanxing',
  })
  // A connection that breaks while idle is replaced by the pool; without a listener Node would end.
  pool.on('error', () => {})
  try {
    const orm = await MikroORM.init({ ...ormOptions, clientUrl: databaseUrl, pool: { min: 0, max: 2 } })
    await transaction(pool, 'begin; set local statement_timeout = 0', async (session) => {
      await session.rows('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
      await migrate(orm)
    }).catch((error: { code?: string }) => {
      throw error.code === NO_RIGHT ? powerless(error, databaseUrl) : error
    })
    return await serve(pool, orm, databaseUrl)
  } catch (error) {
    await pool.end()
    throw error
  }
}

async function serve(pool: pg.Pool, orm: Database['orm'], databaseUrl: string): Promise<Database> {
  const instance = randomUUID()
  const announcements = new Announcements()
  const notifications = await Notifications.follow(databaseUrl, instance, (tags) => announcements.announce(tags))
  let closing: Promise<void> | undefined
  const close = async () => {
    await notifications.stop()
    await orm.close()
    await pool.end()
  }
  return {
    kind: 'postgresql',
    orm,
    jobs: { connectionString: databaseUrl, max: JOB_CONNECTIONS },
    instance,
    ...session(pool),
    // A publication may have to wait for the one before; the timeout is for readers.
    transaction: (work) => transaction(pool, 'begin; set local statement_timeout = 0', work),
    snapshot: (work) => transaction(pool, 'begin isolation level repeatable read read only', work),
    onPublication: (listener) => announcements.listen(listener),
    announce: (tags) => announcements.announce(tags),
    close: () => (closing ??= close()),
  }
}

function session(connection: pg.Pool | pg.PoolClient): Session {
  return {
    rows: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      (await connection.query<Row & pg.QueryResultRow>(sql, [...values])).rows,
    text: async (sql, values, name) => {
      const query = {
        text: sql,
        values: [...values],
        rowMode: 'array' as const,
        ...(name === undefined ? {} : { name }),
      }
      return onlyText((await connection.query<[string]>(query)).rows)
    },
  }
}

/** `begin`: the statements that begin it. */
async function transaction<T>(pool: pg.Pool, begin: string, work: (session: Session) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const inTurn = turns()
  const { rows, text } = session(client)
  let broken: Error | undefined
  try {
    await client.query(begin)
    const result = await work({
      rows: (...asked) => inTurn(() => rows(...asked)),
      text: (...asked) => inTurn(() => text(...asked)),
    })
    await inTurn(() => client.query('commit'))
    return result
  } catch (error) {
    await inTurn(() => client.query('rollback')).catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** Runs what it is given one after the other: a connection takes one statement at a time, and some are sent without waiting. */
function turns(): <T>(run: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (run) => {
    const turn = last.then(run, run)
    last = turn
    return turn
  }
}

/** Connects once by itself: a wait for one of the pool's connections may be longer than one for the server. */
async function reach(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS })
  // One that breaks afterwards fails the statement that waits for it.
  client.on('error', () => {})
  try {
    await client.connect().catch((error: unknown) => {
      throw unreachable(error, databaseUrl)
    })
    await checkServer(client)
  } finally {
    await client.end()
  }
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string; number: number; encoding: string }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::integer as number,
       current_setting('server_encoding') as encoding`,
  )
  for (const { version, number, encoding } of rows) {
    if (number < OLDEST) {
      throw new HubError(
        'DATABASE_UNFIT',
        `DATABASE_URL leads to PostgreSQL ${version}; the hub needs version 15 or newer.`,
      )
    }
    if (encoding !== 'UTF8') {
      throw new HubError(
        'DATABASE_UNFIT',
        `DATABASE_URL leads to a database encoded in ${encoding}; create one with: create database hub encoding 'UTF8' template template0`,
      )
    }
  }
}
