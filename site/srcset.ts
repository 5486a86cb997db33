import { pathOf } from './address.ts'

/** The same srcset with addresses on whatever host shows the page. */
export function localSrcset(srcset: string): string {
  return srcset.replaceAll(/https?:\/\/[^\s,]+/g, pathOf)
}
