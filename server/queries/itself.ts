/** Root fields that the hub answers of itself: its limits, its error codes, and what is left to the client. */
import { type GraphQLObjectType, getNamedType, isObjectType } from 'graphql'
import type { Read } from '../../schema/read.ts'
import { errorCodes } from '../errors.ts'
import type { Allowance } from './clients.ts'
import type { Compilation } from './compilation.ts'
import { MAX_PAGE } from './connection.ts'
import { concat, type Piece, sql, text } from './json-text.ts'
import { Unplannable } from './model.ts'
import { Hole, type Variables } from './outline.ts'
import { MAX_CHARACTERS, MAX_WORDS } from './search-match.ts'
import { type Asked, type AskedField, below } from './selection.ts'

/** Tag of what holds as long as the hub runs: another start may have other settings, or another edition of the hub. */
export const ITSELF = 'Hub/*'

/** Name, besides those of the variables, under which a request brings its RateLimit; no variable's name has a blank. */
const RATE = 'rate limit'

/** What a request brings for `rateLimit`, where its client is counted. */
export function rateLimitOf({ limit, remaining, reset, msBeforeReset }: Allowance, cost: number): Variables {
  return { [RATE]: { limit, remaining, reset, resetAt: new Date(Date.now() + msBeforeReset), cost } }
}

export function itself(
  c: Compilation,
  asked: Asked,
  { field }: AskedField,
  what: NonNullable<Read['itself']>,
): Piece[] {
  const type = getNamedType(field.type)
  if (!isObjectType(type)) throw new Unplannable(`Query.${asked.name}`)
  if (what === 'rateLimit') return rateLimit(c, type, asked)
  const { limits } = c.model
  const pieces =
    what === 'limits'
      ? known(c, type, asked, {
          ...limits,
          pageSize: MAX_PAGE,
          searchWords: MAX_WORDS,
          searchCharacters: MAX_CHARACTERS,
        })
      : listed(errorCodes.map((code) => known(c, type, asked, code)))
  return [...c.tags.mark(ITSELF), ...pieces]
}

function known(c: Compilation, type: GraphQLObjectType, asked: Asked, value: object): Piece[] {
  return c.braces(type, below(asked), ({ name }) => [text(JSON.stringify(Reflect.get(value, name)))])
}

function listed(items: readonly Piece[][]): Piece[] {
  return [text('['), ...items.flatMap((item, at) => (at === 0 ? item : [text(','), ...item])), text(']')]
}

/** Parameters of the statement like variables, so that one plan serves every request. */
function rateLimit(c: Compilation, type: GraphQLObjectType, asked: Asked): Piece[] {
  c.isShared = false
  const part = (name: string) => c.parameters.add(new Hole([RATE, name], false), 'text', jsonOrNull)
  const pieces = c.braces(type, below(asked), ({ name }) => [sql(part(name))])
  return [sql(`case when ${part('limit')} is null then 'null' else ${concat(pieces)} end`)]
}

function jsonOrNull(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value)
}
