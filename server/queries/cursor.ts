/**
 * Cursors: the values by which a list is ordered, at one row, as base64url of a JSON array that begins with a
 * fingerprint of the order. So a page begins where the last one ended, whatever was published in between.
 */
import { createHash } from 'node:crypto'
import { HubError } from '../errors.ts'
import type { Compilation } from './compilation.ts'
import { quote } from './json-text.ts'
import type { Criterion } from './order.ts'
import type { Source, Test } from './source.ts'

/** SQL of the cursor of the row under this alias. */
export function cursorOf(source: Source, alias: string): string {
  const values = [quote(fingerprint(source)), ...source.order.map((by) => by.sql(alias))]
  return `translate(encode(convert_to(json_build_array(${values.join(',')})::text,'UTF8'),'base64'),E'+/=\\n','-_')`
}

function fingerprint(source: Source): string {
  const order = source.order.map((by) => `${by.name} ${by.direction}`)
  return createHash('sha256')
    .update([source.entity.className, ...order].join())
    .digest('base64url')
    .slice(0, 6)
}

/** Rows strictly after a cursor, or strictly before it where `backward`. */
export function beyond(c: Compilation, source: Source, cursor: unknown, argument: string, backward: boolean): Test {
  const at = source.order.map((by, position) =>
    c.parameters.add(
      cursor,
      by.type,
      (text) => decode(text, source, argument)[position],
      `${argument} ${position} ${fingerprint(source)}`,
    ),
  )
  return (alias) => compare(source.order, alias, at, backward)
}

/** Refuses a cursor that is none of this list where no row is sought by it, so that it is never passed over in silence. */
export function requireCursor(c: Compilation, source: Source, cursor: unknown, argument: string): void {
  c.parameters.require(cursor, (text) => decode(text, source, argument))
}

/** Criteria of one direction compare as a row, which one index serves; mixed ones step by step. */
function compare(order: readonly Criterion[], alias: string, at: readonly string[], backward: boolean): string {
  const columns = order.map((by) => by.sql(alias))
  const signs = order.map((by) => ((by.direction === 'asc') === backward ? '<' : '>'))
  if (new Set(signs).size === 1) return `(${columns.join(',')}) ${signs[0]} (${at.join(',')})`
  const equal = columns.map((column, position) => `${column} = ${at[position]}`)
  const steps = columns.map((column, position) =>
    [...equal.slice(0, position), `${column} ${signs[position]} ${at[position]}`].join(' and '),
  )
  // The first bound alone lets an index begin at the right place.
  return `${columns[0]} ${signs[0]}= ${at[0]} and (${steps.map((step) => `(${step})`).join(' or ')})`
}

function decode(cursor: unknown, source: Source, argument: string): unknown[] {
  const [print, ...values] = parsed(cursor)
  const fits = values.length === source.order.length && source.order.every((by, at) => isOf(by.type, values[at]))
  if (print === fingerprint(source) && fits) return values
  throw new HubError(
    'BAD_CURSOR',
    `${argument}: ${JSON.stringify(String(cursor).slice(0, 80))} is no cursor of this list in this order. ` +
      'Give one of pageInfo or edges of the same list, or begin without one.',
  )
}

function parsed(cursor: unknown): unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(String(cursor), 'base64url').toString())
    return Array.isArray(values) ? values : []
  } catch {
    return []
  }
}

function isOf(type: string, value: unknown): boolean {
  if (type === 'int') return Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31
  if (type === 'double precision') return typeof value === 'number'
  if (type === 'timestamptz')
    return (
      typeof value === 'string' &&
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d:\d\d$/.test(value) &&
      !Number.isNaN(Date.parse(value))
    )
  return typeof value === 'string'
}
