/** That a published number is not changed without saying why. */
import type { Draft, FigureClaim } from '../../schema/draft.ts'
import { HubError } from '../errors.ts'
import { figureHistory, figureState, isPublished, type Logged, type State } from './history.ts'
import { canonical } from './rows.ts'
import { subjectOf } from './statements.ts'

/**
 * Compares each figure with the last state it had, also one from before a withdrawal.
 * @throws {HubError} CORRECTION_NEEDS_REASON naming each changed figure, what it was and what it would be.
 */
export function checkCorrections(draft: Draft, log: readonly Logged[], reason: string | null): void {
  if (reason !== null) return
  const history = figureHistory(log)
  const replaced = replacedBy(draft, log)
  const changed = draft.figures.flatMap((figure) => {
    const last = history.get(figure.key)?.at(-1) ?? replaced(figure)
    if (last === undefined) return []
    if (canonical(figureState(last.claim, last.since.document)) === canonical(figureState(figure, draft))) return []
    return [`${draft.story.slug}/${figure.key}: ${written(last.claim)} → ${written(figure)}`]
  })
  if (changed.length === 0) return
  const head = 'These figures are published and would change; say in `reason` why:'
  throw new HubError('CORRECTION_NEEDS_REASON', [head, ...changed].join('\n'))
}

/**
 * The figure that was published of the same subject, indicator and period, and is there no more: another key in its place
 * would hide from readers that the number was corrected.
 */
function replacedBy(draft: Draft, log: readonly Logged[]): (figure: FigureClaim) => State<FigureClaim> | undefined {
  const since = log.findLast(isPublished)
  const kept = new Set(draft.figures.map(({ key }) => key))
  const gone = since?.document.figures.filter(({ key }) => !kept.has(key)) ?? []
  const claims = new Map(gone.map((claim) => [themeOf(claim), claim]))
  return (figure) => {
    const claim = claims.get(themeOf(figure))
    return claim && since && { claim, since }
  }
}

function themeOf({ subject, indicator, period, status }: FigureClaim): string {
  return canonical({ subject, indicator, period, status })
}

function written({ display, subject, indicator, value, valueMax, qualifier, status, period }: FigureClaim): string {
  const range = valueMax === null ? `${value}` : `${value}–${valueMax}`
  const parts = [range, qualifier, status, period?.label, indicator, subjectOf(subject)[1]]
  return `${display} (${parts.filter(Boolean).join(', ')})`
}
