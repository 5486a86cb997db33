import type { Database } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { checkFree, readEmail } from './accounts.ts'
import { record } from './audit.ts'
import { requireRole, requireViewer } from './authority.ts'
import { checkPlace } from './grants.ts'
import { invitedPlaces } from './invitations.ts'
import { makeLink } from './links.ts'
import type { Granted, Viewer } from './viewer.ts'

const MOST_GRANTS = 50

/**
 * Makes the link by which somebody with this address makes an account with these roles. An earlier one for the address ends.
 * @throws {HubError} UNAUTHENTICATED or FORBIDDEN unless the viewer is an administrator at every place of the roles, and of an
 * earlier invitation, which this one ends;
 * GRANTS_UNFIT, EMAIL_UNFIT, EMAIL_TAKEN, UNKNOWN_PLACE
 */
export async function invite(
  database: Database,
  viewer: Viewer | null,
  origin: string,
  { email: text, grants }: { email: string; grants: readonly Granted[] },
): Promise<string> {
  if (grants.length === 0 || grants.length > MOST_GRANTS) {
    throw new HubError('GRANTS_UNFIT', `grants: give 1 to ${MOST_GRANTS} roles, not ${grants.length}.`, {
      input: ['grants'],
    })
  }
  const administrator = requireViewer(viewer)
  return database.transaction(async (session) => {
    for (const { place } of grants) await requireRole(session, viewer, 'ADMINISTRATOR', place)
    for (const { place } of grants) await checkPlace(session, place)
    const email = readEmail(text)
    await checkFree(session, email)
    for (const place of await invitedPlaces(session, email)) {
      await requireRole(session, viewer, 'ADMINISTRATOR', place)
    }
    const link = await makeLink(session, origin, 'INVITATION', { email, grants }, administrator)
    for (const { role, place } of grants) {
      await record(session, administrator, { action: 'invite', place, target: email, details: { role } })
    }
    return link
  })
}
