/** What every resolver of the executor is handed. */
import type { Database } from './database/database.ts'
import type { Viewer } from './editorial/viewer.ts'
import type { Variables } from './queries/outline.ts'
import type { Reader } from './queries/reader.ts'

export interface Context {
  readonly reader: Reader
  readonly database: Database
  /** Who asks; null for everybody who did not sign in. */
  readonly viewer: Viewer | null
  /** What the request brings for the planner besides its variables. */
  readonly given: Variables
  /** What its answer is to warn of, as far as it was read. */
  readonly warnings: unknown[]
  /** The public origin, with which links begin. */
  readonly origin: string
  /** By which a request is found in the log. */
  readonly requestId: string
}
