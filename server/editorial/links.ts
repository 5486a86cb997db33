/** Links that work once and for a while. The token stands behind #, so that no server and no log sees it. */
import { createHash, randomBytes } from 'node:crypto'
import type { OneTimeLink } from '../../schema/one-time-link.ts'
import type { Session } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { hasRole } from './authority.ts'
import { findEditor } from './editors.ts'
import { heldPlaces } from './held-places.ts'
import type { Granted, Viewer } from './viewer.ts'

export type LinkKind = OneTimeLink['kind']

/** What a link is for. */
export interface Linked {
  readonly email: string
  readonly grants: readonly Granted[]
  readonly expiresAt: Date
}

const TOKEN_BYTES = 32
const HOUR_MS = 3_600_000
const LIFETIMES: Record<LinkKind, number> = { SETUP: 24 * HOUR_MS, INVITATION: 7 * 24 * HOUR_MS, RESET: 24 * HOUR_MS }
const PAGES: Record<LinkKind, string> = { SETUP: 'setup', INVITATION: 'invitation', RESET: 'password' }

/**
 * Makes a link to the studio under the public `origin`, in place of every earlier one of its kind for this address.
 * Whoever opens it may choose a password. It is good for no longer than its `maker` could make it; the operator has none.
 */
export async function makeLink(
  session: Session,
  origin: string,
  kind: LinkKind,
  { email, grants }: Pick<Linked, 'email' | 'grants'>,
  maker: Pick<Viewer, 'id'> | null = null,
): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  await session.rows('delete from one_time_link where (kind = $1 and email = $2) or expires_at < now()', [kind, email])
  await session.rows(
    `insert into one_time_link (digest, kind, email, grants, expires_at, maker_id)
     values ($1, $2, $3, $4::text::jsonb, $5::text::timestamptz, $6)`,
    [
      digestOf(token),
      kind,
      email,
      JSON.stringify(grants),
      new Date(Date.now() + LIFETIMES[kind]).toISOString(),
      maker?.id ?? null,
    ],
  )
  return `${origin}/studio/${PAGES[kind]}/#${token}`
}

/** What the link with this token is for; null where it cannot be used (any more). */
export async function findLink(session: Session, kind: LinkKind, token: string): Promise<Linked | null> {
  const [row] = await session.rows<{ email: string; grants: string; expires: string; maker: string | null }>(
    `select email, grants::text, to_json(expires_at)::text as expires, maker_id as maker from one_time_link
     where digest = $1 and kind = $2 and used_at is null and expires_at > now()`,
    [digestOf(token), kind],
  )
  if (!row) return null
  const { email, expires, maker } = row
  const grants: Granted[] = JSON.parse(row.grants)
  const places = kind === 'RESET' ? await heldPlaces(session, email) : grants.map(({ place }) => place)
  if (maker !== null && !(await administers(session, maker, places))) return null
  return { email, grants, expiresAt: new Date(JSON.parse(expires)) }
}

/** Whether the editor is an administrator of all these places, and may sign in, now. */
async function administers(session: Session, id: string, places: readonly string[]): Promise<boolean> {
  const editor = await findEditor(session, id)
  if (editor === null || editor.disabledAt !== null) return false
  for (const place of places) if (!(await hasRole(session, editor, 'ADMINISTRATOR', place))) return false
  return true
}

/**
 * Uses the link up, in the transaction of what it is used for, and tells what it is for.
 * @throws {HubError} LINK_UNFIT where it is unknown, used or expired
 */
export async function useLink(session: Session, kind: LinkKind, token: string): Promise<Linked> {
  const linked = await findLink(session, kind, token)
  const [used] = await session.rows(
    'update one_time_link set used_at = now() where digest = $1 and used_at is null returning digest',
    [digestOf(token)],
  )
  if (linked && used) return linked
  throw new HubError('LINK_UNFIT', 'This link is unknown, used or expired. Ask for a new one.', { input: ['token'] })
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
