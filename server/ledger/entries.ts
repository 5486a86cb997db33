/** The ledger of a place: everything published there and below, and every draft on its way, with what is to be done. */
import type { PageArgs } from '../../schema/connection.ts'
import type { LedgerEntry } from '../../schema/ledger-entry.ts'
import { ORIGIN } from '../../schema/read.ts'
import type { LedgerOrder, LedgerState, LedgerType, Staleness } from '../../schema/terms.ts'
import type { Session } from '../database/database.ts'
import { type Page, readPage } from '../editorial/page.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { requireLedger } from './access.ts'
import { ENTRIES } from './entry-sql.ts'

export interface LedgerQuestion {
  /** Path of the place; empty for the whole hub. */
  within: string
  type?: LedgerType | null
  state?: LedgerState | null
  /** Only what is stale by this rule. */
  stale?: Staleness | null
  /** Only what is stale by any rule, or due. */
  onlyOpen?: boolean | null
  /** Only that for which the viewer answers. */
  mine?: boolean | null
  orderBy?: LedgerOrder | null
}

type Row = LedgerEntry & { key: string }

/** Ascending text for each order; what has no day comes last, what has no news first. */
const keys: Record<LedgerOrder, string> = {
  DUE: `coalesce(to_char(entry.due_on, 'YYYY-MM-DD'), '~') || ' ' || entry.place`,
  NEWS: `coalesce(to_char(entry.news_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '')`,
  PLACE: `entry.place || ' ' || entry.type`,
}

const COLUMNS = `entry.id, entry.type, entry.title, entry.place, entry.place_name as "placeName", entry.state,
  entry.editor_name as responsible, to_char(entry.due_on, 'YYYY-MM-DD') as "dueOn", entry.due_is_inferred as "dueIsInferred",
  to_json(entry.news_at) #>> '{}' as "newsAt", to_json(entry.stale) as stale, entry.reminded,
  replace(entry.url, '${ORIGIN}', '') as path`

const CONDITIONS = `($4::text is null or entry.type = $4) and ($5::text is null or entry.state = $5)
  and ($6::text is null or $6 = any(entry.stale)) and (not $7::boolean or entry.stale <> '{}')
  and ($8::text is null or entry.editor_id = $8)`

/**
 * One page of a ledger as it stands at `now`.
 * @throws {HubError} UNAUTHENTICATED or FORBIDDEN without a role there; BAD_CURSOR and the like
 */
export async function readLedger(
  session: Session,
  viewer: Viewer | null,
  question: LedgerQuestion,
  page: PageArgs,
  now: Date,
): Promise<Page<LedgerEntry>> {
  const values = await valuesOf(session, viewer, question, now)
  const order = question.orderBy ?? 'DUE'
  return readPage<Row>(
    {
      name: `ledger ${order}`,
      key: /^[\s\S]+$/,
      keyOf: ({ key }) => key,
      rows: (after, most) => rows(session, values, order, after, most),
      count: async () => {
        const [row] = await session.rows<{ count: number }>(
          `${ENTRIES} select count(*)::integer as count from entry where ${CONDITIONS}`,
          values,
        )
        return row?.count ?? 0
      },
    },
    page,
  )
}

/** The whole ledger, read by one statement. @throws {HubError} as `readLedger` */
export async function wholeLedger(
  session: Session,
  viewer: Viewer | null,
  question: LedgerQuestion,
  now: Date,
): Promise<LedgerEntry[]> {
  const values = await valuesOf(session, viewer, question, now)
  return rows(session, values, question.orderBy ?? 'DUE', null, null)
}

/** How many are stale by each rule. @throws {HubError} as `readLedger` */
export async function countStale(
  session: Session,
  viewer: Viewer | null,
  within: string,
  now: Date,
): Promise<{ stale: Staleness; count: number }[]> {
  const { readsDrafts } = await requireLedger(session, viewer, within)
  return session.rows(
    `${ENTRIES} select rule as stale, count(*)::integer as count from entry cross join unnest(entry.stale) rule
     group by rule order by rule`,
    [within, now.toISOString(), readsDrafts],
  )
}

async function valuesOf(session: Session, viewer: Viewer | null, question: LedgerQuestion, now: Date) {
  const { within, type, state, stale, onlyOpen, mine } = question
  const access = await requireLedger(session, viewer, within)
  const editor = mine ? access.viewer.id : null
  return [
    within,
    now.toISOString(),
    access.readsDrafts,
    type ?? null,
    state ?? null,
    stale ?? null,
    onlyOpen ?? false,
    editor,
  ]
}

function rows(
  session: Session,
  values: readonly unknown[],
  order: LedgerOrder,
  after: string | null,
  most: number | null,
): Promise<Row[]> {
  const key = `(${keys[order]} || ' ' || entry.id)`
  return session.rows<Row>(
    `${ENTRIES} select ${COLUMNS}, ${key} as key from entry where ${CONDITIONS}
       and ($9::text is null or ${key} collate "C" > $9) order by ${key} collate "C" limit $10::integer`,
    [...values, after, most],
  )
}
