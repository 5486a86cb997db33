/** Reads a file as an import would, and tells all that would come of it. Nothing is written. */
import { z } from 'zod'
import type { Draft, DraftInput } from '../../schema/draft.ts'
import type { Session } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { type Changes, changesOf } from './changes.ts'
import { tellDiffering } from './differing.ts'
import { digestOf, type HandedFile } from './files.ts'
import { IndicatorIndex } from './indicator-index.ts'
import { type Mapping, type MappingInput, mapping as mappingShape } from './mapping.ts'
import { layOut } from './parts.ts'
import { readPeriod } from './periods.ts'
import { PlaceIndex } from './place-index.ts'
import { type Plan, planOf } from './plan.ts'
import type { Problems } from './problem.ts'
import { checkSlugs, publishedParts } from './published.ts'
import { readSheetFile } from './read-file.ts'
import { readRows, type SheetFigure } from './reading.ts'
import { slugOf } from './sheet-slug.ts'
import type { SheetBook } from './table.ts'

export interface SheetRequest {
  bytes: Uint8Array
  /** Name of the file. */
  name: string
  mapping?: MappingInput | undefined
  /** Slug of the sheet; made of the file's name if not given. The same slug again is a correction. */
  slug?: string | undefined
  title?: string | undefined
  byline?: string | undefined
  publication?: string | undefined
  /** YYYY-MM-DD */
  publishedOn?: string | undefined
  /** Takes figures of which another source publishes another value. */
  allowDiffering?: boolean | undefined
}

export interface ExaminedSheet {
  file: HandedFile
  digest: string
  slug: string
  plan: Plan
  figures: number
  /** The first figure of each column with numbers, to be looked at. */
  samples: readonly SheetFigure[]
  problems: Problems
  changes: Changes
  /** Path of the place that all of it lies in; null where it states nothing. */
  place: string | null
  /** What its mapping states of indicators. */
  indicators: Draft['indicators']
  drafts: DraftInput[]
  withdrawn: string[]
}

/**
 * Examines a file.
 * @throws {HubError} SHEET_TOO_LARGE, SHEET_UNREADABLE, SHEET_UNMAPPED, SLUG_TAKEN
 */
export async function examineSheet(session: Session, request: SheetRequest): Promise<ExaminedSheet> {
  const { bytes, name } = request
  const mapping = mappingOf(request.mapping)
  const book = await readSheetFile(bytes, name)
  const places = await PlaceIndex.of(session)
  const indicators = await IndicatorIndex.of(session, mapping.indicators)
  const plan = planOf(book, mapping, indicators.names)
  const { figures, problems } = readRows(plan, { places, indicators })
  const slug = request.slug ?? slugOf(name, book.sheets.length > 1 ? plan.table.name : null)
  if (!(request.allowDiffering ?? false)) await tellDiffering(session, slug, figures, problems)
  const place = places.commonOf(new Set(figures.map((figure) => figure.place)))
  const published = await publishedParts(session, slug)
  const digest = digestOf(bytes)
  const head = {
    ...headOf(request, plan, book),
    slug,
    place: place?.path ?? '',
    file: digest,
    indicators: mapping.indicators,
  }
  const { drafts, withdrawn } = layOut(plan, figures, head, published)
  await checkSlugs(session, slug, drafts, place?.path ?? null)
  const changes = changesOf(drafts, published)
  const file = { name, format: book.format, bytes }
  return {
    file,
    digest,
    slug,
    plan,
    figures: figures.length,
    samples: plan.values.flatMap(({ column }) => figures.find((figure) => figure.column === column) ?? []),
    problems,
    changes,
    place: place?.path ?? null,
    indicators: mapping.indicators,
    drafts,
    withdrawn,
  }
}

function mappingOf(input: MappingInput | undefined): Mapping {
  const read = mappingShape.safeParse(input ?? {})
  if (read.success) return read.data
  const problems = read.error.issues.map((issue) => `${z.core.toDotPath(issue.path) || 'mapping'}: ${issue.message}`)
  throw new HubError('SHEET_UNMAPPED', ['The mapping cannot be used; correct these places:', ...problems].join('\n'))
}

/** Titles begin with years, too: 2023年村集体经济收入表. A date or number alone is none. */
function isTitle(text: string): boolean {
  const isBare = /^[\p{N}\s.,:/%()\-–—年月日号时分秒]*$/u.test(text.normalize('NFKC')) || readPeriod(text) !== null
  return !isBare && !/单位\s*[:：]/u.test(text) && text.length <= 60
}

/** What the documents say of themselves: what the request says, else the title above the headings or the file's name. */
function headOf(
  { title, byline, publication, publishedOn, name }: SheetRequest,
  { headings }: Plan,
  { sheets }: SheetBook,
) {
  const above = headings.caption.find(isTitle)
  const named = name.replace(/\.[^.]*$/, '') || name
  const own = sheets.length > 1 ? `${named}：${headings.caption[0] ?? ''}` : named
  return {
    title: (title ?? above ?? own).slice(0, 200),
    byline: byline ?? null,
    publication: publication ?? null,
    publishedOn: publishedOn ?? null,
  }
}
