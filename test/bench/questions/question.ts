/** One thing that readers ask, put to each contender in its own tongue. */
import type { Client } from 'pg'

/** The public origin that every contender puts before a path. */
export const ORIGIN = 'https://fanxing.example'

export type Variables = Record<string, string | number>

export interface Question {
  name: string
  /** Name of the operation in both documents. */
  operation: string
  /** GraphQL for the hub. */
  hub: string
  /** GraphQL for PostGraphile, with aliases so that its answer comes near the hub's. */
  postgraphile: string
  /**
   * The same answer by hand: one statement, one row, one text, in the fastest shape that PostgreSQL has for it. Its
   * parameters are the public origin and then the variables in the order of `hub`.
   */
  sql: string
  /** Sets of variables to rotate, all different and all with an answer. */
  variables(client: Client): Promise<Variables[]>
}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** The rows of a statement as sets of variables, named by its columns. */
export async function variablesFrom(client: Client, sql: string): Promise<Variables[]> {
  const { rows } = await client.query<Variables>(sql)
  return rows
}
