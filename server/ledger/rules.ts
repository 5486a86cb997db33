/** What a district sets for the ledgers of its places: from when on something is stale, and how often it is reminded of. */
import type { LedgerRule } from '../../schema/ledger-rule.ts'
import type { Database, Session } from '../database/database.ts'
import { record } from '../editorial/audit.ts'
import { requireRole } from '../editorial/authority.ts'
import { checkDistrict } from '../editorial/review-stages.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'

/** Where the district set nothing. */
export const DEFAULTS = { staleDays: 90, remindDays: 7, draftsDigests: true } as const

/** What holds for the place with this path: what the nearest district at or above it set. */
export async function ledgerRuleAt(session: Session, path: string): Promise<LedgerRule> {
  const [rule] = await session.rows<LedgerRule>(
    `select rule.place, rule.stale_days as "staleDays", rule.remind_days as "remindDays",
       rule.drafts_digests as "draftsDigests" from place below
     join place_link link on link.descendant_id = below.id
     join place above on above.id = link.ancestor_id
     join ledger_rule rule on rule.place = above.path
     where below.path = $1 order by link.depth limit 1`,
    [path],
  )
  return rule ?? { place: '', ...DEFAULTS }
}

/** A rule as it is set; null leaves whether digests are drafted as it is. */
type Wanted = Omit<LedgerRule, 'draftsDigests'> & { draftsDigests: boolean | null }

/**
 * Sets what holds for a district, and gives it.
 * @throws {HubError} UNAUTHENTICATED or FORBIDDEN unless the viewer is an administrator there; LEDGER_RULE_UNFIT, STAGES_UNFIT
 */
export function setLedgerRule(database: Database, viewer: Viewer | null, wanted: Wanted): Promise<LedgerRule> {
  const { place, staleDays, remindDays } = wanted
  return database.transaction(async (session) => {
    const administrator = await requireRole(session, viewer, 'ADMINISTRATOR', place)
    await checkDistrict(session, place, 'LEDGER_RULE_UNFIT')
    checkDays('staleDays', staleDays, 3650)
    checkDays('remindDays', remindDays, 365)
    const draftsDigests = wanted.draftsDigests ?? (await ledgerRuleAt(session, place)).draftsDigests
    await session.rows(
      `insert into ledger_rule (place, stale_days, remind_days, drafts_digests) values ($1, $2, $3, $4) on conflict (place)
       do update set stale_days = excluded.stale_days, remind_days = excluded.remind_days,
         drafts_digests = excluded.drafts_digests`,
      [place, staleDays, remindDays, draftsDigests],
    )
    const rule = { staleDays, remindDays, draftsDigests }
    await record(session, administrator, { action: 'setLedgerRule', place, details: rule })
    return { place, ...rule }
  })
}

function checkDays(argument: string, days: number, most: number): void {
  if (days >= 1 && days <= most) return
  throw new HubError('LEDGER_RULE_UNFIT', `${argument}: ${days} is not possible. Give 1 to ${most} days.`, {
    input: [argument],
  })
}
