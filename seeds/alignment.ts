/**
 * Maps a story's clean text back to the scan it was read from. The two may differ only in white space, which a scan
 * puts anywhere, and in punctuation that a scan writes half-width; every other deviation is an error.
 */
import type { Stretch } from './page.ts'
import { SeedError, type SeedPlace } from './seed-error.ts'

/** What a half-width mark of the scan may stand for. */
const fullWidth: Readonly<Record<string, string>> = {
  ',': '，',
  '.': '。',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
  '(': '（',
  ')': '）',
  '"': '“”',
  "'": '‘’',
}
const context = 12

/** Whether a code point is white space: a scan's cuts, or the gap between two words of a headline. */
export function isSpace(point: string | undefined): boolean {
  return point !== undefined && /\s/.test(point)
}

/**
 * Given the clean '房屋，好' and the scan '房\n\n屋,好', return [0, 3, 4, 5] plus the scan's start: for each code point
 * of the clean text its offset in the file. White space maps to the white space it stands for.
 */
export function align(clean: readonly string[], scan: Stretch, where: SeedPlace): number[] {
  const offsets: number[] = []
  let at = 0
  for (const [index, point] of clean.entries()) {
    const gap = at
    while (isSpace(scan.points[at])) at += 1
    if (isSpace(point)) {
      // A space of our own between two words would be an invention, so it needs one in the scan.
      if (at === gap) throw deviation(clean, index, scan, gap, where)
      offsets.push(scan.start + gap)
      at = gap + 1
    } else {
      const printed = scan.points[at]
      if (printed === undefined || !standsFor(printed, point)) throw deviation(clean, index, scan, at, where)
      offsets.push(scan.start + at)
      at += 1
    }
  }
  while (isSpace(scan.points[at])) at += 1
  if (at < scan.points.length) throw deviation(clean, clean.length, scan, at, where)
  return offsets
}

/** Whether the page's heading could be this one: equal but for white space and half-width marks. */
export function sameWords(clean: string, scan: readonly string[]): boolean {
  const words = Array.from(clean).filter((point) => !isSpace(point))
  const printed = scan.filter((point) => !isSpace(point))
  return words.length === printed.length && words.every((point, index) => standsFor(printed[index] ?? '', point))
}

function standsFor(printed: string, clean: string): boolean {
  return printed === clean || (fullWidth[printed]?.includes(clean) ?? false)
}

function deviation(clean: readonly string[], index: number, scan: Stretch, at: number, where: SeedPlace): SeedError {
  const ours = around(clean, index)
  const theirs = around(scan.points, at)
  return new SeedError(
    'TEXT_DIFFERS',
    where,
    `The clean text reads “${ours}” where the page, at character ${scan.start + at}, reads “${theirs}” (▸ marks the place).`,
    'Write the page’s own words; only white space and full-width punctuation may differ.',
  )
}

function around(points: readonly string[], at: number): string {
  const text = (from: number, to: number) => points.slice(Math.max(0, from), to).join('')
  return `${text(at - context, at)}▸${text(at, at + context)}`.replace(/\s+/g, '␣')
}
