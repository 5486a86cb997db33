/** A newspaper page as it was received: a `# ` headline over stories that each begin with `## `. */
import { SeedError } from './seed-error.ts'

/** A stretch of the page: its code points and the offset of the first of them in the file. */
export interface Stretch {
  points: readonly string[]
  start: number
}

export interface Page {
  /** File name, as evidence names it. */
  file: string
  headline: Stretch
  /** One story each: heading, body and byline as the scan has them. */
  sections: readonly Stretch[]
}

/** Given '# 甲\n## 乙\n丙', return headline 甲 and one section '乙\n丙', with their offsets in the file. */
export function readPage(file: string, text: string): Page {
  const points = Array.from(text)
  const headings = headingsOf(points)
  const [headline, ...stories] = headings
  if (headline?.level !== 1 || stories.length === 0 || stories.some((story) => story.level !== 2)) {
    throw new SeedError(
      'PAGE_SHAPE',
      { file, place: 'headings' },
      'The page is not one "# " headline followed by "## " stories.',
      'Mark the page’s headline with "# " and every story’s heading with "## ", and change nothing else.',
    )
  }
  return {
    file,
    headline: stretch(points, headline.textStart, headline.lineEnd),
    sections: stories.map((story, index) =>
      stretch(points, story.textStart, stories[index + 1]?.start ?? points.length),
    ),
  }
}

/** 1-based line of an offset in the file. */
export function lineAt(points: readonly string[], offset: number): number {
  return points.slice(0, offset).filter((point) => point === '\n').length + 1
}

interface Heading {
  level: number
  start: number
  textStart: number
  lineEnd: number
}

function headingsOf(points: readonly string[]): Heading[] {
  const headings: Heading[] = []
  for (let start = 0; start < points.length; ) {
    const newline = points.indexOf('\n', start)
    const lineEnd = newline === -1 ? points.length : newline
    const marks = /^(#+) /.exec(points.slice(start, Math.min(start + 8, lineEnd)).join(''))?.[1]
    if (marks !== undefined) headings.push({ level: marks.length, start, textStart: start + marks.length + 1, lineEnd })
    start = lineEnd + 1
  }
  return headings
}

function stretch(points: readonly string[], start: number, end: number): Stretch {
  return { points: points.slice(start, end), start }
}
