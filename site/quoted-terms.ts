/** Terms in quotes, which a headline does not tear between two lines. */

export interface Piece {
  text: string
  quoted: boolean
}

const quoted = /(“[^“”]+”|‘[^‘’]+’|《[^《》]+》|「[^「」]+」)/u

/** `为“五星”支部` → 为 · “五星” · 支部, the second one quoted. The pieces together are the text. */
export function terms(text: string): Piece[] {
  return text
    .split(quoted)
    .map((piece, index) => ({ text: piece, quoted: index % 2 === 1 }))
    .filter((piece) => piece.text !== '')
}
