/** Closed-loop load: 32 connections that each ask the next question when the last is answered, contender after contender. */
import autocannon from 'autocannon'
import type pg from 'pg'
import { backendUsage, spent } from './backends.ts'
import type { Contender } from './contenders/contender.ts'
import type { Question, Variables } from './questions/question.ts'

export const CONNECTIONS = 32

export interface Round {
  requestsPerSecond: number
  /** CPU time of the contender's own process, without the database's, in milliseconds a request. */
  cpuPerRequest: number
  /** PostgreSQL's, likewise; null where it tells nothing of itself. */
  databaseCpuPerRequest: number | null
  /** Mean size of an answer's body and head, in bytes. */
  bytes: number
}

export interface Match {
  question: Question
  /** Each contender with the sets of variables that it is asked in turn. */
  players: readonly { contender: Contender; sets: readonly Variables[] }[]
  /** Connected to the database that all of them ask. */
  client: pg.Client
}

/**
 * Measures all players of a match in turn, `rounds` times over, so that a noisy moment of the machine falls on all.
 * The first pass warms up and is not counted.
 * @returns the rounds of each player, in the players' order
 */
export async function play(match: Match, rounds: number, seconds: number, tick: () => void): Promise<Round[][]> {
  const played: Round[][] = match.players.map(() => [])
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, { contender, sets }] of match.players.entries()) {
      const made = await fire(contender, match, sets, seconds)
      if (round > 0) played[at]?.push(made)
      tick()
    }
  }
  return played
}

async function fire(
  contender: Contender,
  { question, client }: Match,
  sets: readonly Variables[],
  seconds: number,
): Promise<Round> {
  let clients = 0
  const before = await contender.tell('usage')
  const databaseBefore = await backendUsage(client)
  const result = await autocannon({
    url: contender.url,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    connections: CONNECTIONS,
    duration: seconds,
    setupClient: (client) =>
      client.setRequests(ownShare(sets, clients++).map((set) => ({ body: contender.body(question, set) }))),
  })
  const after = await contender.tell('usage')
  const databaseCpu = spent(databaseBefore, await backendUsage(client))
  if (result.errors > 0 || result.non2xx > 0) {
    throw new Error(
      `${contender.name}: ${result.errors} errors and ${result.non2xx} refusals while asked "${question.name}"`,
    )
  }
  return {
    requestsPerSecond: result['2xx'] / result.duration,
    cpuPerRequest: (after.cpu - before.cpu) / result['2xx'],
    databaseCpuPerRequest: databaseCpu === null ? null : databaseCpu / result['2xx'],
    bytes: result.throughput.total / result['2xx'],
  }
}

/** The sets that one connection asks; no other asks them, so that nobody gains by answering two at once. */
export function ownShare<T>(sets: readonly T[], connection: number): T[] {
  return sets.filter((_, at) => at % CONNECTIONS === connection % CONNECTIONS)
}

/** The middle value; of an even count the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  const middle = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1)
  return middle.reduce((sum, value) => sum + value, 0) / middle.length
}

/** The value that `share` of the values do not exceed (nearest rank): `quantile(values, 0.95)`. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
