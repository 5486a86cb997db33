/** Finds a quote in a story's plain text and says where it stands there and in the page. */
import type { Evidence } from '../schema/draft.ts'
import { SeedError, type SeedPlace } from './seed-error.ts'

/** A story's plain text, each code point with its offset in the page's file. */
export interface AlignedText {
  points: readonly string[]
  offsets: readonly number[]
  /** The page's file name. */
  file: string
}

/** The passage that a quote names; `occurrence` counts from 1 and is needed where the text holds the quote twice. */
export function passageOf(
  quote: string,
  occurrence: number | undefined,
  text: AlignedText,
  where: SeedPlace,
): Evidence {
  const starts = occurrencesOf(Array.from(quote), text.points)
  if (starts.length === 0) {
    throw new SeedError(
      'QUOTE_UNKNOWN',
      where,
      `The story does not contain the quote “${quote}”.`,
      'Copy the words from the body of this file, punctuation included.',
    )
  }
  const start = starts[(occurrence ?? 1) - 1]
  if (start === undefined || (occurrence === undefined && starts.length > 1)) {
    throw new SeedError(
      'QUOTE_AMBIGUOUS',
      where,
      `The story contains the quote “${quote}” ${starts.length} time(s), and occurrence is ${occurrence ?? 'not given'}.`,
      `Lengthen the quote, or add occurrence: 1${starts.length > 1 ? ` to ${starts.length}` : ''}.`,
    )
  }
  return evidenceAt(quote, start, text)
}

function evidenceAt(quote: string, start: number, text: AlignedText): Evidence {
  const end = start + Array.from(quote).length
  const first = text.offsets[start] ?? 0
  const last = text.offsets[end - 1] ?? first
  return { quote, start, end, original: { file: text.file, start: first, end: last + 1 } }
}

function occurrencesOf(quote: readonly string[], points: readonly string[]): number[] {
  const starts: number[] = []
  for (let start = 0; start + quote.length <= points.length; start += 1) {
    if (quote.every((point, index) => points[start + index] === point)) starts.push(start)
  }
  return starts
}
