/** Manuscripts as they are stored, and who may see them. */
import type { Manuscript } from '../../schema/manuscript.ts'
import type { ManuscriptState } from '../../schema/terms.ts'
import type { Session } from '../database/database.ts'
import { includes, requireRole, requireViewer } from '../editorial/authority.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'

/** A manuscript as the database gives it: moments are ISO 8601 text. */
export type StoredManuscript = Omit<Manuscript, 'createdAt' | 'updatedAt' | 'publishAt' | 'publishedAt'> & {
  createdAt: string
  updatedAt: string
  publishAt: string | null
  publishedAt: string | null
}

const COLUMNS = `id::text, place, slug, title, document, version, state, stage, stages, writers, author,
  changed_by as "changedBy", to_json(created_at) #>> '{}' as "createdAt", to_json(updated_at) #>> '{}' as "updatedAt",
  approved_digest as "approvedDigest", to_json(publish_at) #>> '{}' as "publishAt", publish_reason as "publishReason",
  scheduled_by as "scheduledBy", to_json(published_at) #>> '{}' as "publishedAt", problem_code as "problemCode",
  problem_message as "problemMessage"`

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** The manuscript; null where there is none, or the viewer has no role at its place. */
export async function seenManuscript(
  session: Session,
  viewer: Viewer | null,
  id: string,
): Promise<StoredManuscript | null> {
  requireViewer(viewer)
  const manuscript = await findManuscript(session, id)
  if (manuscript === null) return null
  return requireRole(session, viewer, 'CONTRIBUTOR', manuscript.place).then(
    () => manuscript,
    (error: unknown) => {
      if (error instanceof HubError && error.code === 'FORBIDDEN') return null
      throw error
    },
  )
}

/**
 * The manuscript, which nobody else changes until the transaction ends.
 * @throws {HubError} MANUSCRIPT_UNKNOWN; MANUSCRIPT_CONFLICT where it is no longer at the version that the editor saw.
 */
export async function lockedManuscript(session: Session, id: string, version: number): Promise<StoredManuscript> {
  const manuscript = await lockedAtAnyVersion(session, id)
  checkVersion(manuscript, version)
  return manuscript
}

/** The manuscript, which nobody else changes until the transaction ends. @throws {HubError} MANUSCRIPT_UNKNOWN */
export async function lockedAtAnyVersion(session: Session, id: string): Promise<StoredManuscript> {
  const manuscript = await findManuscript(session, id, 'for update')
  if (manuscript !== null) return manuscript
  throw new HubError('MANUSCRIPT_UNKNOWN', `id: there is no manuscript ${id}. Look it up in the list.`, {
    input: ['id'],
  })
}

/** @throws {HubError} MANUSCRIPT_CONFLICT where it is no longer at the version that the editor saw */
export function checkVersion(manuscript: StoredManuscript, version: number): void {
  if (manuscript.version === version) return
  throw new HubError(
    'MANUSCRIPT_CONFLICT',
    `version: ${manuscript.changedBy} changed this manuscript meanwhile; it is at version ${manuscript.version}, not ${version}. Compare both, then send yours again with version ${manuscript.version}.`,
    { input: ['version'] },
  )
}

/** The manuscript, whoever may see it; null where there is none. */
export async function findManuscript(session: Session, id: string, lock = ''): Promise<StoredManuscript | null> {
  if (!uuid.test(id)) return null
  const [row] = await session.rows<StoredManuscript>(
    `select ${COLUMNS} from manuscript where id = $1::text::uuid ${lock}`,
    [id],
  )
  return row ?? null
}

/** The open manuscript of the story with this slug, if somebody works on one. */
export async function openManuscript(session: Session, slug: string): Promise<StoredManuscript | null> {
  const [row] = await session.rows<StoredManuscript>(
    `select ${COLUMNS} from manuscript where slug = $1 and state in ('WRITING', 'IN_REVIEW', 'RETURNED', 'APPROVED', 'SCHEDULED')`,
    [slug],
  )
  return row ?? null
}

export interface ManuscriptList {
  state: ManuscriptState | null
  first: number
  /** Id of the last one that was shown before. */
  after: string | null
}

/** The manuscripts of all places where the viewer has a role that writes, those changed last first. */
export async function seenManuscripts(
  session: Session,
  viewer: Viewer | null,
  { state, first, after }: ManuscriptList,
): Promise<{ nodes: StoredManuscript[]; totalCount: number }> {
  const { grants } = requireViewer(viewer)
  const places = grants.filter(({ role }) => includes(role, 'CONTRIBUTOR')).map(({ place }) => place)
  const seen = `($2::text is null or state = $2) and ('' = any($1::text[]) or exists (
    select from unnest($1::text[]) at (path) where place = at.path or (starts_with(place, at.path || '/')
      and not exists (select from place published where published.path = manuscript.place))
  ) or place in (
    select below.path from place_link link join place above on above.id = link.ancestor_id
    join place below on below.id = link.descendant_id where above.path = any($1::text[])
  ))`
  const nodes = await session.rows<StoredManuscript>(
    `select ${COLUMNS} from manuscript where ${seen} and ($4::text is null or (updated_at, id) < (
       select last.updated_at, last.id from manuscript last where last.id = $4::uuid
     )) order by updated_at desc, id desc limit $3::int`,
    [places, state, first, after !== null && uuid.test(after) ? after : null],
  )
  const [total] = await session.rows<{ count: number }>(
    `select count(*)::integer as count from manuscript where ${seen}`,
    [places, state],
  )
  return { nodes, totalCount: total?.count ?? 0 }
}
