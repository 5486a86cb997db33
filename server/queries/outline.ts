/**
 * What of an operation's variables its SQL statement depends on. Nulls, booleans and enums that are not stored decide
 * what the statement looks like, and whole numbers say how many rows a page has, without which PostgreSQL reads whole
 * tables to join a few rows; every other value is a hole that a parameter fills. Variables with equal outlines share a plan.
 */
import {
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isLeafType,
  isListType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql'
import type { Model } from './model.ts'

export type Variables = Readonly<Record<string, unknown>>

/** A place in the variables whose value becomes a parameter. */
export class Hole {
  constructor(
    readonly path: readonly (string | number)[],
    readonly isList: boolean,
  ) {}

  /** The value that fills it. */
  read(variables: Variables): unknown {
    return this.path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), variables)
  }

  toJSON(): string {
    return '?'
  }
}

/** Coerced variables with a hole in place of each value that the statement does not depend on. */
export function outline(model: Model, operation: OperationDefinitionNode, variables: Variables): Variables {
  const out: Record<string, unknown> = {}
  for (const definition of operation.variableDefinitions ?? []) {
    const key = definition.variable.name.value
    const type = inputType(model, definition.type)
    if (type && key in variables) out[key] = outlineOf(model, type, variables[key], [key])
  }
  return out
}

function inputType(model: Model, node: Parameters<typeof typeFromAST>[1]): GraphQLInputType | undefined {
  return typeFromAST(model.schema, node as Parameters<typeof typeFromAST>[1]) as GraphQLInputType | undefined
}

function outlineOf(model: Model, type: GraphQLInputType, value: unknown, path: (string | number)[]): unknown {
  if (value === null || value === undefined) return value
  const given = getNullableType(type)
  if (isInputObjectType(given) && isRecord(value)) {
    const fields = Object.values(given.getFields()).filter((field) => value[field.name] !== undefined)
    return Object.fromEntries(
      fields.map((field) => [field.name, outlineOf(model, field.type, value[field.name], [...path, field.name])]),
    )
  }
  const named = getNamedType(given)
  const shaping = named.name === 'Boolean' || named.name === 'Int' || !model.isStored(named)
  if (isLeafType(named) && !shaping) {
    const isSingle = Array.isArray(value) && value.length === 1
    return isSingle ? [new Hole([...path, 0], false)] : new Hole(path, isListType(given))
  }
  if (isListType(given) && Array.isArray(value)) {
    return value.map((item, at) => outlineOf(model, given.ofType, item, [...path, at]))
  }
  return value
}

export function isRecord(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null
}
