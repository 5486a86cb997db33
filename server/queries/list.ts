/** Whole lists and single rows. */
import type { Compilation, Row } from './compilation.ts'
import { concat, jsonList, type Piece, sql } from './json-text.ts'
import { orderBy } from './order.ts'
import { type Source, where } from './source.ts'

/** All rows of a source as a JSON list; `item` makes the text of one. */
export function list(c: Compilation, source: Source, item: (row: Row) => Piece[]): Piece[] {
  const row = c.row(source.entity)
  const json = concat(item(row))
  const select = `select ${json} j from ${source.relation} ${row.alias} ${row.joins.join(' ')}`
  return jsonList(`${select}${where(source.tests, row.alias)} ${orderBy(source.order, row.alias)}`, c.alias())
}

/** The one row of a source, or what stands for its absence. */
export function single(c: Compilation, source: Source, item: (row: Row) => Piece[], absent: Piece[]): Piece[] {
  const row = c.row(source.entity)
  const json = concat(item(row))
  const from = `from ${source.relation} ${row.alias} ${row.joins.join(' ')}${where(source.tests, row.alias)}`
  return [sql(`coalesce((select ${json} ${from} limit 1),${concat(absent)})`)]
}
