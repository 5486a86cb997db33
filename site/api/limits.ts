/** The limits of the hub as rows to read: the schema says what each one counts, the hub how much of it. */
import { isObjectType } from 'graphql'
import type { ResultOf } from '../graphql.ts'
import type { LimitsOfHub } from '../queries/api.ts'
import { described } from './described.ts'
import { schema } from './schema.ts'

export interface Limit {
  term: string
  most: number
  /** Of the refusal of more. */
  code: string
}

export function limitRows({ limits }: ResultOf<typeof LimitsOfHub>): Limit[] {
  const type = schema.getType('Limits')
  const fields = isObjectType(type) ? type.getFields() : {}
  return Object.entries(limits).map(([name, most]) => {
    const { term, text } = described(fields[name]?.description)
    return { term, most, code: /[A-Z]+(_[A-Z]+)+/.exec(text)?.[0] ?? '' }
  })
}
