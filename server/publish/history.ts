/** The states that a document's claims have had, read from its log of revisions. */
import type { AchievementClaim, Draft, FigureClaim } from '../../schema/draft.ts'
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
  /** Slug of the story to read instead of one that is withdrawn. */
  redirect: string | null
  /** ISO 8601. */
  publishedAt: string
}

/** All revisions of a document, oldest first. */
export function logOf(session: Session, slug: string): Promise<Logged[]> {
  return session.rows<Logged>(
    `select id, version, document, text, digest, reason, redirect, to_json(published_at) #>> '{}' as "publishedAt"
     from revision where slug = $1 order by version`,
    [slug],
  )
}

/** One state of a claim: what it said until it said something else. */
export interface State<Claim> {
  /** As the revision has it that brought the state. */
  claim: Claim
  since: Published
}

/** A revision that is no withdrawal. */
export type Published = Logged & { document: Draft }

/** The states of each figure by its key, oldest first. */
export function figureHistory(log: readonly Logged[]): Map<string, State<FigureClaim>[]> {
  return history(log, ({ figures }) => figures, figureState)
}

/** The states of the figures that the document has. */
export function statesNow({ figures }: Draft, log: readonly Logged[]): Map<string, State<FigureClaim>[]> {
  const all = figureHistory(log)
  return new Map(figures.map(({ key }) => [key, all.get(key) ?? []]))
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

/** What makes a figure another number: not the sentence, but what it says, and of whom. */
export function figureState(figure: FigureClaim, { indicators }: Draft): Json {
  const { subject, indicator, value, valueMax, display, qualifier, status, period } = figure
  // Where another document states the indicator, its unit cannot change while this one refers to it.
  const unit = indicators.find(({ slug }) => slug === indicator)?.unit.code ?? null
  return { subject, indicator, value, valueMax, display, qualifier, status, period, unit }
}

function history<Claim extends { key: string }>(
  log: readonly Logged[],
  claimsOf: (draft: Draft) => readonly Claim[],
  stateOf: (claim: Claim, draft: Draft) => Json,
): Map<string, State<Claim>[]> {
  const states = new Map<string, State<Claim>[]>()
  for (const revision of log.filter(isPublished)) {
    for (const claim of claimsOf(revision.document)) {
      const known = states.get(claim.key) ?? []
      const last = known.at(-1)
      const said = last && canonical(stateOf(last.claim, last.since.document))
      if (said !== canonical(stateOf(claim, revision.document))) known.push({ claim, since: revision })
      states.set(claim.key, known)
    }
  }
  return states
}

export function isPublished(revision: Logged): revision is Published {
  return revision.document !== null
}
