/** The Party branches that a text names: those that the hub knows, and what it calls the branch or committee of a place. */
import type { Known } from './known.ts'
import { knownIn, type Mention } from './mentions.ts'

/** 桐树王村党委, 万达社区第一党支部: what follows the name of a place where its branch is meant. */
const ofPlace = /(?:第[一二三四五六七八九十]+|联合|网格|小区|机关)?党(?:支部|总支|委)(?![员会])/y

/** Every branch, in the order of the text. `places`: the places that it names. */
export function readBranches(text: string, places: readonly Mention[], known: Known): Mention[] {
  const found = [
    ...knownIn(
      text,
      known.filter(({ kind }) => kind === 'BRANCH'),
    ),
    ...byPlace(text, places),
  ]
  found.sort((one, other) => one.start - other.start || (one.key === null ? 1 : -1))
  return found.filter(({ start }, index) => start >= (found[index - 1]?.end ?? 0))
}

function* byPlace(text: string, places: readonly Mention[]): Generator<Mention> {
  for (const { start, end, kind } of places) {
    ofPlace.lastIndex = end
    const length = kind === 'PLACE' ? (ofPlace.exec(text)?.[0].length ?? 0) : 0
    if (length > 0) yield { start, end: end + length, name: text.slice(start, end + length), kind: 'BRANCH', key: null }
  }
}
