/** What a feed holds, whatever its form. */
import type { Ask } from '../ask.ts'
import { Feed, PlaceFeed } from '../queries/feed.ts'
import { term } from '../terms.ts'
import { type Topic, topicFolder } from './addresses.ts'
import { type Entry, entriesOf, type ToldChange } from './entry.ts'

export interface Contents {
  title: string
  /** Page that the feed goes with, absolute. */
  home: string
  /** Address below which the feed is in all its forms, absolute. */
  folder: string
  /** When its newest entry came. */
  updated: string
  entries: Entry[]
}

/** What an empty hub's feed says of its last change, which a feed must tell. */
const beginning = '1970-01-01T00:00:00.000Z'

/** Everything that changes in the hub. */
export async function wholeFeed(ask: Ask, origin: string): Promise<Contents> {
  const { changes } = await ask(Feed, { topic: null })
  return contents('繁星动态', `${origin}/`, `${origin}/`, changes.nodes)
}

/** What changes of one topic, by the topic's name in addresses. */
export async function topicFeed(ask: Ask, origin: string, name: string, topic: Topic): Promise<Contents> {
  const { changes } = await ask(Feed, { topic })
  return contents(`${term('Topic', topic)} · 繁星动态`, `${origin}/feeds/`, origin + topicFolder(name), changes.nodes)
}

/** What changes in a place and below it; null where there is no such place. */
export async function placeFeed(ask: Ask, path: string): Promise<Contents | null> {
  const { place } = await ask(PlaceFeed, { path })
  return place && contents(`${place.name} · 繁星动态`, place.url, place.url, place.changes.nodes)
}

function contents(title: string, home: string, folder: string, changes: readonly ToldChange[]): Contents {
  const entries = entriesOf(changes, new URL(home).origin)
  return { title, home, folder, updated: entries[0]?.at ?? beginning, entries }
}
