/** One stored value as JSON text. */
import type { EntityProperty } from '@mikro-orm/core'
import { type GraphQLNamedType, isEnumType } from 'graphql'
import { ORIGIN, type Read } from '../../schema/read.ts'
import type { Compilation } from './compilation.ts'
import { type Piece, quote, sql, text } from './json-text.ts'
import { column, columnType } from './model.ts'

/** `isNullable` where the column may hold null. */
export function scalar(alias: string, of: EntityProperty, type: GraphQLNamedType, isNullable: boolean): Piece[] {
  const stored = column(alias, of)
  if (isNullable) return [sql(`coalesce(${valueText(stored, columnType(of))}::text,'null')`)]
  // An id and the name of an enum's value hold nothing that JSON would escape.
  if (type.name === 'ID' || (isEnumType(type) && columnType(of) === 'text')) return [text('"'), sql(stored), text('"')]
  return [sql(valueText(stored, columnType(of)))]
}

function valueText(stored: string, type: string): string {
  if (type === 'boolean') return `${stored}::text`
  if (type === 'int' || type === 'double precision') return stored
  if (type.startsWith('timestamptz'))
    return `to_char(${stored} at time zone 'UTC', '"\\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\\""')`
  if (type === 'date') return `to_json(${stored}::text)`
  return `to_json(${stored})`
}

/** Stored text with the public origin in place of its marks. */
export function published(c: Compilation, alias: string, of: EntityProperty, origin: Read['origin']): Piece[] {
  const stored = column(alias, of)
  // An address is made of short names and numbers, so it holds nothing that JSON would escape: see addresses.ts.
  if (origin === 'before') {
    return [text(`"${c.model.origin}`), sql(`substr(${stored},${ORIGIN.length + 1})`), text('"')]
  }
  return [sql(`to_json(replace(${stored},${quote(ORIGIN)},${quote(c.model.origin)}))`)]
}
