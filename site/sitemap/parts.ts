/**
 * The sitemap in parts: one for the fixed pages, one for each street with all below it, one for each place above a
 * street by itself. So a part stays far below the 50,000 addresses that one may hold, and an edit touches the part of its
 * own street, however large the showcase.
 */
import type { Ask } from '../ask.ts'
import { everyNode } from '../every-node.ts'
import { SitemapPlaces } from '../queries/sitemap.ts'

export const fixedPart = '/sitemap-pages.xml'

const levels = ['PROVINCE', 'CITY', 'DISTRICT', 'STREET'] as const

/** Yields the path of each place that has a part of its own: `zhongyuan/liuhu`. */
export async function* partPlaces(ask: Ask): AsyncGenerator<string> {
  for (const level of levels) {
    for await (const { path } of everyNode(ask, SitemapPlaces, { level }, (answer) => answer.places)) yield path
  }
}

/** `zhongyuan/liuhu` → `/sitemap/zhongyuan/liuhu.xml`. */
export function partAddress(placePath: string): string {
  return `/sitemap/${placePath}.xml`
}
