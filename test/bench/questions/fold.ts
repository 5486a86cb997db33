/**
 * Turns PostGraphile's answers into the hub's shape. Its documents say by their aliases what a member stands for:
 * `x__list { nodes }` is the list x; `x__pivot { nodes { row } }` a list x through a table between two; `x__above` the
 * same without its last row, the place itself; `x__page { nodes { row } }` such a list as a connection; `x__of__y` the
 * member y of an embedded x, which is null where its first member is; `x__is__T` is x where its type is T.
 */
import { ORIGIN as MARK } from '../../../schema/read.ts'
import { type Json, ORIGIN } from './question.ts'

type Members = { [key: string]: Json }

export function fold(json: Json): Json {
  if (Array.isArray(json)) return json.map((item) => fold(item))
  if (typeof json === 'string') return json.replaceAll(MARK, ORIGIN)
  if (!isMembers(json)) return json
  const folded: Members = {}
  for (const [alias, value] of Object.entries(json)) {
    const [, key = alias, how, member = ''] = /^(\w+?)__(\w+?)(?:__(\w+))?$/.exec(alias) ?? []
    const means = how === undefined ? plain(key, fold(value)) : MEANINGS[how]?.(fold(value), member, folded[key])
    if (means !== undefined) folded[key] = means
  }
  return folded
}

const isMembers = (json: Json | undefined): json is Members =>
  json !== null && typeof json === 'object' && !Array.isArray(json)

const plain = (key: string, value: Json): Json => (key === 'id' ? String(value) : value)

const nodes = (connection: Json): Json[] =>
  isMembers(connection) && Array.isArray(connection.nodes) ? connection.nodes : []
const rows = (connection: Json): Json[] =>
  nodes(connection).map((node) => (isMembers(node) ? (node.row ?? null) : null))

const MEANINGS: Record<string, (value: Json, member: string, before: Json | undefined) => Json | undefined> = {
  list: nodes,
  pivot: rows,
  above: (value) => rows(value).slice(0, -1),
  page: (value) => ({ nodes: rows(value) }),
  of: (value, member, before) =>
    isMembers(before) ? { ...before, [member]: value } : value === null ? null : { [member]: value },
  is: (value, type) => (isMembers(value) ? { __typename: type, ...value } : undefined),
}
