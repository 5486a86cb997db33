/** Who sent a request. */
import type { IncomingMessage } from 'node:http'
import type { Role } from '../../schema/terms.ts'

/** A role at a place, which holds for everything below it. */
export interface Granted {
  readonly role: Role
  /** Path of the place; empty for the whole hub. */
  readonly place: string
}

/** A signed-in editor who is not disabled. */
export interface Viewer {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly grants: readonly Granted[]
  /** Id of the sign-in by which they came. */
  readonly signIn?: string
}

/** Tells who sent a request, by its session cookie or bearer token; null for everybody else. */
export type Identify = (request: IncomingMessage) => Promise<Viewer | null>

/** Whether a request claims to come from somebody: only then is it looked up. */
export function hasCredentials({ headers }: IncomingMessage): boolean {
  return headers.cookie !== undefined || headers.authorization !== undefined
}
