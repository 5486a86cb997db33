/** The ledger of a place: everything published there and below, and every draft on its way, with what is to be done. */
import type { PageArgs } from '../../schema/connection.ts'
import type { LedgerEntry } from '../../schema/ledger-entry.ts'
import { ORIGIN } from '../../schema/read.ts'
import { type LedgerOrder, type LedgerState, type LedgerType, Staleness } from '../../schema/terms.ts'
import type { Session } from '../database/database.ts'
import { type Page, readPage } from '../editorial/page.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { requireLedger } from './access.ts'
import { ENTRIES, IS_STALE, REASONS, STALE } from './entry-sql.ts'

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

/** SQL of what an order goes by before the id, in three parts that have no blank in them: so a cursor is their text. */
interface Order {
  first: string
  /** Type of the first; a number is compared faster than the text of a day. */
  type: 'bigint' | 'text'
  second: string
  cursor: RegExp
}

const numbered = { type: 'bigint', second: 'entry.place', cursor: /^-?\d{1,16} \S+ \S+$/ } as const
/** What has no day comes last, what has no news first. */
const orders: Record<LedgerOrder, Order> = {
  DUE: { first: `coalesce(entry.due_on - date 'epoch', 1000000000)`, ...numbered },
  NEWS: { first: 'coalesce((extract(epoch from entry.news_at) * 1000000)::bigint, -1)', ...numbered },
  PLACE: { first: 'entry.place', type: 'text', second: 'entry.type', cursor: /^\S+ \S+ \S+$/ },
}

const COLUMNS = `entry.id, entry.type, entry.title, entry.place, entry.place_name as "placeName", entry.state,
  entry.editor_name as responsible, to_char(entry.due_on, 'YYYY-MM-DD') as "dueOn", entry.due_is_inferred as "dueIsInferred",
  to_json(entry.news_at) #>> '{}' as "newsAt", to_json(${REASONS}) as stale,
  exists (select from reminder where reminder.entry = entry.id and answered_at is null) as reminded,
  replace(entry.url, '${ORIGIN}', '') as path`

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
  const order = question.orderBy ?? 'DUE'
  const wanted = await asked(session, viewer, question, now)
  return readPage<Row>(
    {
      name: `ledger ${order}`,
      key: orders[order].cursor,
      keyOf: ({ key }) => key,
      rows: (after, most) => rows(session, wanted, order, after, most),
      count: async () => {
        const [row] = await session.rows<{ count: number }>(
          `${ENTRIES} select count(*)::integer as count from entry where ${wanted.condition}`,
          wanted.values,
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
  return rows(session, await asked(session, viewer, question, now), question.orderBy ?? 'DUE', null, null)
}

/** How many are stale by each rule that holds for any. @throws {HubError} as `readLedger` */
export async function countStale(
  session: Session,
  viewer: Viewer | null,
  within: string,
  now: Date,
): Promise<{ stale: Staleness; count: number }[]> {
  const { readsDrafts } = await requireLedger(session, viewer, within)
  const counts = Object.entries(STALE).map(
    ([reason, holds]) => `count(*) filter (where ${holds})::integer as "${reason}"`,
  )
  const [found] = await session.rows<Record<Staleness, number>>(
    `${ENTRIES} select ${counts.join(', ')} from entry where ${IS_STALE}`,
    [within, now.toISOString(), readsDrafts],
  )
  return Object.values(Staleness).flatMap((stale) => {
    const count = found?.[stale] ?? 0
    return count === 0 ? [] : [{ stale, count }]
  })
}

/** SQL of what a question asks for, with its parameters. */
interface Asked {
  condition: string
  values: readonly unknown[]
}

async function asked(session: Session, viewer: Viewer | null, question: LedgerQuestion, now: Date): Promise<Asked> {
  const { within, type, state, stale, onlyOpen, mine } = question
  const access = await requireLedger(session, viewer, within)
  const conditions = ['($4::text is null or entry.type = $4)', '($5::text is null or entry.state = $5)']
  if (stale) conditions.push(STALE[stale])
  if (onlyOpen) conditions.push(IS_STALE)
  if (mine) conditions.push('entry.editor_id = $6')
  return {
    condition: conditions.join(' and '),
    values: [
      within,
      now.toISOString(),
      access.readsDrafts,
      type ?? null,
      state ?? null,
      ...(mine ? [access.viewer.id] : []),
    ],
  }
}

function rows(
  session: Session,
  { condition, values }: Asked,
  order: LedgerOrder,
  after: string | null,
  most: number | null,
): Promise<Row[]> {
  const { first, type, second } = orders[order]
  const key = [first, second, 'entry.id'].map((part) =>
    part === first && type === 'bigint' ? part : `${part} collate "C"`,
  )
  const most$ = values.length + 1
  const beyond = `and (${key}) > ($${most$ + 1}::${type}, $${most$ + 2}, $${most$ + 3})`
  return session.rows<Row>(
    `${ENTRIES} select ${COLUMNS}, concat_ws(' ', ${key}) as key from (
       select * from entry where ${condition} ${after === null ? '' : beyond} order by ${key} limit $${most$}::integer
     ) entry order by ${key}`,
    [...values, most, ...(after?.split(' ') ?? [])],
  )
}
