/** Every published state of a story, for the editors of its place. */
import type { StoryRevision } from '../../schema/story-revision.ts'
import type { Session } from '../database/database.ts'
import { hasRole, requireViewer } from '../editorial/authority.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { logOf } from '../publish/history.ts'

/** All revisions of the story, newest first; null where it never was published, or the viewer writes nothing at its place. */
export async function seenRevisions(
  session: Session,
  viewer: Viewer | null,
  slug: string,
): Promise<StoryRevision[] | null> {
  const editor = requireViewer(viewer)
  const log = await logOf(session, slug)
  const place = log.findLast(({ document }) => document !== null)?.document?.story.place
  if (place === undefined || !(await hasRole(session, editor, 'CONTRIBUTOR', place))) return null
  return log.reverse().map((revision) => ({ ...revision, isWithdrawal: revision.document === null }))
}
