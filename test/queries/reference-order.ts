/** How the plain executor orders rows: as the hub says it does. */

export type Row = Record<string, unknown> & { $type: string }
export type Order = [column: string, sign: 1 | -1][]

/** Columns by the names that callers order by. */
export const orderColumns: Record<string, string> = {
  VALUE: 'value',
  INDICATOR: 'indicator_sort',
  PLACE: 'place_sort',
  PUBLISHED: 'published_at',
}

/** The order with the id as its last criterion, which takes the direction of the one before. */
export function total(order: Order): Order {
  const first = order.filter(([column], at) => order.findIndex(([other]) => other === column) === at)
  return [...first, ['id', order.at(-1)?.[1] ?? 1]]
}

/** Text by its bytes, as under collation C; times by their instant; numbers by size. */
export function by(order: Order): (a: Row, b: Row) => number {
  return (a, b) => {
    for (const [column, sign] of order) {
      const compared = compare(a[column], b[column])
      if (compared !== 0) return sign * compared
    }
    return 0
  }
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const [left, right] = [String(a), String(b)]
  if (/^\d{4}-\d\d-\d\dT/.test(left)) return Date.parse(left) - Date.parse(right)
  return Buffer.compare(Buffer.from(left), Buffer.from(right))
}
