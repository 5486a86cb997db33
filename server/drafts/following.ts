/** Where words stand after the text around them was changed. */

/** Half-open, in code points. */
export interface Span {
  start: number
  end: number
}

/**
 * The span in `after` of what was `span` in `before`: the same words where they still stand, else what was put in their
 * place, which may be nothing. Both texts are given by their code points.
 */
export function followed(span: Span, before: readonly string[], after: readonly string[]): Span {
  const { head, tail } = alike(before, after)
  const changedEnd = before.length - tail
  const shift = after.length - before.length
  if (span.end <= head) return span
  if (span.start >= changedEnd) return { start: span.start + shift, end: span.end + shift }
  const around = { start: Math.min(span.start, head), end: Math.max(span.end, changedEnd) + shift }
  return found(before.slice(span.start, span.end), after, around) ?? around
}

/** How many code points both texts begin and end with, which never overlap. */
function alike(before: readonly string[], after: readonly string[]): { head: number; tail: number } {
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before[head] === after[head]) head++
  let tail = 0
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  return { head, tail }
}

function found(words: readonly string[], text: readonly string[], { start, end }: Span): Span | null {
  const part = text.slice(start, end).join('')
  const at = part.indexOf(words.join(''))
  if (at < 0) return null
  const first = start + Array.from(part.slice(0, at)).length
  return { start: first, end: first + words.length }
}
