/** (a) The three questions, cold and cached, against statements by hand, kept bytes and PostGraphile. */
import pg from 'pg'
import { agree } from './agreement.ts'
import { type Contender, start } from './contenders/contender.ts'
import { type KindKey, kinds } from './contenders/kinds.ts'
import type { Hotspot } from './profile.ts'
import type { Question, Variables } from './questions/question.ts'
import { questions } from './questions/questions.ts'
import { CONNECTIONS, median, play, type Round } from './rounds.ts'

/** Answers that are kept are asked again and again; so many of the largest fit into the hub's default cache. */
const KEPT_SETS = 200

const keys = Object.keys(kinds) as KindKey[]

export interface Score {
  requestsPerSecond: number
  cpuPerRequest: number
  databaseCpuPerRequest: number | null
  bytes: number
  /**
   * Requests per second to each contender's. Every round gives a ratio of turns that lie within seconds of each other, and
   * the median of these counts: what else the machine does slows both.
   */
  to: Record<KindKey, number>
}
export type ReadResult = { question: string; scores: Record<KindKey, Score> }

export interface ReadOptions {
  databaseUrl: string
  rounds: number
  seconds: number
  /** Sets of variables of each question that are compared before it is measured. */
  compared: number
  tick?: () => void
}

/** Starts all contenders, sees that they agree, and measures them in interleaved rounds. */
export async function measureReads(options: ReadOptions): Promise<ReadResult[]> {
  return withContenders(options.databaseUrl, async (contenders) => {
    const results: ReadResult[] = []
    for (const question of questions) results.push(await measureQuestion(contenders, question, options))
    return results
  })
}

/** Starts all contenders and only compares their answers: the number of answers that were compared. */
export async function compareReads({
  databaseUrl,
  compared,
}: Pick<ReadOptions, 'databaseUrl' | 'compared'>): Promise<number> {
  return withContenders(databaseUrl, async (contenders) => {
    let answers = 0
    for (const question of questions) {
      const sets = (await variablesOf(question, databaseUrl)).slice(0, compared)
      await agree(Object.values(contenders), question, sets)
      answers += sets.length * keys.length
    }
    return answers
  })
}

type Contenders = Record<KindKey, Contender>

async function withContenders<T>(databaseUrl: string, work: (contenders: Contenders) => Promise<T>): Promise<T> {
  const started: Contender[] = []
  const begin = async (key: KindKey) => {
    const contender = await start(kinds[key], databaseUrl)
    started.push(contender)
    return contender
  }
  try {
    return await work({
      raw: await begin('raw'),
      cold: await begin('cold'),
      postgraphile: await begin('postgraphile'),
      static: await begin('static'),
      cached: await begin('cached'),
    })
  } finally {
    await Promise.all(started.map((contender) => contender.stop()))
  }
}

async function measureQuestion(contenders: Contenders, question: Question, options: ReadOptions): Promise<ReadResult> {
  const sets = await variablesOf(question, options.databaseUrl)
  await agree(Object.values(contenders), question, sets.slice(0, options.compared))
  const players = keys.map((key) => ({
    contender: contenders[key],
    sets: key === 'static' || key === 'cached' ? sets.slice(0, KEPT_SETS) : sets,
  }))
  const rounds = await withClient(options.databaseUrl, (client) =>
    play({ question, players, client }, options.rounds, options.seconds, options.tick ?? (() => {})),
  )
  return { question: question.name, scores: scoresOf((key) => rounds[keys.indexOf(key)] ?? []) }
}

/** What all rounds of a question say together. */
export function scoresOf(rounds: (key: KindKey) => readonly Round[]): Record<KindKey, Score> {
  return ofEach((key) => ({
    requestsPerSecond: median(rounds(key).map((round) => round.requestsPerSecond)),
    cpuPerRequest: median(rounds(key).map((round) => round.cpuPerRequest)),
    databaseCpuPerRequest: medianOrNull(rounds(key).map((round) => round.databaseCpuPerRequest)),
    bytes: median(rounds(key).map((round) => round.bytes)),
    to: ofEach((other) => ratio(rounds(key), rounds(other))),
  }))
}

function medianOrNull(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : median(known)
}

function ratio(rounds: readonly Round[], others: readonly Round[]): number {
  return median(rounds.map(({ requestsPerSecond }, at) => requestsPerSecond / (others[at]?.requestsPerSecond ?? NaN)))
}

function ofEach<T>(value: (key: KindKey) => T): Record<KindKey, T> {
  return {
    raw: value('raw'),
    cold: value('cold'),
    postgraphile: value('postgraphile'),
    static: value('static'),
    cached: value('cached'),
  }
}

async function variablesOf(question: Question, databaseUrl: string): Promise<Variables[]> {
  const sets = await withClient(databaseUrl, (client) => question.variables(client))
  if (sets.length >= CONNECTIONS) return sets
  throw new Error(`"${question.name}" has ${sets.length} sets of variables; ${CONNECTIONS} connections need one each`)
}

async function withClient<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The functions in which one contender spends its time with one question. */
export async function profileRead(key: KindKey, question: Question, options: ReadOptions): Promise<Hotspot[]> {
  const contender = await start(kinds[key], options.databaseUrl)
  try {
    const players = [{ contender, sets: await variablesOf(question, options.databaseUrl) }]
    return await withClient(options.databaseUrl, async (client) => {
      const match = { question, players, client }
      await play(match, 0, options.seconds, () => {})
      await contender.tell('profile')
      await play(match, 0, options.seconds, () => {})
      return contender.tell('hotspots')
    })
  } finally {
    await contender.stop()
  }
}
