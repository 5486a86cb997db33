/**
 * The tags of an answer, recorded by its own statement: between the tokens of the JSON text stand marks of control bytes,
 * which JSON text cannot hold: \x01, the number of the kind, a colon, an id, \x02.
 */
import { type Piece, sql, text } from './json-text.ts'

const BEGIN = '\x01'
const END = '\x02'
const BEGIN_BYTE = 1
const END_BYTE = 2

/** Collects the kinds of tags that a statement can note. */
export class Tags {
  readonly kinds: string[] = []

  constructor(readonly enabled: boolean) {}

  /** Notes `kind` itself (`Figure/*`) or, with an SQL expression for the id, `kind:id`. */
  mark(kind: string, id?: string): Piece[] {
    if (!this.enabled) return []
    const known = this.kinds.indexOf(kind)
    const number = known >= 0 ? known : this.kinds.push(kind) - 1
    return [text(`${BEGIN}${number}:`), ...(id ? [sql(id)] : []), text(END)]
  }
}

/**
 * Takes the marks out of an answer's text, and tells which tags they note. The text is made bytes first and then closed up
 * in place: an answer may hold thousands of marks, and pieces of text are dear to join.
 */
export function takeTags(marked: string, kinds: readonly string[]): { bytes: Buffer; tags: string[] } {
  const bytes = written(marked)
  const marks = new Set<string>()
  let length = 0
  let read = 0
  for (let mark = bytes.indexOf(BEGIN_BYTE); mark >= 0; mark = bytes.indexOf(BEGIN_BYTE, read)) {
    bytes.copyWithin(length, read, mark)
    length += mark - read
    const end = bytes.indexOf(END_BYTE, mark)
    marks.add(bytes.toString('utf8', mark + 1, end))
    read = end + 1
  }
  bytes.copyWithin(length, read)
  // A copy of its own length, as what is kept may be kept for long.
  return {
    bytes: Buffer.copyBytesFrom(bytes, 0, length + bytes.length - read),
    tags: [...marks].map((mark) => tagOf(mark, kinds)),
  }
}

/** A unit of a string, which has two bytes, takes at most three in UTF-8. */
const MOST_BYTES_PER_UNIT = 3
const scratch = Buffer.allocUnsafeSlow(2 ** 20)

/** A text's bytes, until the next text is written: to write where there is room spares measuring it, half of the work. */
function written(text: string): Buffer {
  if (text.length * MOST_BYTES_PER_UNIT > scratch.length) return Buffer.from(text)
  return scratch.subarray(0, scratch.write(text))
}

function tagOf(mark: string, kinds: readonly string[]): string {
  const colon = mark.indexOf(':')
  const kind = kinds[Number(mark.slice(0, colon))] ?? ''
  return colon + 1 < mark.length ? kind + mark.slice(colon) : kind
}
