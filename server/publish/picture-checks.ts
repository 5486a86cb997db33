/** What a draft's shape does not say of its pictures. */
import type { Draft } from '../../schema/draft.ts'
import type { Session } from '../database/database.ts'
import { HubError } from '../errors.ts'
import type { Problem } from './document-checks.ts'
import { namedPictures } from './picture-html.ts'

/** Pictures stated twice, named by the text without being stated, of minors for whom nobody consented, or in a profile. */
export function pictureProblems({ story, sheet, profile, pictures = [] }: Draft): Problem[] {
  const files = pictures.map(({ file }) => file)
  const named = sheet === undefined ? namedPictures(story.body) : []
  const unknown = named.filter((file) => !files.includes(file))
  return [
    ...(profile !== undefined && pictures.length > 0
      ? [{ at: 'pictures', says: 'a profile shows those of its stories; take them out (档案里不放图片)' }]
      : []),
    ...pictures.flatMap(({ file, minors, consent }, index): Problem[] => [
      ...(files.indexOf(file) < index
        ? [{ at: `pictures[${index}]`, says: `${file} is there already; state it once (重复了，只放一次)` }]
        : []),
      ...(minors && consent === null
        ? [
            {
              at: `pictures[${index}].consent`,
              says: 'is missing: say who consented for the minors, when and how (没有写明监护人的同意)',
            },
          ]
        : []),
    ]),
    ...unknown.map((file) => ({
      at: 'story.body',
      says: `shows the picture ${file}, which pictures does not describe; describe it, or take it out (正文里有一张没有说明的图片)`,
    })),
  ]
}

/**
 * A picture belongs to the place for which it was handed in, or to the story that shows it already.
 * @throws {HubError} PICTURE_UNKNOWN naming every other
 */
export async function checkPictures(session: Session, { story, pictures = [] }: Draft): Promise<void> {
  if (pictures.length === 0) return
  const known = await session.rows<{ file: string }>(
    `select file_digest as file from picture_place where place = $1
     union select file_digest from picture join story on story.id = picture.story_id where story.slug = $2`,
    [story.place, story.slug],
  )
  const files = new Set(known.map(({ file }) => file))
  const unknown = pictures.flatMap(({ file, alt }, index) =>
    files.has(file) ? [] : [`pictures[${index}]: ${alt} (${file})`],
  )
  if (unknown.length === 0) return
  throw new HubError(
    'PICTURE_UNKNOWN',
    [...unknown, `Nobody handed these in for ${story.place}. Add them to the manuscript again.`].join('\n'),
  )
}
