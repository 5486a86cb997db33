/** Where the rows of a list come from: a table or a relation made of one, what must hold of a row, and the order. */
import type { EntityMetadata } from '@mikro-orm/core'
import { name } from './json-text.ts'
import type { Criterion } from './order.ts'

/** What must hold of the row under this alias, in SQL. */
export type Test = (alias: string) => string

export interface Source {
  readonly entity: EntityMetadata
  /** A table's name or a select in parentheses. */
  readonly relation: string
  readonly tests: readonly Test[]
  readonly order: readonly Criterion[]
}

export function tableSource(entity: EntityMetadata, tests: readonly Test[], order: readonly Criterion[]): Source {
  return { entity, relation: name(entity.tableName), tests, order }
}

/** ` where …`, or nothing. */
export function where(tests: readonly Test[], alias: string): string {
  return tests.length === 0 ? '' : ` where ${tests.map((test) => test(alias)).join(' and ')}`
}
