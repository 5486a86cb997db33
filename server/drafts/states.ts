/** The way of a manuscript: which state allows which act, and what the act leaves behind. */
import type { ManuscriptState, Role } from '../../schema/terms.ts'
import { HubError } from '../errors.ts'
import type { StoredManuscript } from './manuscripts.ts'

/** Each act with the states in which it is possible. */
const possible = {
  save: ['WRITING', 'RETURNED'],
  submit: ['WRITING', 'RETURNED'],
  resolve: ['WRITING', 'RETURNED'],
  approve: ['IN_REVIEW'],
  return: ['IN_REVIEW', 'APPROVED'],
  schedule: ['APPROVED'],
  unschedule: ['SCHEDULED'],
  publish: ['APPROVED'],
  share: ['WRITING', 'IN_REVIEW', 'RETURNED', 'APPROVED', 'SCHEDULED'],
  discard: ['WRITING', 'RETURNED'],
} as const satisfies Record<string, readonly ManuscriptState[]>

export type ManuscriptAct = keyof typeof possible

/** @throws {HubError} MANUSCRIPT_STATE naming the state, and those in which the act is possible. */
export function checkState(act: ManuscriptAct, { state }: Pick<StoredManuscript, 'state'>): void {
  const states: readonly ManuscriptState[] = possible[act]
  if (states.includes(state)) return
  throw new HubError(
    'MANUSCRIPT_STATE',
    `The manuscript is ${state}; ${act} is possible where it is ${states.join(' or ')}. Load it again to see how far it is.`,
    { input: ['id'] },
  )
}

/** Who decides in each stage, by the number of stages: the last is always the publisher’s (终审). */
const deciders: Readonly<Record<number, readonly Role[]>> = {
  1: ['PUBLISHER'],
  2: ['EDITOR', 'PUBLISHER'],
  3: ['EDITOR', 'REVIEWER', 'PUBLISHER'],
}

/** The role that decides in the manuscript’s present stage. */
export function deciderOf({ stage, stages }: Pick<StoredManuscript, 'stage' | 'stages'>): Role {
  return deciders[stages]?.[stage - 1] ?? 'PUBLISHER'
}
