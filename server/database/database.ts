/** PGlite or PostgreSQL behind one seam. */
import type { MikroORM } from '@mikro-orm/core'
import type { Db } from 'pg-boss'
import { openEmbedded } from './embedded.ts'
import { openPostgresql } from './postgresql.ts'

/** Where statements run: the database itself, or one of its transactions. */
export interface Session {
  /**
   * Runs one statement and gives its rows. Parameters ($1, $2, …) and columns that are not numbers, booleans or text
   * differ between the two databases, so write them as JSON text and read them as `to_json(…)` or `…::text`.
   */
  rows<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  /** Runs one statement that yields one row of one text column. `name` prepares it under that name. */
  text(sql: string, values: readonly unknown[], name?: string): Promise<string>
}

export interface Database extends Session {
  readonly kind: 'pglite' | 'postgresql'
  /** Metadata of all entities, and migrations. */
  readonly orm: MikroORM
  /** How the job library reaches the same database. */
  readonly jobs: { db: Db; backend: 'pglite' } | { connectionString: string; max: number }
  /** Tells this process's publications from those of others. */
  readonly instance: string
  /**
   * Runs `work` in one transaction, which is undone when it throws. Only the session that `work` is given may be used
   * inside it: the embedded database has one connection, and anything else would wait for ever.
   */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>
  /**
   * Runs `work`, which only reads, so that all it reads is one state of what is published. It may be run again from its
   * beginning: the embedded database lets others read and publish meanwhile, and begins anew where somebody published.
   */
  snapshot<T>(work: (session: Session) => Promise<T>): Promise<T>
  /**
   * Calls the listener with the tags of every committed publication: of this process before `publish` resolves, and
   * on PostgreSQL of other processes as soon as they notify. Gives the function that ends it.
   */
  onPublication(listener: (tags: readonly string[]) => void): () => void
  /** Tells the listeners of this process. */
  announce(tags: readonly string[]): void
  /** Waits for what is running, and lets go of everything. Calling it again changes nothing. */
  close(): Promise<void>
}

export interface DatabaseAddress {
  /** Folder of the embedded database. */
  dataDir: string
  /** PostgreSQL; null for the embedded database. */
  databaseUrl: string | null
}

/**
 * Opens the database, locks it if it is the embedded one, and brings its tables up to date.
 * @throws {HubError} DATABASE_LOCKED while another process has the embedded database open; FOLDER_UNFIT where
 * nothing can be written into its folder; DATABASE_UNREACHABLE when the PostgreSQL server lets nobody in; DATABASE_UNFIT when it
 * is too old, does not store UTF-8 or lets no tables be made.
 */
export function openDatabase({ dataDir, databaseUrl }: DatabaseAddress): Promise<Database> {
  return databaseUrl === null ? openEmbedded(dataDir) : openPostgresql(databaseUrl)
}
