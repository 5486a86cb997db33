/** Which pages a publication concerns. */
import type { Ledger } from './ledger.ts'
import type { Permalinks } from './permalinks.ts'
import type { Renderer } from './renderer.ts'

export interface Sources {
  renderer: Renderer
  ledger: Ledger
  permalinks: Permalinks
}

/**
 * Addresses to render after the tags changed: those of the changed nodes, which may be new, then all that read one of
 * the tags, the longest first, and lists that came to be. Pictures come before all of them: other threads draw them
 * beside the pages.
 */
export async function changedPages(
  { renderer, ledger, permalinks }: Sources,
  tags: readonly string[],
): Promise<Set<string>> {
  // Pictures before the pages that show them.
  const pages = new Set(await renderer.besideChanged(tags))
  for await (const url of permalinks.of(tags)) {
    for (const path of renderer.pathsOf(url)) pages.add(path)
  }
  for (const path of await ledger.reading(tags)) pages.add(path)
  const lists = await renderer.listPaths()
  const known = await ledger.digests([...lists])
  for (const path of lists) {
    if (!known.has(path)) pages.add(path)
  }
  const { pictures = [], others = [] } = Object.groupBy(pages, (page) =>
    page.endsWith('.png') ? 'pictures' : 'others',
  )
  return new Set([...pictures, ...others])
}
