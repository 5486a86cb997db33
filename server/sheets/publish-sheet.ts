import type { Database, Session } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { publishAll } from '../publish/publish.ts'
import type { ExaminedSheet } from './examine.ts'
import { forgetFiles, keepFile } from './files.ts'
import { problemKinds } from './problem.ts'

export interface PublishSheetOptions {
  /** Why published figures are corrected or removed. */
  reason?: string | undefined
  now?: Date
  /** Writes what goes with it, in its transaction. */
  before?: (session: Session) => Promise<void>
  /** Documents written, of all. */
  onDocument?: (done: number, total: number) => void
}

/** So many problems stand in the message; the examination has them all. */
const SHOWN = 20

/**
 * Keeps the file and publishes an examined sheet in one transaction, all of it or nothing. The same sheet again changes
 * nothing. Gives how many documents changed.
 * @throws {HubError} SHEET_PROBLEMS, and what `publishAll` throws, such as CORRECTION_NEEDS_REASON.
 */
export async function publishSheet(
  database: Database,
  examined: ExaminedSheet,
  { reason, now = new Date(), before, onDocument }: PublishSheetOptions = {},
): Promise<number> {
  const { file, drafts, withdrawn, changes } = examined
  checkProblems(examined)
  if (changes.removed > 0 && !reason?.trim()) {
    throw new HubError(
      'CORRECTION_NEEDS_REASON',
      `${changes.removed} published figures are not in ${file.name}; say in \`reason\` why.`,
    )
  }
  const publications = await publishAll(database, drafts, {
    ...(reason === undefined ? {} : { reason }),
    now,
    withdrawn,
    before: async (session) => {
      await keepFile(session, file, now)
      await before?.(session)
      await forgetFiles(session, now)
    },
    ...(onDocument ? { onDocument } : {}),
  })
  return publications.filter(({ changed }) => changed).length
}

/** @throws {HubError} SHEET_PROBLEMS naming the cells for which the sheet cannot be published as it is */
export function checkProblems({ file, drafts, problems }: ExaminedSheet): void {
  if (problems.stopping > 0) {
    const stopping = problems.kept.filter(({ kind }) => problemKinds[kind].stops).slice(0, SHOWN)
    const lines = stopping.map(({ address, kind, says }) => `${address} ${kind}: ${says}`)
    const head = `${file.name} has ${problems.stopping} problems, and nothing is imported while there is one:`
    throw new HubError('SHEET_PROBLEMS', [head, ...lines].join('\n'))
  }
  if (drafts.length === 0) throw new HubError('SHEET_PROBLEMS', `${file.name} states no figure that can be read.`)
}
