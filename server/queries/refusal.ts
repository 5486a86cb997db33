/** What a user is told when a request cannot be answered. Faults of ours are masked and logged. */
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema, isEnumType } from 'graphql'
import { codes, explanationOf, HubError } from '../errors.ts'
import { log } from '../log.ts'
import { isRecord } from './outline.ts'

/** A document or its variables were refused for one or more reasons. */
export class Refused extends Error {
  constructor(
    readonly errors: readonly GraphQLError[],
    readonly code: 'GRAPHQL_VALIDATION_FAILED' | 'BAD_USER_INPUT' | 'GRAPHQL_PARSE_FAILED' = 'BAD_USER_INPUT',
  ) {
    super(errors.map((error) => error.message).join('\n'))
    this.name = 'Refused'
  }
}

/** Where an error tells of an unknown enum value, lists the values that there are. */
export function withValues(errors: readonly GraphQLError[], schema: GraphQLSchema): GraphQLError[] {
  return errors.map((error) => {
    const named = /does not exist in "(\w+)" enum/.exec(error.message)?.[1]
    const type = named === undefined ? undefined : schema.getType(named)
    if (!isEnumType(type)) return error
    const values = type.getValues().map(({ name }) => name)
    return new GraphQLError(`${error.message} Send one of ${values.join(', ')}.`, { nodes: error.nodes ?? null })
  })
}

/** An error of PostgreSQL as the user's error that it is, or as it is. */
export function refusalOf(error: unknown): unknown {
  const state = isRecord(error) ? String(error.code) : ''
  if (state === '57014') {
    return new HubError('QUERY_TOO_SLOW', 'The database did not finish in time. Ask for fewer rows, or filter them.')
  }
  if (state.startsWith('54')) {
    return new HubError('QUERY_TOO_COSTLY', 'The query is too large for one statement. Ask for fewer fields at once.')
  }
  if (/^22/.test(state) && error instanceof Error) {
    return new HubError('BAD_VALUE', `The database cannot read a value: ${error.message}. Correct the argument.`)
  }
  return error
}

export interface Refusal {
  readonly status: number
  readonly errors: readonly GraphQLFormattedError[]
}

/** The errors to show for whatever was thrown while the request of this id was answered. */
export function refuse(error: unknown, requestId: string, publicUrl: string): Refusal {
  if (error instanceof Refused) {
    return { status: 400, errors: error.errors.map((one) => shown(one, error.code, publicUrl)) }
  }
  if (error instanceof HubError) return { status: codes[error.code][0], errors: [shown(error, error.code, publicUrl)] }
  log.error({ err: error, requestId }, 'a request failed')
  return { status: 500, errors: [masked(requestId, publicUrl)] }
}

/** The executor's errors as they are shown: a fault carries the request's id, and nothing else of itself. */
export function format(error: GraphQLFormattedError, publicUrl: string): GraphQLFormattedError {
  const { code, requestId } = error.extensions ?? {}
  if (code === 'INTERNAL_SERVER_ERROR') return masked(String(requestId), publicUrl)
  return { ...error, extensions: named(String(code), publicUrl) }
}

function shown(error: GraphQLError, code: string, publicUrl: string): GraphQLFormattedError {
  const { message, locations, path } = error.toJSON()
  return {
    message,
    ...(locations ? { locations } : {}),
    ...(path ? { path } : {}),
    extensions: named(code, publicUrl),
  }
}

function masked(requestId: string, publicUrl: string): GraphQLFormattedError {
  return {
    message: `Something failed on our side. Try again later; if it stays, tell us the request id ${requestId}.`,
    extensions: { ...named('INTERNAL_SERVER_ERROR', publicUrl), requestId },
  }
}

/** The code, and where it is explained. */
function named(code: string, publicUrl: string) {
  return { code, explanation: explanationOf(code, publicUrl) }
}
