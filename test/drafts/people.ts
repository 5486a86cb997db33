/** Editors for tests: what they may do, and where. */
import type { Role } from '../../schema/terms.ts'
import type { Viewer } from '../../server/editorial/viewer.ts'

/** Somebody with one role at one place. */
export function editor(name: string, role: Role, place: string): Viewer {
  return { id: name, name, email: `${name}@example.org`, grants: [{ role, place }] }
}
