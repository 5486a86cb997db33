/** What editors do with handed-in spreadsheets: look at what an import would do, and import. */
import type { Database, Session } from '../database/database.ts'
import { requireSharedTerms } from '../drafts/shared-terms.ts'
import { record } from '../editorial/audit.ts'
import { requireRole } from '../editorial/authority.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'
import { type ExaminedSheet, examineSheet, type SheetRequest } from './examine.ts'
import { bytesOf, keptFile } from './files.ts'
import { checkProblems, publishSheet } from './publish-sheet.ts'
import { placeOfSheet, publishedParts } from './published.ts'

/** More would keep the hub from answering others for long. */
const MAX_FIGURES = 20_000

export type HandedSheet = Omit<SheetRequest, 'bytes' | 'name'> & {
  /** Digest of a file that was handed in. */
  file: string
}

/** @throws {HubError} NOT_PUBLISHED where no such file was handed in, and what `examineSheet` throws */
export async function examineHanded(session: Session, { file, ...request }: HandedSheet): Promise<ExaminedSheet> {
  const kept = await keptFile(session, file)
  if (kept === null) {
    throw new HubError('NOT_PUBLISHED', `file: no file ${file} was handed in. Send it by POST /sheets/?name=… first.`, {
      input: ['file'],
    })
  }
  const examined = await examineSheet(session, { ...request, name: kept.name, bytes: await bytesOf(session, file) })
  if (examined.figures <= MAX_FIGURES) return examined
  throw new HubError(
    'SHEET_TOO_LARGE',
    `${kept.name} has ${examined.figures} figures, and ${MAX_FIGURES} can be imported while the hub serves others. Split it, or have the operator run npm run import:sheet.`,
    { input: ['file'] },
  )
}

/**
 * Imports a handed-in sheet; gives how many documents changed.
 * @throws {HubError} FORBIDDEN unless the viewer publishes for every place that it speaks of, or spoke of; ALREADY_STATED
 * for an indicator of its mapping that others count by; what `publishSheet` throws
 */
export async function publishHanded(
  database: Database,
  viewer: Viewer | null,
  examined: ExaminedSheet,
  reason: string | undefined,
): Promise<number> {
  checkProblems(examined)
  const publisher = await requirePublisher(database, viewer, examined)
  const place = examined.place ?? ''
  return publishSheet(database, examined, {
    reason,
    before: (session) =>
      record(session, publisher, {
        action: 'importSheet',
        place,
        target: examined.slug,
        details: { file: examined.digest, ...(reason === undefined ? {} : { reason }) },
      }),
  })
}

async function requirePublisher(session: Session, viewer: Viewer | null, examined: ExaminedSheet): Promise<Viewer> {
  const publisher = await requireRole(session, viewer, 'PUBLISHER', examined.place ?? '')
  const before = (await publishedParts(session, examined.slug)).map(({ document }) => document)
  const former = await placeOfSheet(session, examined.slug)
  if (former !== null) await requireRole(session, viewer, 'PUBLISHER', former)
  for (const { story } of before) await requireRole(session, viewer, 'PUBLISHER', story.place)
  await requireSharedTerms(session, publisher, 'PUBLISHER', {
    indicators: examined.indicators,
    before,
    slugs: before.map(({ story }) => story.slug),
  })
  return publisher
}
