/** Asks the door, Apollo's executor and the plain executor the same, and tells where their answers part. */

import type { Context } from '../../server/context.ts'
import type { Door } from '../../server/queries/door.ts'
import type { Executor } from '../../server/queries/executor.ts'
import type { RandomQuery } from './random-queries.ts'
import type { Reference } from './reference.ts'

export interface Contenders {
  door: Door
  executor: Executor
  context: Context
  reference: Reference
}

/** What is wrong with the answers to a query; null where all agree, the order of keys included. */
export async function difference(
  { door, executor, context, reference }: Contenders,
  { query, variables }: RandomQuery,
): Promise<string | null> {
  const answer = normal(JSON.parse((await door.ask(query, variables)).bytes.toString()))
  const question = { query, variables, digest: null, operationName: null }
  const execution = await executor.execute(query, question, { ...context, warnings: [] })
  const executed = normal(JSON.parse(execution.body))
  const plain = normal(JSON.parse(JSON.stringify(await reference.answer(query, variables))))
  if (answer !== plain) return report('the plain executor', answer, plain, query, variables)
  return answer === executed ? null : report('Apollo', answer, executed, query, variables)
}

function report(other: string, answer: string, expected: string, query: string, variables: unknown): string {
  let at = 0
  while (answer[at] === expected[at]) at++
  const around = (text: string) => text.slice(Math.max(0, at - 120), at + 200)
  return `The door and ${other} part.\n${query}\n${JSON.stringify(variables)}\ndoor:  ${around(answer)}\nother: ${around(expected)}`
}

/** JSON text without warnings, in which cursors are opened, times are instants, and numbers have the digits that sums can be sure of. */
function normal(value: unknown): string {
  return JSON.stringify(value, (key, item: unknown) => {
    if (key === 'extensions') return undefined
    if (typeof item === 'number') return Object.is(item, -0) ? 0 : Number(item.toPrecision(12))
    if (typeof item !== 'string') return item
    if (/^\d{4}-\d\d-\d\dT/.test(item)) return new Date(item).toISOString()
    return opened(item) ?? item
  })
}

function opened(text: string): unknown {
  if (!/^Wy[IJ][\w-]+$/.test(text)) return null
  const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
  return Array.isArray(values) ? { $cursor: values.slice(1) } : null
}
