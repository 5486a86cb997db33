/** That a published number is not changed without saying why. */
import type { Draft, FigureClaim } from '../../schema/draft.ts'
import { HubError } from '../errors.ts'
import { figureHistory, figureState, type Logged } from './history.ts'
import { canonical } from './rows.ts'
import { subjectOf } from './statements.ts'

/**
 * Compares each figure with the last state it had, also one from before a withdrawal.
 * @throws {HubError} CORRECTION_NEEDS_REASON naming each changed figure, what it was and what it would be.
 */
export function checkCorrections(draft: Draft, log: readonly Logged[], reason: string | null): void {
  if (reason !== null) return
  const history = figureHistory(log)
  const changed = draft.figures.flatMap((figure) => {
    const last = history.get(figure.key)?.at(-1)
    if (last === undefined) return []
    if (canonical(figureState(last.claim, last.since.document)) === canonical(figureState(figure, draft))) return []
    return [`${draft.story.slug}/${figure.key}: ${written(last.claim)} → ${written(figure)}`]
  })
  if (changed.length === 0) return
  const head = 'These figures are published and would change; say in `reason` why:'
  throw new HubError('CORRECTION_NEEDS_REASON', [head, ...changed].join('\n'))
}

function written({ display, subject, indicator, value, valueMax, qualifier, status, period }: FigureClaim): string {
  const range = valueMax === null ? `${value}` : `${value}–${valueMax}`
  const parts = [range, qualifier, status, period?.label, indicator, subjectOf(subject)[1]]
  return `${display} (${parts.filter(Boolean).join(', ')})`
}
