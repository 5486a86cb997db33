/** The kept files: their bytes lie in the database, in pieces, so that every backup and replica has them. */
import { createHash } from 'node:crypto'
import type { SheetFormat } from '../../schema/terms.ts'
import type { Session } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { addresses } from '../publish/addresses.ts'

/** A page of a backup holds five hundred rows, a piece in each. */
const PIECE_BYTES = 32 * 1024
const PIECES_AT_ONCE = 32
/** A file that no document came to rest on is forgotten after a day. */
const FORGOTTEN_AFTER = '1 day'

export interface HandedFile {
  /** As the editor calls it: 村级账目.xlsx */
  name: string
  format: SheetFormat
  bytes: Uint8Array
}

/** A file's name in the hub: SHA-256 of its bytes, in hexadecimal digits. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Keeps a file, unless it is kept already; gives its digest. */
export async function keepFile(session: Session, { name, format, bytes }: HandedFile, now: Date): Promise<string> {
  const digest = digestOf(bytes)
  const kept = await session.rows(
    `insert into sheet_file (digest, name, format, bytes, received_at, url)
     values ($1, $2, $3, $4, $5::text::timestamptz, $6) on conflict do nothing returning digest`,
    [digest, name, format, bytes.length, now.toISOString(), addresses.sheetFile(digest, format)],
  )
  if (kept.length === 0) return digest
  const total = Math.ceil(bytes.length / PIECE_BYTES)
  for (let from = 0; from < total; from += PIECES_AT_ONCE) {
    const pieces = Array.from({ length: Math.min(PIECES_AT_ONCE, total - from) }, (_, at) => {
      const piece = bytes.subarray((from + at) * PIECE_BYTES, (from + at + 1) * PIECE_BYTES)
      return { number: from + at, content: Buffer.from(piece).toString('hex') }
    })
    await session.rows(
      `insert into sheet_piece (file_digest, number, content)
       select $1, number, decode(content, 'hex') from json_to_recordset($2::json) as piece(number integer, content text)`,
      [digest, JSON.stringify(pieces)],
    )
  }
  return digest
}

/** Deletes the files that nothing published rests on and that were handed in more than a day before `now`. */
export async function forgetFiles(session: Session, now: Date): Promise<void> {
  const unused = `select digest from sheet_file
    where received_at < $1::text::timestamptz - interval '${FORGOTTEN_AFTER}'
      and not exists (select from revision where document #>> '{sheet,file}' = digest)`
  await session.rows(`delete from sheet_piece where file_digest in (${unused})`, [now.toISOString()])
  await session.rows(`delete from sheet_file where digest in (${unused})`, [now.toISOString()])
}

/** So many bytes may lie here that nothing published rests on. */
const MOST_UNUSED_BYTES = 512 * 1024 * 1024

/** @throws {HubError} SHEET_TOO_LARGE where files that nobody published leave no room for another of so many bytes. */
export async function roomForFiles(session: Session, bytes: number): Promise<void> {
  const [unused] = await session.rows<{ bytes: number }>(
    `select coalesce(sum(bytes), 0)::double precision as bytes from sheet_file
     where not exists (select from story where sheet_file_digest = digest)`,
  )
  if ((unused?.bytes ?? 0) + bytes <= MOST_UNUSED_BYTES) return
  throw new HubError(
    'SHEET_TOO_LARGE',
    'Too many files were handed in and not imported. They are forgotten after a day; try then.',
  )
}

/** A kept file's bytes. */
export async function bytesOf(session: Session, digest: string): Promise<Uint8Array> {
  const pieces: Buffer[] = []
  for await (const piece of piecesOf(session, digest)) pieces.push(piece)
  return Buffer.concat(pieces)
}

export interface KeptFile {
  name: string
  format: SheetFormat
  bytes: number
}

/** A kept file; null where there is none of this digest. */
export async function keptFile(session: Session, digest: string): Promise<KeptFile | null> {
  const [file] = await session.rows<KeptFile>('select name, format, bytes from sheet_file where digest = $1', [digest])
  return file ?? null
}

/** Whether something published rests on the file, so that everybody may have it. */
export async function isPublished(session: Session, digest: string): Promise<boolean> {
  const rows = await session.rows(
    `select from story where sheet_file_digest = $1
     union all select from passage where cell_file_digest = $1 limit 1`,
    [digest],
  )
  return rows.length > 0
}

/** A kept file's bytes, piece by piece. */
export async function* piecesOf(session: Session, digest: string): AsyncGenerator<Buffer> {
  for (let number = 0; ; number++) {
    const [piece] = await session.rows<{ content: string }>(
      `select encode(content, 'hex') as content from sheet_piece where file_digest = $1 and number = $2`,
      [digest, number],
    )
    if (piece === undefined) return
    yield Buffer.from(piece.content, 'hex')
  }
}
