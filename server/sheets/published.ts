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

/** @throws {HubError} SLUG_TAKEN where something else is or was published under the slug of a part. */
export async function checkSlugs(session: Session, sheet: string, drafts: readonly DraftInput[]): Promise<void> {
  const [taken] = await session.rows<{ slug: string }>(
    `select latest.slug from (
       select distinct on (slug) slug, document #>> '{sheet,slug}' as sheet from revision
       where slug = any($1::text[]) and document is not null order by slug, version desc
     ) latest where latest.sheet is distinct from $2 limit 1`,
    [drafts.map(({ story }) => story.slug), sheet],
  )
  if (taken === undefined) return
  throw new HubError('SLUG_TAKEN', `${taken.slug} is the short name of another document. Give the sheet another one.`)
}
