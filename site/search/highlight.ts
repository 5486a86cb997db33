/** Shows why something was found: the words of the search, marked in its text. */
import { match } from 'pinyin-pro'

export interface Piece {
  text: string
  marked: boolean
}

/** The words of a search, without what would be refused: more than ten of them, or more than a hundred characters. */
export function wordsOf(query: string): string[] {
  return [...query.trim()].slice(0, 100).join('').split(/\s+/u).filter(Boolean).slice(0, 10)
}

/** Cuts the text where marked and plain characters meet. With `sound`, `lxj` marks 联心结 by its initials. */
export function highlighted(text: string, words: readonly string[], sound = false): Piece[] {
  const signs = [...text]
  const found = words.flatMap((word) => {
    const places = literal(signs, word)
    return places.length === 0 && sound ? bySound(text, word) : places
  })
  const marks = new Set(found)
  const pieces: Piece[] = []
  for (const [index, sign] of signs.entries()) {
    const last = pieces.at(-1)
    const marked = marks.has(index)
    if (last?.marked === marked) last.text += sign
    else pieces.push({ text: sign, marked })
  }
  return pieces
}

/** Some forty characters around the first of the words; the beginning where none of them is in it. */
export function excerpt(text: string, words: readonly string[]): string {
  const signs = [...text.replace(/\s+/gu, ' ')]
  const at = words.flatMap((word) => literal(signs, word)).reduce((a, b) => Math.min(a, b), signs.length)
  const start = at === signs.length ? 0 : Math.max(0, at - 12)
  const end = Math.min(signs.length, start + 48)
  return `${start > 0 ? '……' : ''}${signs.slice(start, end).join('')}${end < signs.length ? '……' : ''}`
}

function bySound(text: string, word: string): number[] {
  return /^[a-z]+$/i.test(word) ? (match(text, word.toLowerCase(), { continuous: true }) ?? []) : []
}

/** Indexes of all characters of the word, wherever it stands. */
function literal(signs: readonly string[], word: string): number[] {
  const plain = signs.map((sign) => sign.normalize('NFKC').toLowerCase())
  const wanted = [...word].map((sign) => sign.normalize('NFKC').toLowerCase())
  return plain.flatMap((_, at) =>
    wanted.every((sign, offset) => plain[at + offset] === sign) ? wanted.map((_, offset) => at + offset) : [],
  )
}
