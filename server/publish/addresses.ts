/** Stored addresses: ORIGIN stands for the public origin, which a read puts in. */
import { ORIGIN } from '../../schema/read.ts'
import type { SheetFormat } from '../../schema/terms.ts'

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
  achievement: (id: number) => `${ORIGIN}/achievements/#a${id}`,
}
