/** The files that a story was read from, by their names, for those who cite its cells. */
import type { Draft, Evidence } from '../../schema/draft.ts'
import type { Session } from '../database/database.ts'
import { HubError } from '../errors.ts'
import type { Cited } from './citation.ts'
import type { Logged } from './history.ts'
import { cellsByStart } from './sheet-cells.ts'

export class SheetNames {
  private constructor(private readonly names: ReadonlyMap<string, string>) {}

  /** The names of all files that the revisions of a story name. @throws {HubError} UNKNOWN_REFERENCE where one is not kept. */
  static async of(session: Session, log: readonly Logged[]): Promise<SheetNames> {
    const digests = [...new Set(log.flatMap(({ document }) => document?.sheet?.file ?? []))]
    if (digests.length === 0) return new SheetNames(new Map())
    const files = await session.rows<{ digest: string; name: string }>(
      'select digest, name from sheet_file where digest = any($1::text[])',
      [digests],
    )
    const names = new Map(files.map(({ digest, name }) => [digest, name]))
    const missing = digests.find((digest) => !names.has(digest))
    if (missing === undefined) return new SheetNames(names)
    throw new HubError('UNKNOWN_REFERENCE', `sheet.file: the hub keeps no file ${missing}. Hand the file in first.`)
  }

  /** The cell that states a claim of a document; null where a sentence does. */
  cellOf(draft: Draft, { start }: Evidence): Cited['cell'] {
    const file = draft.sheet && this.names.get(draft.sheet.file)
    const cell = cellsByStart(draft).get(start)
    if (draft.sheet === undefined || file === undefined || cell === undefined) return null
    return { file, sheet: draft.sheet.name, address: cell.address }
  }
}
