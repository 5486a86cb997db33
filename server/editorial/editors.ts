/** Everybody who has an account, as administrators see them. */
import type { PageArgs } from '../../schema/connection.ts'
import type { Session } from '../database/database.ts'
import { EVERYWHERE, requireRole } from './authority.ts'
import { type Page, readPage } from './page.ts'
import { BELOW } from './places-below.ts'
import type { Granted, Viewer } from './viewer.ts'

/** An account as it is shown. */
export interface EditorRow extends Viewer {
  /** Whether a one-time code is asked at sign-in. */
  readonly twoFactorEnabled: boolean
  readonly disabledAt: Date | null
}

const columns = `id, name, email, two_factor_enabled is true as "twoFactorEnabled",
  to_json(disabled_at)::text as "disabledAt",
  (select coalesce(json_agg(json_build_object('role', role, 'place', place) order by place, role), '[]')::text
   from role_grant where editor_id = editor.id) as grants`

/** Whoever has a role at or below the place $1; of the whole hub, whoever has an account. */
const within = `($1 = '' or exists (
  select from role_grant where editor_id = editor.id and place in (${BELOW})))`

/**
 * Editors who have some role at the place or below it, by address; for EVERYWHERE all of them.
 * @throws {HubError} UNAUTHENTICATED or FORBIDDEN unless the viewer is an administrator there; BAD_CURSOR and the like
 */
export async function listEditors(
  session: Session,
  viewer: Viewer | null,
  place: string | undefined,
  args: PageArgs,
): Promise<Page<EditorRow>> {
  const path = place ?? EVERYWHERE
  await requireRole(session, viewer, 'ADMINISTRATOR', path)
  return readPage(
    {
      name: 'editors',
      key: /^\S+$/,
      keyOf: ({ email }) => email,
      rows: async (after, most) => {
        const rows = await session.rows<Stored>(
          `select ${columns} from editor where ${within} and email > $2 order by email limit $3`,
          [path, after ?? '', most],
        )
        return rows.map(shown)
      },
      count: async () => {
        const [row] = await session.rows<{ count: number }>(
          `select count(*)::integer as count from editor where ${within}`,
          [path],
        )
        return row?.count ?? 0
      },
    },
    args,
  )
}

/** The account with this id; null where there is none. */
export async function findEditor(session: Session, id: string): Promise<EditorRow | null> {
  const [row] = await session.rows<Stored>(`select ${columns} from editor where id = $1`, [id])
  return row ? shown(row) : null
}

/** Every account, by address: for an operator at the machine itself. */
export async function everyEditor(session: Session): Promise<EditorRow[]> {
  const rows = await session.rows<Stored>(`select ${columns} from editor order by email`)
  return rows.map(shown)
}

interface Stored extends Omit<EditorRow, 'grants' | 'disabledAt'> {
  readonly grants: string
  readonly disabledAt: string | null
}

function shown({ grants, disabledAt, ...editor }: Stored): EditorRow {
  const granted: Granted[] = JSON.parse(grants)
  return { ...editor, grants: granted, disabledAt: disabledAt === null ? null : new Date(JSON.parse(disabledAt)) }
}
