/** Punctuation as Chinese print has it: full width, quotation marks in pairs. GB/T 15834. */
import type { Mendings } from './cleaned.ts'

const wide: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
  '(': '（',
  ')': '）',
  '.': '。',
}
/** What Chinese stands beside: its characters and its marks. */
const chinese = /[\p{Script=Han}“”‘’《》（）、，。；：！？…—]/u

/**
 * Widens the half-width marks that stand beside Chinese. Those within numbers, times, Latin words and addresses stay:
 * given `近日,1,200户(约10:30)`, return `近日，1,200户（约10:30）`.
 */
export function widenMarks(text: string, mendings: Mendings): string {
  const points = Array.from(text)
  const quotes = new Quotes()
  return points
    .map((point, at) => {
      const widened = quotes.pair(point) ?? widen(points, at)
      if (widened === point) return point
      mendings.note('MARKS_WIDENED', points.slice(Math.max(0, at - 6), at + 7).join(''))
      return widened
    })
    .join('')
}

function widen(points: readonly string[], at: number): string {
  const point = points[at] ?? ''
  const mark = wide[point]
  if (mark === undefined) return point
  const [before = '', after = ''] = [points[at - 1], points[at + 1]]
  // Within a number, a time or a word, a mark is that number's own; a bracket opens and shuts something Chinese.
  if (/[\d\w]/.test(before) && /[\d\w]/.test(after)) return point
  if (point === '.') return chinese.test(before) && !/[\d\w.]/.test(after) ? mark : point
  return chinese.test(before) || chinese.test(after) ? mark : point
}

/** Straight quotation marks open and shut in turn. */
class Quotes {
  #open = false

  pair(point: string): string | null {
    if (point !== '"') return null
    this.#open = !this.#open
    return this.#open ? '“' : '”'
  }
}
