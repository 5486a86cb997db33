/** The rows of a story's pictures. */
import type { Draft } from '../../schema/draft.ts'
import type { PictureFormat } from '../../schema/terms.ts'
import type { Session } from '../database/database.ts'
import { addresses } from './addresses.ts'
import type { KeyOf } from './projection.ts'
import type { Row } from './rows.ts'
import type { Telling } from './telling.ts'

/** What is known of a kept file: the size of its largest form, and all widths. */
export interface PictureSize {
  width: number
  height: number
  widths: number[]
}

/** The kept files of the draft's pictures, by their digests. */
export async function filesOf(session: Session, { pictures = [] }: Draft): Promise<Map<string, PictureSize>> {
  if (pictures.length === 0) return new Map()
  const rows = await session.rows<PictureSize & { digest: string }>(
    'select digest, width, height, widths from picture_file where digest = any($1::text[])',
    [pictures.map(({ file }) => file)],
  )
  return new Map(rows.map(({ digest, ...size }) => [digest, size]))
}

/** A story shows a picture once. */
export const pictureKey: KeyOf = ({ story_id, file_digest }) => `${story_id} ${file_digest}`

export function pictureRows({ id, draft, pictures }: Telling): Row[] {
  return (draft.pictures ?? []).map(({ file, alt, credit, caption, focus }, position) => {
    const { width, height, widths } = sizeOf(pictures, file)
    const srcset = (format: PictureFormat) =>
      widths.map((width) => `${addresses.picture(file, width, format)} ${width}w`).join(', ')
    return {
      story_id: id,
      file_digest: file,
      position,
      alt,
      credit,
      caption,
      width,
      height,
      focus_x: focus.x,
      focus_y: focus.y,
      url: addresses.picture(file, width, 'JPEG'),
      srcset_avif: srcset('AVIF'),
      srcset_webp: srcset('WEBP'),
      srcset_jpeg: srcset('JPEG'),
    }
  })
}

/** Publishing checked that the file is kept. */
export function sizeOf(pictures: ReadonlyMap<string, PictureSize>, file: string): PictureSize {
  const size = pictures.get(file)
  if (size === undefined) throw new Error(`The picture ${file} is published and not kept`)
  return size
}
