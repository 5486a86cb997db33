/** The spreadsheets that something published rests on as files of an exported site; the hub itself gives them from its database. */
import { ORIGIN } from '../../schema/read.ts'
import type { Session } from '../database/database.ts'
import { addresses } from '../publish/addresses.ts'
import { type Beside, type RenderedPage, renderedPage } from '../render/renderer.ts'
import { bytesOf, isPublished, type KeptFile } from './files.ts'

const ADDRESS = /^\/sheets\/([0-9a-f]{64})\.(?:xlsx|csv)$/

export class PublishedSheetFiles implements Beside {
  constructor(private readonly session: Session) {}

  async paths(): Promise<string[]> {
    const files = await this.session.rows<Pick<KeptFile, 'format'> & { digest: string }>(
      `select digest, format from sheet_file
       where digest in (select sheet_file_digest from story union select cell_file_digest from passage)
       order by digest`,
    )
    return files.map(({ digest, format }) => addresses.sheetFile(digest, format).slice(ORIGIN.length))
  }

  /** All of them, whatever changed: hardly anything is published while a site is exported. */
  changed(): Promise<string[]> {
    return this.paths()
  }

  async page(path: string): Promise<RenderedPage | null | undefined> {
    const [, digest] = ADDRESS.exec(path) ?? []
    if (digest === undefined) return undefined
    if (!(await isPublished(this.session, digest))) return null
    return renderedPage(path, Buffer.from(await bytesOf(this.session, digest)), [])
  }
}
