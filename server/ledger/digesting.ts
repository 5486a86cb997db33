/**
 * Drafts the digests of each district when a week, month or quarter is over, for its office to review and publish. The table
 * `digest` tells which had their turn: so none is drafted twice, and those missed while no hub ran are made up for.
 */
import { DigestKind } from '../../schema/terms.ts'
import type { Database, Session } from '../database/database.ts'
import { SYSTEM } from '../editorial/audit.ts'
import { log } from '../log.ts'
import { beginDigest, countsOf, type Digested, manuscriptsOf } from './digest.ts'
import { periodsSince } from './period.ts'

const LOOK_AGAIN_MS = 3_600_000
/** So many of a kind are made up for, the latest. */
const MOST_MISSED = 5

export class Digesting {
  readonly #timer: NodeJS.Timeout
  #looking: Promise<void>

  /** Begins with what was missed, and looks once an hour. */
  constructor(private readonly database: Database) {
    this.#looking = this.#look()
    this.#timer = setInterval(() => {
      this.#looking = this.#looking.then(() => this.#look())
    }, LOOK_AGAIN_MS).unref()
  }

  /** Ends after the draft under way. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#looking
  }

  async #look(): Promise<void> {
    await draftDigests(this.database, new Date()).catch((error: unknown) =>
      log.error({ err: error }, 'Digests cannot be drafted; trying again'),
    )
  }
}

/** Drafts what is over at `now` and had no turn yet, each in a transaction of its own. */
export async function draftDigests(database: Database, now: Date): Promise<void> {
  const districts = await database.rows<{ place: string; name: string; wanted: boolean }>(
    `select place.path as place, place.name, coalesce(rule.drafts_digests, true) as wanted
     from place left join ledger_rule rule on rule.place = place.path where level = 'DISTRICT' order by place.path`,
  )
  const known = await database.rows<{ place: string; kind: DigestKind; start: string }>(
    `select place, kind, to_json(max(start)) #>> '{}' as start from digest group by place, kind`,
  )
  const latest = new Map(known.map(({ place, kind, start }) => [`${place} ${kind}`, new Date(start)]))
  for (const { place, name, wanted } of districts) {
    for (const kind of Object.values(DigestKind)) {
      for (const period of periodsSince(kind, latest.get(`${place} ${kind}`) ?? null, now, MOST_MISSED)) {
        await database.transaction((session) => takeTurn(session, { place, name, kind, period, now }, wanted))
      }
    }
  }
}

async function takeTurn(session: Session, digest: Digested, wanted: boolean): Promise<void> {
  const { place, kind, period } = digest
  const key = [place, kind, period.start.toISOString()]
  // Another process that is at the same one has this wait, and finds it taken.
  const taken = await session.rows(
    `insert into digest (place, kind, start) values ($1, $2, $3::text::timestamptz) on conflict do nothing returning place`,
    key,
  )
  if (taken.length === 0 || !wanted) return
  const counts = await countsOf(session, digest)
  if (Object.values(counts).every((count) => count === 0)) return
  const own = await manuscriptsOf(session, digest, [
    'WRITING',
    'IN_REVIEW',
    'RETURNED',
    'APPROVED',
    'SCHEDULED',
    'PUBLISHED',
  ])
  const { id } = own[0] ?? (await beginDigest(session, SYSTEM, digest, counts))
  await session.rows(
    `update digest set manuscript_id = $4::text::uuid where place = $1 and kind = $2 and start = $3::text::timestamptz`,
    [...key, id],
  )
}
