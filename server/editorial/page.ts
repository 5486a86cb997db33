/** Pages of the lists that editors read, as Relay connections, by keyset. */
import type { PageArgs } from '../../schema/connection.ts'
import { HubError } from '../errors.ts'
import { checkPageSize, DEFAULT_PAGE } from '../queries/connection.ts'

export interface Page<Row> {
  readonly edges: readonly { cursor: string; node: Row }[]
  readonly nodes: readonly Row[]
  readonly pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor?: string | undefined
    endCursor?: string | undefined
  }
  readonly totalCount: number
}

/** A list in the order of a key that is unique in it. */
export interface Keyed<Row> {
  /** Tells its cursors from those of other lists. */
  readonly name: string
  readonly keyOf: (row: Row) => string
  /** What every key looks like; a cursor with another one is refused. */
  readonly key: RegExp
  /** Rows after this key, or from the first one where it is null, at most so many. */
  readonly rows: (after: string | null, most: number) => Promise<Row[]>
  readonly count: () => Promise<number>
}

/**
 * Reads one page.
 * @throws {HubError} BAD_CURSOR, BAD_PAGE, PAGE_TOO_LARGE
 */
export async function readPage<Row>(list: Keyed<Row>, { first, after }: PageArgs): Promise<Page<Row>> {
  const size = checkPageSize(first ?? DEFAULT_PAGE, 'first')
  const start = after === undefined || after === null ? null : keyIn(list, after)
  const found = await list.rows(start, size + 1)
  const nodes = found.slice(0, size)
  const edges = nodes.map((node) => ({ cursor: cursorOf(list, node), node }))
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: found.length > size,
      hasPreviousPage: start !== null,
      startCursor: edges[0]?.cursor,
      endCursor: edges.at(-1)?.cursor,
    },
    totalCount: await list.count(),
  }
}

function cursorOf<Row>({ name, keyOf }: Keyed<Row>, row: Row): string {
  return Buffer.from(`${name} ${keyOf(row)}`).toString('base64url')
}

function keyIn<Row>({ name, key }: Keyed<Row>, cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString()
  const found = text.startsWith(`${name} `) ? text.slice(name.length + 1) : ''
  if (key.test(found) && !found.includes('\0')) return found
  throw new HubError(
    'BAD_CURSOR',
    `after: ${JSON.stringify(cursor.slice(0, 80))} is no cursor of this list. Give one of pageInfo or edges of the same list, or begin without one.`,
  )
}
