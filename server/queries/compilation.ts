/** What the parts of one statement share while it is made. */
import type { EntityMetadata } from '@mikro-orm/core'
import { type GraphQLObjectType, isObjectType, type SelectionSetNode } from 'graphql'
import type { Named } from '../../schema/read.ts'
import { type Piece, text } from './json-text.ts'
import { column, type Model, primaryKey, Unplannable } from './model.ts'
import { Parameters } from './parameters.ts'
import type { Asked, Selection } from './selection.ts'
import type { Tags } from './tags.ts'
import type { NamesGiven } from './unknown-names.ts'

/** A table row that is in scope under an alias, with the joins that its references need. */
export interface Row {
  readonly alias: string
  readonly entity: EntityMetadata
  readonly joins: string[]
  /** Whether the row itself was left joined and may be missing. */
  readonly optional: boolean
}

/** Key under which a value of a union or interface names its type; no response key can have a blank. */
export const TYPE_KEY = ' type'

export class Compilation {
  readonly parameters = new Parameters()
  /** Whether everybody has the same answer, so that it may be kept and shared. */
  isShared = true
  /** What arguments call by name, each once. */
  readonly names: NamesGiven[] = []
  #aliases = 0

  constructor(
    readonly model: Model,
    readonly selection: Selection,
    readonly tags: Tags,
    /** Whether values of unions and interfaces name their type under TYPE_KEY, as the executor needs. */
    readonly typed: boolean,
  ) {}

  noteNames(argument: string, kind: Named, values: string): void {
    const isNoted = this.names.some((one) => one.kind === kind && one.argument === argument && one.values === values)
    if (!isNoted) this.names.push({ argument, kind, values })
  }

  alias(): string {
    return `t${++this.#aliases}`
  }

  row(entity: EntityMetadata): Row {
    return { alias: this.alias(), entity, joins: [], optional: false }
  }

  objectType(name: string): GraphQLObjectType {
    const type = this.model.schema.getType(name)
    if (!isObjectType(type)) throw new Unplannable(`${name} is no object type`)
    return type
  }

  /** `{"key":value,…}` of what the selection sets ask of a type. */
  braces(
    type: GraphQLObjectType,
    sets: readonly SelectionSetNode[],
    value: (asked: Asked) => Piece[],
    abstract = false,
  ) {
    const members = this.selection.of(type, sets).map((asked) => {
      const pieces = asked.name === '__typename' ? [text(JSON.stringify(type.name))] : value(asked)
      return [text(`${JSON.stringify(asked.key)}:`), ...pieces]
    })
    if (abstract && this.typed) members.unshift([text(`"${TYPE_KEY}":"${type.name}"`)])
    const separated = members.flatMap((member, at) => (at === 0 ? member : [text(','), ...member]))
    return [text('{'), ...separated, text('}')]
  }
}

/** SQL of a row's primary key. */
export function keyOf(row: Row): string {
  return column(row.alias, primaryKey(row.entity))
}
