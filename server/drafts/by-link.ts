/** What somebody without an account does by a link: comments on a manuscript, or approves its stage, under a given name. */
import type { Database } from '../database/database.ts'
import { record } from '../editorial/audit.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'
import { readDocument } from '../publish/document.ts'
import { requireAnother } from './another-reviewer.ts'
import { move } from './change.ts'
import { type Opened, openPreviewLink, type StoredLink } from './preview-links.ts'
import { placedRemarks, type Said, writeRemarks } from './remarks.ts'
import { stepOfApproval } from './review.ts'

const MOST_COMMENTS = 50

interface Sent {
  token: string
  /** The version that was shown. */
  version: number
}

/**
 * Says something of a manuscript, under the name that the link was made for. Gives what the link is good for then.
 * @throws {HubError} LINK_UNFIT, MANUSCRIPT_CONFLICT, REMARKS_UNFIT
 */
export function commentByLink(database: Database, { token, version }: Sent, said: Said): Promise<Opened> {
  return database.transaction(async (session) => {
    const opened = usable(await openPreviewLink(session, token, 'for update'), 'mayComment')
    const { link, manuscript } = opened
    checkVersion(opened, version)
    const name = signature(link)
    const [before] = await session.rows<{ count: number }>(
      'select count(*)::int as count from remark where manuscript_id = $1::text::uuid and reviewer = $2',
      [manuscript.id, name],
    )
    if ((before?.count ?? 0) >= MOST_COMMENTS) {
      throw new HubError(
        'REMARKS_UNFIT',
        `${MOST_COMMENTS} comments were made by this link. Tell the writers the rest.`,
      )
    }
    await writeRemarks(session, { name }, manuscript, placedRemarks([said], readDocument(manuscript.document).text))
    await record(
      session,
      { id: null, name },
      {
        action: 'commentByLink',
        place: manuscript.place,
        target: manuscript.slug,
        details: { manuscript: manuscript.id, previewLink: link.id },
      },
    )
    return opened
  })
}

/**
 * Approves the stage that the link was made for, once. `viewer` is whoever is signed in in the same browser, if anybody:
 * nobody who wrote on the manuscript approves it by a link that they were given, nor who approved a stage where its
 * district wants another person for each.
 * @throws {HubError} LINK_UNFIT where the link does not let them, or not any more; FORBIDDEN, MANUSCRIPT_CONFLICT
 */
export function approveByLink(database: Database, viewer: Viewer | null, { token, version }: Sent): Promise<Opened> {
  return database.transaction(async (session) => {
    const opened = usable(await openPreviewLink(session, token, 'for update'), 'mayApprove')
    const { link, manuscript } = opened
    checkVersion(opened, version)
    if (viewer !== null && manuscript.writers.includes(viewer.id)) {
      throw new HubError(
        'FORBIDDEN',
        'You wrote on this manuscript, and nobody approves their own work by a link either.',
      )
    }
    if (viewer !== null) await requireAnother(session, viewer, manuscript)
    await session.rows('update preview_link set decided_at = now() where id = $1::int', [link.id])
    const after = await move(session, { id: null, name: signature(link) }, 'approve', manuscript, {
      ...stepOfApproval(manuscript),
      details: { previewLink: link.id, givenBy: link.makerId, signedIn: viewer?.id ?? null },
    })
    return { ...opened, manuscript: after, mayApprove: false }
  })
}

/** How remarks and the log name somebody who came by a link. */
function signature({ name, madeBy }: StoredLink): string {
  return `${name}（凭${madeBy}发出的预览链接）`
}

function usable(opened: Opened | 'unknown' | 'ended', right: 'mayComment' | 'mayApprove'): Opened {
  if (typeof opened === 'object' && opened[right]) return opened
  throw new HubError('LINK_UNFIT', 'This link does not let you do that, or not any more. Ask for a new one.', {
    input: ['token'],
  })
}

function checkVersion({ manuscript }: Opened, version: number): void {
  if (manuscript.version === version) return
  throw new HubError(
    'MANUSCRIPT_CONFLICT',
    'version: the manuscript was changed since you opened it. Load the page again and read it once more.',
    { input: ['version'] },
  )
}
