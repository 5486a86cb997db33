/** Takes a picture into a manuscript, and tells who may see one that is not published. */
import type { Database, Session } from '../database/database.ts'
import { type StoredManuscript, seenManuscript } from '../drafts/manuscripts.ts'
import { checkState } from '../drafts/states.ts'
import { record } from '../editorial/audit.ts'
import { hasRole } from '../editorial/authority.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'
import { encodePicture } from './encode.ts'
import { forgetPictures, keepPicture, roomForPicture } from './files.ts'

export interface HandedPicture {
  file: string
  /** Widths that it is served in, ascending. */
  widths: number[]
}

/**
 * The manuscript that a picture is handed in for.
 * @throws {HubError} UNAUTHENTICATED; MANUSCRIPT_UNKNOWN unless the viewer writes at its place; MANUSCRIPT_STATE while it
 * is reviewed
 */
export async function manuscriptOfPicture(
  session: Session,
  viewer: Viewer | null,
  id: string,
): Promise<StoredManuscript> {
  const manuscript = await seenManuscript(session, viewer, id)
  if (manuscript === null) {
    throw new HubError('MANUSCRIPT_UNKNOWN', `manuscript: there is none ${id} at your places. Look it up in the list.`)
  }
  checkState('save', manuscript)
  return manuscript
}

/**
 * Encodes and keeps a picture for the manuscript, all of it or nothing. The same bytes again give the same picture.
 * @throws {HubError} as `manuscriptOfPicture` does; PICTURE_HEIC, PICTURE_UNREADABLE, PICTURE_TOO_LARGE
 */
export async function handInPicture(
  database: Database,
  viewer: Viewer,
  { manuscript: id, bytes }: { manuscript: string; bytes: Uint8Array },
): Promise<HandedPicture> {
  const encoded = await encodePicture(bytes)
  const file = await database.transaction(async (session) => {
    const { place, slug } = await manuscriptOfPicture(session, viewer, id)
    await forgetPictures(session)
    await roomForPicture(session, bytes.length)
    const file = await keepPicture(session, { bytes, encoded, place })
    await record(session, viewer, {
      action: 'addPicture',
      place,
      target: slug,
      details: { manuscript: id, picture: file },
    })
    return file
  })
  return { file, widths: [...new Set(encoded.forms.map(({ width }) => width))] }
}

/** Whether the viewer writes at one of the places for which the picture was handed in. */
export async function maySeePicture(session: Session, viewer: Viewer, digest: string): Promise<boolean> {
  const places = await session.rows<{ place: string }>('select place from picture_place where file_digest = $1', [
    digest,
  ])
  for (const { place } of places) if (await hasRole(session, viewer, 'CONTRIBUTOR', place)) return true
  return false
}

/** Whether a manuscript shows the picture that was handed in for its place, or the public sees it anyway. */
export async function isShownBy(session: Session, manuscript: StoredManuscript, digest: string): Promise<boolean> {
  const shown = await session.rows(
    `select from manuscript where id = $1::text::uuid
       and document -> 'pictures' @> jsonb_build_array(jsonb_build_object('file', $2::text))
       and exists (select from picture_place where file_digest = $2 and picture_place.place = manuscript.place)
     union all select from picture where file_digest = $2 limit 1`,
    [manuscript.id, digest],
  )
  return shown.length > 0
}
