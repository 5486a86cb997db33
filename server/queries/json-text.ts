/** Builds SQL expressions whose text is JSON: by measure the quickest way to make a large answer in PostgreSQL. */

/** A stretch of the answer: text known beforehand, or an SQL expression. */
export type Piece = { readonly text: string } | { readonly sql: string }

export const text = (known: string): Piece => ({ text: known })
export const sql = (expression: string): Piece => ({ sql: expression })

/** An SQL string. */
export const quote = (value: string): string => `'${value.replaceAll("'", "''")}'`
/** An SQL name. */
export const name = (value: string): string => `"${value.replaceAll('"', '""')}"`

/** PostgreSQL functions take at most 100 arguments. */
const MAX_ARGUMENTS = 90

/** One expression for pieces one after the other. A null among them counts as empty text. */
export function concat(pieces: readonly Piece[]): string {
  let parts = merged(pieces).map((piece) => ('text' in piece ? quote(piece.text) : piece.sql))
  while (parts.length > MAX_ARGUMENTS) parts = chunks(parts, MAX_ARGUMENTS).map((some) => `concat(${some.join(',')})`)
  return parts.length === 0 ? `''` : `concat(${parts.join(',')})`
}

function merged(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = []
  for (const piece of pieces) {
    const last = out.at(-1)
    if (last && 'text' in last && 'text' in piece) out[out.length - 1] = text(last.text + piece.text)
    else out.push(piece)
  }
  return out
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size))
}

/** A JSON list of the column `j` of the rows that a select yields, in their order. */
export function jsonList(select: string, alias: string): Piece[] {
  return [text('['), sql(`(select string_agg(${alias}.j,',') from (${select}) ${alias})`), text(']')]
}
