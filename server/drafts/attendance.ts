/** Who has a manuscript open: each window says so every few seconds, and is told of the others. */
import type { Database } from '../database/database.ts'
import { requireViewer } from '../editorial/authority.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'
import { seenManuscript } from './manuscripts.ts'

/** So long after its last word a window counts as closed. */
const CLOSED_SECONDS = 15

export interface Attending {
  others: { name: string; isMyself: boolean }[]
  version: number
  changedBy: string
}

/**
 * Takes down that the viewer has the manuscript open in this window, and tells who else has, and how far it is by now.
 * Nothing of it goes into the log: it happens every few seconds and changes nothing.
 * @throws {HubError} MANUSCRIPT_UNKNOWN, also for whoever may not see it; MANUSCRIPT_UNFIT for a window without a name
 */
export async function attend(
  database: Database,
  viewer: Viewer | null,
  { id, tab }: { id: string; tab: string },
): Promise<Attending> {
  const { id: editorId, name } = requireViewer(viewer)
  if (!/^[\w-]{8,64}$/.test(tab)) {
    throw new HubError('MANUSCRIPT_UNFIT', 'tab: give 8 to 64 letters, digits or hyphens.', { input: ['tab'] })
  }
  const manuscript = await seenManuscript(database, viewer, id)
  if (manuscript === null) {
    throw new HubError('MANUSCRIPT_UNKNOWN', `id: there is no manuscript ${id}. Look it up in the list.`, {
      input: ['id'],
    })
  }
  const others = await database.transaction(async (session) => {
    await session.rows(`delete from attendance where seen_at < now() - make_interval(secs => $1)`, [CLOSED_SECONDS])
    await session.rows(
      `insert into attendance (manuscript_id, tab, editor_id, name, seen_at)
       values ($1::text::uuid, $2, $3, $4, now())
       on conflict (manuscript_id, tab) do update set editor_id = $3, name = $4, seen_at = now()`,
      [id, tab, editorId, name],
    )
    return session.rows<{ name: string; isMyself: boolean }>(
      `select distinct name, editor_id = $3 as "isMyself" from attendance
       where manuscript_id = $1::text::uuid and tab <> $2 order by name`,
      [id, tab, editorId],
    )
  })
  return { others, version: manuscript.version, changedBy: manuscript.changedBy }
}
