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
  const [beside, own, reading, lists] = await Promise.all([
    renderer.besideChanged(tags),
    ownPages(renderer, permalinks, tags),
    ledger.reading(tags),
    newLists(renderer, ledger),
  ])
  // Pictures before the pages that show them.
  const pages = new Set([...beside, ...own, ...reading, ...lists])
  const { pictures = [], others = [] } = Object.groupBy(pages, (page) =>
    page.endsWith('.png') ? 'pictures' : 'others',
  )
  return new Set([...pictures, ...others])
}

/** Of the changed nodes themselves, which may be new. */
async function ownPages(renderer: Renderer, permalinks: Permalinks, tags: readonly string[]): Promise<string[]> {
  const pages: string[] = []
  for await (const url of permalinks.of(tags)) pages.push(...renderer.pathsOf(url))
  return pages
}

async function newLists(renderer: Renderer, ledger: Ledger): Promise<string[]> {
  const lists = [...(await renderer.listPaths())]
  const known = await ledger.known(lists)
  return lists.filter((path) => !known.has(path))
}
