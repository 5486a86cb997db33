/** The pictures of published stories as files of the site. */
import type { PictureFormat } from '../../schema/terms.ts'
import type { Session } from '../database/database.ts'
import { picturePath } from '../publish/addresses.ts'
import { type Beside, type RenderedPage, renderedPage } from '../render/renderer.ts'
import { formBytes } from './files.ts'

const ADDRESS = /^\/pictures\/([\da-f]{32})-(\d{1,5})\.(avif|webp|jpg)$/
const formats: Readonly<Record<string, PictureFormat>> = { avif: 'AVIF', webp: 'WEBP', jpg: 'JPEG' }
const CHANGED = /^Picture\.file:([\da-f]{32})$/

export interface PictureAddress {
  digest: string
  width: number
  format: PictureFormat
}

/** What an address of a picture's file names; null for every other address. */
export function pictureAddress(path: string): PictureAddress | null {
  const [, digest, width, ending = ''] = ADDRESS.exec(path) ?? []
  const format = formats[ending]
  return digest === undefined || format === undefined ? null : { digest, width: Number(width), format }
}

export class PublishedPictures implements Beside {
  constructor(private readonly session: Session) {}

  /** Every address of a picture that a published story shows. */
  async paths(): Promise<string[]> {
    return this.#addresses('select distinct file_digest from picture', [])
  }

  /** The addresses of the pictures of which the tags tell. */
  async changed(tags: readonly string[]): Promise<string[]> {
    const digests = tags.flatMap((tag) => CHANGED.exec(tag)?.[1] ?? [])
    return digests.length === 0 ? [] : this.#addresses('select unnest($1::text[])', [digests])
  }

  /** The file at the address: null where no published story shows it, undefined where the address is none of a picture. */
  async page(path: string): Promise<RenderedPage | null | undefined> {
    const address = pictureAddress(path)
    if (address === null) return undefined
    const { digest, width, format } = address
    const shown = await this.session.rows('select from picture where file_digest = $1 limit 1', [digest])
    const bytes = shown.length === 0 ? null : await formBytes(this.session, digest, width, format)
    return bytes && renderedPage(path, bytes, [`Picture.file:${digest}`])
  }

  async #addresses(digests: string, values: readonly unknown[]): Promise<string[]> {
    const files = await this.session.rows<{ digest: string; widths: number[] }>(
      `select digest, widths from picture_file where digest in (${digests}) order by digest`,
      values,
    )
    return files.flatMap(({ digest, widths }) =>
      widths.flatMap((width) => Object.values(formats).map((format) => picturePath(digest, width, format))),
    )
  }
}
