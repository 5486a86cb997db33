/** What somebody may do with a manuscript, as far as the page offers it; the hub decides. */
import type { Viewer } from './myself.ts'

type Grant = Viewer['grants'][number]
type Role = Grant['role']

/** Each includes those before it. */
const rising: readonly Role[] = ['CONTRIBUTOR', 'EDITOR', 'REVIEWER', 'PUBLISHER']

const deciders: Readonly<Record<number, readonly Role[]>> = {
  1: ['PUBLISHER'],
  2: ['EDITOR', 'PUBLISHER'],
  3: ['EDITOR', 'REVIEWER', 'PUBLISHER'],
}

interface Reviewed {
  place: string
  state: string
  stage: number
  stages: number
}

/** Whether the grant lets somebody write. */
export function isWriter({ role }: Pick<Grant, 'role'>): boolean {
  return role !== 'ADMINISTRATOR'
}

/** Whether they publish somewhere. */
export function isPublisher({ grants }: Pick<Viewer, 'grants'>): boolean {
  return grants.some(({ role }) => role === 'PUBLISHER')
}

/** Whether the next decision on the manuscript is one of the viewer’s role: a stage of review, or its publication. */
export function decides({ grants }: Pick<Viewer, 'grants'>, { place, state, stage, stages }: Reviewed): boolean {
  const role = state === 'APPROVED' ? 'PUBLISHER' : state === 'IN_REVIEW' ? deciders[stages]?.[stage - 1] : undefined
  return role !== undefined && holds(grants, role, place)
}

/** Whether one of the grants gives the role, or one that includes it, at the place. */
export function holds(grants: readonly Grant[], role: Role, place: string): boolean {
  return grants.some(
    (grant) => isWriter(grant) && rising.indexOf(grant.role) >= rising.indexOf(role) && covers(grant.place, place),
  )
}

function covers(above: string, place: string): boolean {
  return above === '' || place === above || place.startsWith(`${above}/`)
}
