/** How the plain executor finds words. */
import { connection } from './reference-connection.ts'
import type { Row } from './reference-order.ts'
import type { Tables } from './reference-tables.ts'

const form = (text: string) => text.normalize('NFKC').toLowerCase()

/** Whether a search entry has every word. */
export function isFound(entry: Row | null, text: string): boolean {
  const words = form(text)
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
  return (
    entry !== null &&
    words.length > 0 &&
    words.every((word) => String(entry.text).includes(word) || sounds(entry, word))
  )
}

/** The root field `search`. */
export function search(tables: Tables, args: Record<string, unknown>): unknown {
  const kinds = ['project_id', 'place_id', 'branch_id', 'story_id', 'achievement_id', 'figure_id']
  const types = ['Project', 'Place', 'Branch', 'Story', 'Achievement', 'Figure'] as const
  const text = form(String(args.text)).trim()
  const words = text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const hits = tables
    .rows('SearchEntry')
    .filter((entry) => isFound(entry, text))
    .map((entry) => {
      const title = String(entry.title)
      const phrase = text.replaceAll(/\s/gu, '')
      const solid = title.replaceAll(' ', '')
      const like = solid.includes(phrase) || words.every((word) => sounds(entry, word))
      const rank = solid === phrase ? 0 : solid.startsWith(phrase) ? 1 : like ? 2 : 3
      const kind = kinds.findIndex((column) => entry[column] !== null)
      const node = tables.find(types[kind] ?? 'Place', entry.id) ?? entry
      return { ...node, $rank: rank, $kind: kind }
    })
  return connection(hits, args, [
    ['$rank', 1],
    ['$kind', 1],
  ])
}

function sounds(entry: Row, word: string): boolean {
  const typed = word.replaceAll('ü', 'v').replaceAll(/['’-]/gu, '')
  if (!/^[a-z0-9]+$/.test(typed)) return false
  return [...String(entry.tokens).matchAll(/'[pi]:([^']*)'/g)].some(([, sound]) => sound?.startsWith(typed))
}
