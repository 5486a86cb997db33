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
  const acts = await actsOf(session, slug)
  return log.reverse().map((revision) => ({
    ...revision,
    ...handsOf(acts, revision.version),
    isWithdrawal: revision.document === null,
  }))
}

interface Act {
  action: string
  name: string
  at: string
  manuscript: string | null
  stage: number | null
  /** The version that it made. */
  revision: number | null
}

function actsOf(session: Session, slug: string): Promise<Act[]> {
  return session.rows<Act>(
    `select action, actor_name as name, to_json(at) #>> '{}' as at, details ->> 'manuscript' as manuscript,
       (details ->> 'stage')::integer as stage, (details ->> 'revision')::integer as revision
     from audit_entry where target = $1
       and action in ('submitManuscript', 'approveManuscript', 'publishManuscript', 'withdrawStory') order by id`,
    [slug],
  )
}

/** Through whose hands a version went: approvals before the last submission were of another text. */
function handsOf(acts: readonly Act[], version: number): Pick<StoryRevision, 'publishedBy' | 'approvals'> {
  const last = acts.findIndex(({ revision }) => revision === version)
  const { name, manuscript } = acts[last] ?? { name: null, manuscript: null }
  if (manuscript === null) return { publishedBy: name, approvals: [] }
  const before = acts.slice(0, last).filter((act) => act.manuscript === manuscript)
  const submitted = before.findLastIndex(({ action }) => action === 'submitManuscript')
  const approvals = before
    .slice(submitted + 1)
    .flatMap(({ action, name, at, stage }) =>
      action === 'approveManuscript' && stage !== null ? [{ stage, name, at }] : [],
    )
  return { publishedBy: name, approvals }
}
