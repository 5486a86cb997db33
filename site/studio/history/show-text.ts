/** Shows how one text became another: what was taken out struck through, what was put in marked, the rest folded. */
import { differences, type Piece } from './text-difference.ts'

/** So many characters stay readable around a change. */
const AROUND = 60
/** Fewer are not worth folding. */
const FOLDED = 160

/** Elements that show both texts in one. */
export function textDifference(before: string, after: string): (Node | string)[] {
  const pieces = differences(before, after)
  return pieces.flatMap((piece, at) => shown(piece, at === 0, at === pieces.length - 1))
}

/** Elements that show one of both texts, with what the other has not. */
export function textBeside(before: string, after: string, side: 'before' | 'after'): (Node | string)[] {
  const hidden = side === 'before' ? 'added' : 'removed'
  return differences(before, after).flatMap((piece) => (piece.kind === hidden ? [] : whole(piece)))
}

function shown(piece: Piece, isFirst: boolean, isLast: boolean): (Node | string)[] {
  const { kind, text } = piece
  const points = Array.from(text)
  const head = isFirst ? 0 : AROUND
  const tail = isLast ? 0 : AROUND
  if (kind !== 'same' || points.length < head + tail + FOLDED) return whole(piece)
  const middle = points.slice(head, points.length - tail)
  const fold = document.createElement('details')
  fold.append(
    Object.assign(document.createElement('summary'), { textContent: `没有改动的 ${middle.length} 字` }),
    middle.join(''),
  )
  return [points.slice(0, head).join(''), fold, points.slice(points.length - tail).join('')]
}

function whole({ kind, text }: Piece): (Node | string)[] {
  if (kind === 'same') return [text]
  return [Object.assign(document.createElement(kind === 'added' ? 'ins' : 'del'), { textContent: text })]
}
