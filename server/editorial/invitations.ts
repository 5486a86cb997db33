/** Invitations that nobody has taken up yet. */
import type { Database, Session } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { record } from './audit.ts'
import { EVERYWHERE, requireRole, requireViewer } from './authority.ts'
import type { Linked } from './links.ts'
import { BELOW } from './places-below.ts'
import type { Granted, Viewer } from './viewer.ts'

const OPEN = "kind = 'INVITATION' and used_at is null and expires_at > now()"

/**
 * Whom somebody invited to a role at the place or below it, by address; for EVERYWHERE all of them.
 * @throws {HubError} UNAUTHENTICATED or FORBIDDEN unless the viewer is an administrator there
 */
export async function listInvitations(
  session: Session,
  viewer: Viewer | null,
  place: string | undefined,
): Promise<Linked[]> {
  const path = place ?? EVERYWHERE
  await requireRole(session, viewer, 'ADMINISTRATOR', path)
  const rows = await session.rows<{ email: string; grants: string; expires: string }>(
    `select email, grants::text, to_json(expires_at) #>> '{}' as expires from one_time_link
     where ${OPEN} and ($1 = '' or exists (
       select from jsonb_to_recordset(grants) given (place text) where given.place in (${BELOW})
     )) order by email`,
    [path],
  )
  return rows.map(({ email, grants, expires }) => ({
    email,
    grants: JSON.parse(grants),
    expiresAt: new Date(expires),
  }))
}

/** The places of the roles to which somebody with this address is invited; none where nobody invited them. */
export async function invitedPlaces(session: Session, email: string): Promise<string[]> {
  const rows = await session.rows<{ place: string }>(
    `select distinct given.place from one_time_link cross join jsonb_to_recordset(grants) given (place text)
     where email = $1 and ${OPEN}`,
    [email],
  )
  return rows.map(({ place }) => place)
}

/** How many of the administrator's invitations nobody has taken up yet. */
export async function invitationsOf(session: Session, { id }: Pick<Viewer, 'id'>): Promise<number> {
  const [made] = await session.rows<{ count: number }>(
    `select count(*)::integer as count from one_time_link where maker_id = $1 and ${OPEN}`,
    [id],
  )
  return made?.count ?? 0
}

/**
 * Ends an invitation, whose link works no more. Gives its address.
 * @throws {HubError} UNAUTHENTICATED or FORBIDDEN unless the viewer is an administrator at every place of its roles, of the
 * whole hub where there is none; INVITATION_UNKNOWN
 */
export async function cancelInvitation(database: Database, viewer: Viewer | null, text: string): Promise<string> {
  const administrator = requireViewer(viewer)
  const email = text.trim().toLowerCase()
  return database.transaction(async (session) => {
    const [link] = await session.rows<{ grants: string }>(
      `select grants::text from one_time_link where email = $1 and ${OPEN} for update`,
      [email],
    )
    const grants: Granted[] = link ? JSON.parse(link.grants) : []
    const places = link ? grants.map(({ place }) => place) : [EVERYWHERE]
    for (const place of places) await requireRole(session, viewer, 'ADMINISTRATOR', place)
    if (!link) {
      throw new HubError('INVITATION_UNKNOWN', `email: nobody waits to be invited as ${email}. Look at the list.`, {
        input: ['email'],
      })
    }
    await session.rows(`delete from one_time_link where email = $1 and ${OPEN}`, [email])
    for (const place of new Set(places)) {
      await record(session, administrator, { action: 'cancelInvitation', place, target: email })
    }
    return email
  })
}
