/** The states that a document's claims have had, read from its log of revisions. */
import type { AchievementClaim, Draft, Evidence, FigureClaim } from '../../schema/draft.ts'
import type { Session } from '../database/database.ts'
import { canonical, type Json } from './rows.ts'

/** One revision of a document, as the log has it. */
export interface Logged {
  id: number
  version: number
  /** Null for a withdrawal. */
  document: Draft | null
  text: string
  digest: string
  reason: string | null
  /** ISO 8601. */
  publishedAt: string
}

/** All revisions of a document, oldest first. */
export function logOf(session: Session, slug: string): Promise<Logged[]> {
  return session.rows<Logged>(
    `select id, version, document, text, digest, reason, to_json(published_at) #>> '{}' as "publishedAt"
     from revision where slug = $1 order by version`,
    [slug],
  )
}

/** One state of a claim: what it said from one revision until it said something else. */
export interface State<Claim> {
  claim: Claim
  /** The revision that brought it. */
  since: Logged
  /** The last revision that had it, whose sentence states it. */
  until: Logged
  evidence: Evidence
}

/** The states of each figure by its key, oldest first. */
export function figureHistory(log: readonly Logged[]): Map<string, State<FigureClaim>[]> {
  return history(log, ({ figures }) => figures, figureState)
}

/** The states of each achievement by its key, oldest first. */
export function achievementHistory(log: readonly Logged[]): Map<string, State<AchievementClaim>[]> {
  return history(
    log,
    ({ achievements }) => achievements,
    ({ title, rank, awardedBy, period }) => ({
      title,
      rank,
      awardedBy,
      period,
    }),
  )
}

/** What makes a figure another number: not the sentence, but what it says. */
export function figureState(figure: FigureClaim, { indicators }: Draft): Json {
  const { value, valueMax, display, qualifier, status, period } = figure
  // Where another document states the indicator, its unit cannot change while this one refers to it.
  const unit = indicators.find(({ slug }) => slug === figure.indicator)?.unit.code ?? null
  return { value, valueMax, display, qualifier, status, period, unit }
}

function history<Claim extends { key: string; evidence: Evidence }>(
  log: readonly Logged[],
  claimsOf: (draft: Draft) => readonly Claim[],
  stateOf: (claim: Claim, draft: Draft) => Json,
): Map<string, State<Claim>[]> {
  const states = new Map<string, State<Claim>[]>()
  for (const revision of log) {
    const { document } = revision
    if (document === null) continue
    for (const claim of claimsOf(document)) {
      const known = states.get(claim.key) ?? []
      const last = known.at(-1)
      const said = last?.until.document && canonical(stateOf(last.claim, last.until.document))
      if (last !== undefined && said === canonical(stateOf(claim, document))) {
        Object.assign(last, { claim, until: revision, evidence: claim.evidence })
      } else {
        known.push({ claim, since: revision, until: revision, evidence: claim.evidence })
      }
      states.set(claim.key, known)
    }
  }
  return states
}
