/** What one part of the sitemap lists. */
import type { Ask } from '../ask.ts'
import { everyNode } from '../every-node.ts'
import { SitemapChildren, SitemapFigures, SitemapPlace, SitemapProjects, SitemapStories } from '../queries/sitemap.ts'

export interface Entry {
  /** Absolute. */
  url: string
  /** When its words last changed, where the hub knows. */
  changedAt?: string
}

/** The entries of the part of a place; null where there is no such place. */
export async function entriesOf(ask: Ask, path: string): Promise<Entry[] | null> {
  const { place } = await ask(SitemapPlace, { path })
  if (place === null) return null
  const within = place.level === 'STREET' ? 'SUBTREE' : 'SELF'
  const entries: Entry[] = [{ url: place.url }]
  if (within === 'SUBTREE') for await (const url of below(ask, path)) entries.push({ url })
  for await (const { url } of everyNode(ask, SitemapProjects, { path, within }, ({ place }) => place?.projects)) {
    entries.push({ url })
  }
  for await (const story of everyNode(ask, SitemapStories, { path, within }, ({ place }) => place?.stories)) {
    // A story that says something of several places is listed once, where it belongs.
    const home = story.place.path
    if (home === path || (within === 'SUBTREE' && home.startsWith(`${path}/`))) {
      entries.push({ url: story.url, changedAt: story.updatedAt })
    }
  }
  for await (const figure of everyNode(ask, SitemapFigures, { path, within }, ({ place }) => place?.figures)) {
    entries.push({ url: figure.url, changedAt: figure.publishedAt })
  }
  return entries
}

/** Yields the pages of all places below one. */
async function* below(ask: Ask, path: string): AsyncGenerator<string> {
  for await (const child of everyNode(ask, SitemapChildren, { path }, ({ place }) => place?.children)) {
    yield child.url
    if (child.level !== 'COMMUNITY') yield* below(ask, child.path)
  }
}
