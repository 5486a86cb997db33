/** How the plain executor lists changes. */
import { connection, isGiven } from './reference-connection.ts'
import type { Row } from './reference-order.ts'

/** The changes that the arguments ask for, oldest first, of those listed under a place where one is given. */
export function changeList(
  all: readonly Row[],
  listed: readonly Row[],
  args: Record<string, unknown>,
  place?: Row | null,
): unknown {
  const ids = place === undefined ? null : new Set(listed.filter((one) => one.place_id === place?.id).map(changeOf))
  const rows = all.filter(
    (row) =>
      (ids === null || ids.has(row.id)) &&
      (!isGiven(args.since) || Date.parse(String(row.at)) >= Date.parse(String(args.since))) &&
      (!isGiven(args.topic) || (row.topics as unknown[]).includes(args.topic)),
  )
  return connection(rows, args, [['at', 1]])
}

const changeOf = (row: Row) => row.change_id
