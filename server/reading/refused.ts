/** Stretches of a text whose numbers count nothing: dates, ranks, codes, slogans, names. */
import { codes } from './codes.ts'
import { dates } from './dates.ts'
import { idioms } from './idioms.ts'
import { names } from './names.ts'
import { ordinals } from './ordinals.ts'
import { slogans } from './slogans.ts'

/** Every pattern finds each of its stretches in time that does not grow with the text before it. */
const patterns: readonly RegExp[] = [...dates, ...ordinals, ...codes, ...slogans, ...names, ...idioms]

/** For each character where the stretch that refuses it ends, or 0. */
export function refusedUntil(text: string): Uint32Array {
  const until = new Uint32Array(text.length)
  for (const pattern of patterns) {
    for (const found of text.matchAll(pattern)) {
      const end = found.index + found[0].length
      for (let at = found.index; at < end; at += 1) until[at] = Math.max(until[at] ?? 0, end)
    }
  }
  return until
}
