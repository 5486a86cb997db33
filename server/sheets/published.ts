/** What is published of a sheet so far. */
import type { Draft, DraftInput } from '../../schema/draft.ts'
import type { Session } from '../database/database.ts'
import { HubError } from '../errors.ts'
import type { PublishedPart } from './parts.ts'

export interface PublishedDocument extends PublishedPart {
  document: Draft
}

/** The parts of a sheet as they are published now, first to last. */
export async function publishedParts(session: Session, slug: string): Promise<PublishedDocument[]> {
  const rows = await session.rows<{ part: number; document: Draft }>(
    `select sheet_part as part, revision.document from story join revision on revision.id = story.revision_id
     where sheet_slug = $1 order by sheet_part`,
    [slug],
  )
  return rows.map(({ part, document }) => ({ part, document, keys: document.figures.map(({ key }) => key) }))
}

/** Of which place the sheet with this short name is, or was before it was withdrawn; null where there never was one. */
export async function placeOfSheet(session: Session, slug: string): Promise<string | null> {
  const [last] = await session.rows<{ place: string }>(
    `select document #>> '{story,place}' as place from revision
     where slug = $1 and document is not null order by version desc limit 1`,
    [slug],
  )
  return last?.place ?? null
}

/**
 * @throws {HubError} SLUG_TAKEN where something else is or was published under the slug of a part, a sheet of another place
 * too: whoever has its address finds what they were told of, or that it was withdrawn.
 */
export async function checkSlugs(
  session: Session,
  sheet: string,
  drafts: readonly DraftInput[],
  place: string | null,
): Promise<void> {
  const [taken] = await session.rows<{ slug: string }>(
    `select latest.slug from (
       select distinct on (slug) slug, document #>> '{sheet,slug}' as sheet from revision
       where slug = any($1::text[]) and document is not null order by slug, version desc
     ) latest where latest.sheet is distinct from $2 limit 1`,
    [drafts.map(({ story }) => story.slug), sheet],
  )
  if (taken !== undefined) throw slugTaken(`${taken.slug} is the short name of another document`)
  const before = await placeOfSheet(session, sheet)
  if (place === null || before === null || (await isInLine(session, before, place))) return
  throw slugTaken(`${sheet} is the short name of a sheet of ${before}, and this one is of ${place}`)
}

/** Whether one of the places is the other, or lies in it: a corrected sheet may have more villages, or fewer. */
async function isInLine(session: Session, one: string, other: string): Promise<boolean> {
  if (one === other) return true
  const links = await session.rows(
    `select from place_link link join place above on above.id = link.ancestor_id
     join place below on below.id = link.descendant_id
     where (above.path = $1 and below.path = $2) or (above.path = $2 and below.path = $1)`,
    [one, other],
  )
  return links.length > 0
}

function slugTaken(says: string): HubError {
  return new HubError('SLUG_TAKEN', `slug: ${says}. Give the sheet another one.`, { input: ['slug'] })
}
