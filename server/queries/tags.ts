/**
 * The tags of an answer, recorded by its own statement: between the tokens of the JSON text stand marks of control bytes,
 * which JSON text cannot hold: \x01, the number of the kind, a colon, an id, \x02.
 */
import { type Piece, sql, text } from './json-text.ts'

const BEGIN = '\x01'
const END = '\x02'

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

/** Takes the marks out of an answer's text, and tells which tags they note. */
export function takeTags(marked: string, kinds: readonly string[]): { bytes: Buffer; tags: string[] } {
  const pieces: string[] = []
  const marks = new Set<string>()
  let read = 0
  for (let mark = marked.indexOf(BEGIN); mark >= 0; mark = marked.indexOf(BEGIN, read)) {
    pieces.push(marked.slice(read, mark))
    const end = marked.indexOf(END, mark)
    marks.add(marked.slice(mark + 1, end))
    read = end + 1
  }
  pieces.push(marked.slice(read))
  return { bytes: bytesOf(pieces.join('')), tags: [...marks].map((mark) => tagOf(mark, kinds)) }
}

/** A unit of a string, which has two bytes, takes at most three in UTF-8. */
const MOST_BYTES_PER_UNIT = 3
const scratch = Buffer.allocUnsafeSlow(2 ** 20)

/** A text's bytes: to write them where there is room, and to copy them then, spares measuring the text, half of the work. */
function bytesOf(text: string): Buffer {
  if (text.length * MOST_BYTES_PER_UNIT > scratch.length) return Buffer.from(text)
  return Buffer.copyBytesFrom(scratch, 0, scratch.write(text))
}

function tagOf(mark: string, kinds: readonly string[]): string {
  const colon = mark.indexOf(':')
  const kind = kinds[Number(mark.slice(0, colon))] ?? ''
  return colon + 1 < mark.length ? kind + mark.slice(colon) : kind
}
