import type { Database, Session } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { checkFree, readEmail } from './accounts.ts'
import { record } from './audit.ts'
import { requireRole, requireViewer } from './authority.ts'
import { checkPlace } from './grants.ts'
import { invitationsOf, invitedPlaces } from './invitations.ts'
import { makeLink } from './links.ts'
import type { Granted, Viewer } from './viewer.ts'

const MOST_GRANTS = 50
/** So many people may wait to take up the invitations of one administrator. */
const MOST_OPEN = 500

/**
 * Makes the link by which somebody with this address makes an account with these roles. An earlier one for the address ends.
 * @throws {HubError} UNAUTHENTICATED or FORBIDDEN unless the viewer is an administrator at every place of the roles, and of an
 * earlier invitation, which this one ends;
 * GRANTS_UNFIT, EMAIL_UNFIT, EMAIL_TAKEN, UNKNOWN_PLACE, TOO_MANY_INVITATIONS
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
    await checkFew(session, administrator)
    const link = await makeLink(session, origin, 'INVITATION', { email, grants }, administrator)
    for (const { role, place } of grants) {
      await record(session, administrator, { action: 'invite', place, target: email, details: { role } })
    }
    return link
  })
}

async function checkFew(session: Session, administrator: Viewer): Promise<void> {
  const open = await invitationsOf(session, administrator)
  if (open < MOST_OPEN) return
  throw new HubError(
    'TOO_MANY_INVITATIONS',
    `${open} people have not taken up your invitations yet; ${MOST_OPEN} are possible. Cancel some, or wait until they did.`,
  )
}
