/**
 * What arguments name that the hub does not know. A list is empty then and no error; lest that pass for “nothing published
 * there”, the answer says so beside its data, in `extensions.warnings`, with what may have been meant.
 */
import type { Named } from '../../schema/read.ts'
import type { Compilation } from './compilation.ts'
import { concat, name, type Piece, quote, sql } from './json-text.ts'
import { column, primaryKey } from './model.ts'

/** How a kind of thing is named in arguments, and what people take for that name. */
interface Naming {
  readonly key: string
  /** What the key is called. */
  readonly keyWord: string
  /** Columns of other words for it; the first is its name. */
  readonly words: readonly [string, ...string[]]
}

const namings: Readonly<Record<Named, Naming>> = {
  Place: { key: 'path', keyWord: 'path', words: ['name', 'slug'] },
  Indicator: { key: 'slug', keyWord: 'slug', words: ['name', 'slug'] },
  Unit: { key: 'code', keyWord: 'code', words: ['name', 'symbol'] },
}

/** Proposed for one value; values that are told; characters of a value that are compared and told. */
const MOST_NEAREST = 3
const MOST_TOLD = 10
const MOST_CHARACTERS = 60

/** Names of one kind that one argument gives; `values` is SQL of a list of texts. */
export interface NamesGiven {
  readonly argument: string
  readonly kind: Named
  readonly values: string
}

/** `,"extensions":{"warnings":[…]}` where something is unknown, or nothing; with the tags of what that depends on. */
export function warningsOf(c: Compilation): Piece[] {
  if (c.names.length === 0) return []
  const w = c.alias()
  const rows = c.names.map((given, at) => rowsOf(c, given, at)).join(' union all ')
  const list = `string_agg(${w}.warning, ',' order by ${w}.at, ${w}.n)`
  return [
    sql(
      `(select concat(string_agg(${w}.marks, ''), ',"extensions":{"warnings":[' || ${list} || ']}') from (${rows}) ${w})`,
    ),
  ]
}

/** One row a name that is given; of many that are unknown the first have a warning, as each takes a search for what is near. */
function rowsOf(c: Compilation, { argument, kind, values }: NamesGiven, at: number): string {
  const { key } = namings[kind]
  const entity = c.model.entity(kind)
  const table = name(entity.tableName)
  const [given, known] = [c.alias(), c.alias()]
  const id = `${given}.id`
  const marks = `case when ${id} is null then ${concat(c.tags.mark(`${kind}/*`))} else ${concat(c.tags.mark(kind, id))} end`
  const warning = `case when ${id} is null and ${given}.n <= ${MOST_TOLD} then ${warningOf(c, argument, kind, table, `${given}.value`)} end`
  const found = column(known, primaryKey(entity))
  const rows =
    `select d.value, ${found} id, row_number() over (partition by ${found} is null order by d.value) n ` +
    `from (select distinct unnest(${values}) value) d left join ${table} ${known} on ${known}.${key} = d.value`
  return `select ${at} "at", ${given}.n, ${marks} marks, ${warning} warning from (${rows}) ${given}`
}

function warningOf(c: Compilation, argument: string, kind: Named, table: string, value: string): string {
  const shown = `left(${value}, ${MOST_CHARACTERS})`
  const before = `${argument}: the hub knows no ${kind.toLowerCase()} with the ${namings[kind].keyWord} `
  const after = ', so that nothing is found by it. That is not to say that nothing was published.'
  return (
    `json_build_object('code', 'UNKNOWN_NAME', 'message', concat(${quote(before)}, to_json(${shown}), ${quote(after)}), ` +
    `'argument', ${quote(argument)}, 'value', ${shown}, 'nearest', ${nearest(c, kind, table, value)})::text`
  )
}

/** Things one of whose words is part of the value's last part, or has that as a part; those called just so come first. */
function nearest(c: Compilation, kind: Named, table: string, value: string): string {
  const { key, words } = namings[kind]
  const [near, last, found] = [c.alias(), c.alias(), c.alias()]
  const given = `${last}.text`
  const alike = words.map((word) => {
    const own = `lower(${near}.${word})`
    return `strpos(${own}, ${given}) > 0 or strpos(${given}, ${own}) > 0`
  })
  const same = words.map((word) => `lower(${near}.${word}) = ${given}`).join(' or ')
  const order = `(${same}) desc, length(${near}.${words[0]}) desc, ${near}.${key}`
  const rows =
    `select ${near}.${key} "value", ${near}.${words[0]} "name" from ${table} ${near}, ` +
    `(select lower(left(regexp_replace(rtrim(${value}, '/'), '^.*/', ''), ${MOST_CHARACTERS})) "text") ${last} ` +
    `where ${given} <> '' and (${alike.join(' or ')}) order by ${order} limit ${MOST_NEAREST}`
  return `(select coalesce(json_agg(${found}), '[]') from (${rows}) ${found})`
}
