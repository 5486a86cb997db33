/** Where the title of a share image breaks: into lines of like length, at a space if there is one, never in a quoted term or a word. */
import { terms } from '../quoted-terms.ts'

/** What a break elsewhere than at a space costs: as much as a line that is two characters off. */
const TORN = 4

const chinese = new Intl.Segmenter('zh', { granularity: 'word' })

/** A Latin letter or a numeral takes some three fifths of a character's width. */
const LATIN = 0.6

/** The title's lines, none wider than `most` characters unless a single word is. */
export function titleLines(title: string, most: number): string[] {
  const words = unbreakable(title, most)
  const whole = widthOf(title)
  const ideal = whole / Math.ceil(whole / most)
  const best: { cost: number; lines: string[] }[] = [{ cost: 0, lines: [] }]
  for (let end = 1; end <= words.length; end += 1) {
    const torn = end < words.length && !words[end - 1]?.endsWith(' ') ? TORN : 0
    for (let start = end - 1; start >= 0; start -= 1) {
      const line = words.slice(start, end).join('').trim()
      const before = best[start]
      if (before === undefined || (widthOf(line) > most && start < end - 1)) break
      const cost = before.cost + (widthOf(line) - ideal) ** 2 + torn
      const known = best[end]
      if (known === undefined || cost < known.cost) best[end] = { cost, lines: [...before.lines, line] }
    }
  }
  return best.at(-1)?.lines ?? []
}

function unbreakable(title: string, most: number): string[] {
  const pieces = terms(title).flatMap(({ text, quoted }) => (quoted && widthOf(text) <= most ? [text] : wordsOf(text)))
  const words: string[] = []
  for (const piece of pieces) {
    const last = words.at(-1)
    const joins =
      /^[\s\p{Pe}\p{Pf}，。、；：！？]/u.test(piece) || (last !== undefined && /[\p{Ps}\p{Pi}]$/u.test(last))
    if (last !== undefined && joins) words[words.length - 1] = last + piece
    else words.push(piece)
  }
  return words
}

/** `创建5+X行动` → 创建 · 5+X · 行动. */
function wordsOf(text: string): string[] {
  const runs = text.match(/[\w+%.-]+|[^\w+%.-]+/gu) ?? []
  return runs.flatMap((run) => (/^\w/.test(run) ? [run] : [...chinese.segment(run)].map(({ segment }) => segment)))
}

function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (/[\u0020-\u02ff]/.test(sign) ? LATIN : 1), 0)
}
