/** Finds what a seed has not read: every word of the body must stand in the quote of some entry. */
import type { Evidence } from '../schema/draft.ts'

const word = /[\p{L}\p{N}]/u

/** The stretches of the text that no passage covers, from their first letter or digit to their last. */
export function unread(points: readonly string[], passages: ReadonlyArray<Pick<Evidence, 'start' | 'end'>>): string[] {
  const read = new Set<number>()
  for (const { start, end } of passages) {
    for (let at = start; at < end; at += 1) read.add(at)
  }
  const left = points.map((point, at) => (read.has(at) ? '\n' : point)).join('')
  return left
    .split('\n')
    .map((stretch) => stretch.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((stretch) => word.test(stretch))
}
