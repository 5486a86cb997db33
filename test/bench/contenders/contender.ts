/** A contender as the measuring process sees it: a child process that serves GraphQL on the loopback. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { Json, Question, Variables } from '../questions/question.ts'
import type { Replies } from './serve.ts'

export interface Kind {
  name: string
  /** What the process runs. */
  module: URL
  environment: Record<string, string>
  /** In which of a question's documents it is asked; the hub's if not given. */
  tongue?: 'hub' | 'postgraphile'
}

export interface Contender {
  name: string
  url: string
  /** The request body for a question. Contenders other than PostGraphile get the same one. */
  body(question: Question, variables: Variables): string
  /** What its process has used, or, between `profile` and `hotspots`, where it spent its time. */
  tell<Asked extends keyof Replies>(asked: Asked): Promise<Replies[Asked]>
  stop(): Promise<void>
}

/**
 * Starts a contender and waits until it listens.
 * @throws {Error} when the process ends before it listens.
 */
export async function start(kind: Kind, databaseUrl: string): Promise<Contender> {
  const child = fork(kind.module, {
    execArgv: ['--import', import.meta.resolve('tsx')],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      GRAPHILE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      ...kind.environment,
    },
  })
  const { port } = await message<{ port: number }>(child, kind.name)
  return {
    name: kind.name,
    url: `http://127.0.0.1:${port}/graphql`,
    body: (question, variables) =>
      JSON.stringify({
        query: question[kind.tongue ?? 'hub'],
        operationName: question.operation,
        variables,
      }),
    tell: async (asked) => {
      child.send(asked)
      return message(child, kind.name)
    },
    stop: async () => {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

function message<T>(child: ChildProcess, name: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`${name} ended with code ${code} before it answered`))
    child.once('exit', ended)
    child.once('message', (sent) => {
      child.off('exit', ended)
      resolve(sent as T)
    })
  })
}

/** What a contender answers to a question, parsed. */
export async function ask(contender: Contender, question: Question, variables: Variables): Promise<Json> {
  const response = await fetch(contender.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: contender.body(question, variables),
  })
  const answer = (await response.json()) as Json
  if (response.status !== 200)
    throw new Error(`${contender.name} answered ${response.status}: ${JSON.stringify(answer)}`)
  return answer
}
