/** Relay connections the plain way: all rows sorted, cut before and after a cursor, and a page taken. */
import { by, type Order, orderColumns, type Row, total } from './reference-order.ts'

export function connection(all: Row[], args: Record<string, unknown>, inherent: Order): unknown {
  const asked = ((args.orderBy ?? []) as { field: string; direction: string }[]).map(
    ({ field, direction }): Order[number] => [orderColumns[field] ?? '', direction === 'ASC' ? 1 : -1],
  )
  const order = total(asked.length > 0 ? asked : inherent)
  let rows = [...all].sort(by(order))
  const at = (cursor: unknown) => {
    const values: unknown[] = JSON.parse(Buffer.from(String(cursor), 'base64url').toString()).slice(1)
    return Object.fromEntries(order.map(([column], position) => [column, values[position]])) as Row
  }
  const { after, before } = args
  if (isGiven(after)) rows = rows.filter((row) => by(order)(row, at(after)) > 0)
  if (isGiven(before)) rows = rows.filter((row) => by(order)(row, at(before)) < 0)
  const size = Number(args.last ?? args.first ?? 20)
  const page = isGiven(args.last) ? rows.slice(Math.max(0, rows.length - size)) : rows.slice(0, size)
  const cursor = (row: Row | undefined) => (row ? { $cursor: order.map(([column]) => row[column]) } : null)
  const more = rows.length > page.length
  return {
    totalCount: all.length,
    nodes: page,
    edges: page.map((row) => ({ cursor: cursor(row), node: row })),
    pageInfo: {
      hasNextPage: isGiven(args.last) ? isGiven(before) : more,
      hasPreviousPage: isGiven(args.last) ? more : isGiven(after),
      startCursor: cursor(page[0]),
      endCursor: cursor(page.at(-1)),
    },
  }
}

/** Whether a condition holds, or is not asked. */
export const is = (wanted: unknown, value: unknown) => !isGiven(wanted) || wanted === value
export const isGiven = (value: unknown) => value !== null && value !== undefined
export const isCursor = (value: unknown): value is { $cursor: unknown[] } =>
  typeof value === 'object' && value !== null && '$cursor' in value
