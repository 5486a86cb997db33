/** How one Chinese text became another: by sentences, and within a sentence that was mended by characters and whole numbers. */
import { diffArrays } from 'diff'

/** A stretch that stands in both texts, or in the later or the earlier one alone. */
export interface Piece {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** A sentence with less than this of its characters left was written anew: to read it character by character is no help. */
const MENDED = 0.4
/** Fewer characters between two changes are left by chance. */
const SHORTEST = 2

/** The pieces in order: those that are the same or removed make the earlier text, the same or added ones the later. */
export function differences(before: string, after: string): Piece[] {
  const pieces: Piece[] = []
  let removed = ''
  let added = ''
  const settle = () => {
    pieces.push(...within(removed, added))
    removed = ''
    added = ''
  }
  for (const change of diffArrays(sentencesOf(before), sentencesOf(after))) {
    const text = change.value.join('')
    if (change.removed) removed += text
    else if (change.added) added += text
    else {
      settle()
      pieces.push({ kind: 'same', text })
    }
  }
  settle()
  return pieces
}

function sentencesOf(text: string): string[] {
  return text.match(/[^。！？；\n]*[。！？；\n]+[”’」』）]*|[^。！？；\n]+$/g) ?? []
}

function within(removed: string, added: string): Piece[] {
  const whole = ordered(removed, added)
  if (removed === '' || added === '') return whole
  const pieces = diffArrays(signsOf(removed), signsOf(added)).map(
    ({ value, ...change }): Piece => ({
      kind: change.added ? 'added' : change.removed ? 'removed' : 'same',
      text: value.join(''),
    }),
  )
  const left = pieces.filter(({ kind }) => kind === 'same').reduce((sum, { text }) => sum + text.length, 0)
  return left / Math.max(removed.length, added.length) < MENDED ? whole : readable(pieces)
}

/** Characters, but a number is read as a whole. */
function signsOf(text: string): string[] {
  return text.match(/\d[\d,.]*|./gsu) ?? []
}

function ordered(removed: string, added: string): Piece[] {
  const both: Piece[] = [
    { kind: 'removed', text: removed },
    { kind: 'added', text: added },
  ]
  return both.filter(({ text }) => text !== '')
}

/** Changes that lie close together are one: what was taken out, then what was put in. */
function readable(pieces: readonly Piece[]): Piece[] {
  const found: Piece[] = []
  let removed = ''
  let added = ''
  for (const [at, { kind, text }] of pieces.entries()) {
    const isChance = text.length < SHORTEST && at > 0 && at < pieces.length - 1
    if (kind !== 'added' && (kind === 'removed' || isChance)) removed += text
    if (kind !== 'removed' && (kind === 'added' || isChance)) added += text
    if (kind !== 'same' || isChance) continue
    found.push(...ordered(removed, added), { kind, text })
    removed = ''
    added = ''
  }
  return [...found, ...ordered(removed, added)]
}
