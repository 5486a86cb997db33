/** Where the feeds are: one of everything, one of each topic, one of each place with all below it, each in two forms. */
import type { introspection_types } from '../introspection.generated.d.ts'
import { vocabulary } from '../terms.ts'

export type Topic = introspection_types['Topic']['enumValues']

export const feedForms = ['feed.xml', 'feed.json'] as const

/** The topics by the names that they have in addresses: `collective-economy` for COLLECTIVE_ECONOMY. */
export const topics: ReadonlyMap<string, Topic> = new Map(
  [...vocabulary('Topic').keys()].map((topic) => [topic.toLowerCase().replaceAll('_', '-'), topic]),
)

/** `/topics/collective-economy/`, below which the feeds of a topic are. */
export function topicFolder(name: string): string {
  return `/topics/${name}/`
}

/** The feeds below an address: `/places/zhongyuan/` has `/places/zhongyuan/feed.xml` and `/places/zhongyuan/feed.json`. */
export function feedsOf(folder: string): string[] {
  return feedForms.map((form) => folder + form)
}
