/**
 * Stored addresses: ORIGIN stands for the public origin, which a read puts in. They are made of short names, numbers and
 * digests alone, so that they stand in JSON as they are.
 */
import { ORIGIN } from '../../schema/read.ts'
import type { PictureFormat, SheetFormat } from '../../schema/terms.ts'

const endings: Readonly<Record<PictureFormat, string>> = { AVIF: 'avif', WEBP: 'webp', JPEG: 'jpg' }

/** `960.avif`: what a file of a picture is called among those of the same picture. */
export function picturePart(width: number, format: PictureFormat): string {
  return `${width}.${endings[format]}`
}

/** Where a picture's file is served, without the origin. Its bytes never change. */
export function picturePath(digest: string, width: number, format: PictureFormat): string {
  return `/pictures/${digest}-${picturePart(width, format)}`
}

export const addresses = {
  place: (path: string) => `${ORIGIN}/places/${path}/`,
  branch: (path: string, id: number) => `${ORIGIN}/places/${path}/#branch-${id}`,
  project: (slug: string) => `${ORIGIN}/projects/${slug}/`,
  story: (slug: string) => `${ORIGIN}/stories/${slug}/`,
  passage: (slug: string, anchor: string) => `${ORIGIN}/stories/${slug}/#${anchor}`,
  indicator: (slug: string) => `${ORIGIN}/indicators/${slug}/`,
  figure: (id: number) => `${ORIGIN}/figures/${id}/`,
  figureVersion: (id: number, version: number) => `${ORIGIN}/figures/${id}@${version}/`,
  /** A kept file, as it is. */
  sheetFile: (digest: string, format: SheetFormat) => `${ORIGIN}/sheets/${digest}.${format.toLowerCase()}`,
  picture: (digest: string, width: number, format: PictureFormat) => `${ORIGIN}${picturePath(digest, width, format)}`,
  achievement: (id: number) => `${ORIGIN}/achievements/#a${id}`,
}
