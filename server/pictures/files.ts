/** The kept pictures: their bytes lie in the database, in pieces, so that every backup and replica has them. */
import { createHash } from 'node:crypto'
import type { PictureFormat } from '../../schema/terms.ts'
import type { Session } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { picturePart } from '../publish/addresses.ts'
import type { Encoded } from './encode.ts'

/** A page of a backup holds five hundred rows, a piece in each. */
const PIECE_BYTES = 32 * 1024
const PIECES_AT_ONCE = 32
const ORIGINAL = 'original'
/** A picture that no story and no open manuscript names is forgotten after a month. */
const FORGOTTEN_AFTER = '30 days'
/** So many bytes may lie here that no story shows. */
const MOST_UNUSED_BYTES = 4 * 1024 * 1024 * 1024

/** A picture's name in the hub: the first half of the SHA-256 of its bytes, in hexadecimal digits. */
export function pictureDigest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32)
}

/** Keeps the original with its forms, unless it is kept already, and that it may be used at the place. */
export async function keepPicture(
  session: Session,
  { bytes, encoded, place }: { bytes: Uint8Array; encoded: Encoded; place: string },
): Promise<string> {
  const digest = pictureDigest(bytes)
  const { type, width, height, forms } = encoded
  const widths = [...new Set(forms.map((form) => form.width))].sort((one, other) => one - other)
  const kept = await session.rows(
    `insert into picture_file (digest, type, bytes, width, height, widths, received_at)
     values ($1, $2, $3, $4, $5, $6::integer[], now()) on conflict do nothing returning digest`,
    [digest, type, bytes.length, width, height, widths],
  )
  if (kept.length > 0) {
    await keepPart(session, digest, ORIGINAL, bytes)
    for (const form of forms) await keepPart(session, digest, picturePart(form.width, form.format), form.bytes)
  }
  await session.rows('insert into picture_place (file_digest, place) values ($1, $2) on conflict do nothing', [
    digest,
    place,
  ])
  return digest
}

async function keepPart(session: Session, digest: string, part: string, bytes: Uint8Array): Promise<void> {
  const total = Math.ceil(bytes.length / PIECE_BYTES)
  for (let from = 0; from < total; from += PIECES_AT_ONCE) {
    const pieces = Array.from({ length: Math.min(PIECES_AT_ONCE, total - from) }, (_, at) => {
      const piece = bytes.subarray((from + at) * PIECE_BYTES, (from + at + 1) * PIECE_BYTES)
      return { number: from + at, content: Buffer.from(piece).toString('hex') }
    })
    await session.rows(
      `insert into picture_piece (file_digest, part, number, content)
       select $1, $2, number, decode(content, 'hex') from json_to_recordset($3::json) as piece(number integer, content text)`,
      [digest, part, JSON.stringify(pieces)],
    )
  }
}

/** The bytes of a form; null where there is none of this width and format. */
export async function formBytes(
  session: Session,
  digest: string,
  width: number,
  format: PictureFormat,
): Promise<Buffer | null> {
  const pieces = await session.rows<{ content: string }>(
    `select encode(content, 'hex') as content from picture_piece where file_digest = $1 and part = $2 order by number`,
    [digest, picturePart(width, format)],
  )
  return pieces.length === 0 ? null : Buffer.concat(pieces.map(({ content }) => Buffer.from(content, 'hex')))
}

/** The bytes of the smallest JPEG; null where no such picture is kept. */
export async function thumbnailBytes(session: Session, digest: string): Promise<Buffer | null> {
  const [file] = await session.rows<{ width: number }>(
    'select widths[1] as width from picture_file where digest = $1',
    [digest],
  )
  return file === undefined ? null : formBytes(session, digest, file.width, 'JPEG')
}

/** Deletes the pictures that lie here for long and that no story, past or present, and no open manuscript names. */
export async function forgetPictures(session: Session): Promise<void> {
  const named = `document -> 'pictures' @> jsonb_build_array(jsonb_build_object('file', digest))`
  const forgotten = await session.rows<{ digest: string }>(
    `select digest from picture_file where received_at < now() - interval '${FORGOTTEN_AFTER}'
       and not exists (select from picture where file_digest = digest)
       and not exists (select from revision where ${named})
       and not exists (select from manuscript where state not in ('PUBLISHED', 'DISCARDED') and ${named})`,
  )
  const digests = forgotten.map(({ digest }) => digest)
  if (digests.length === 0) return
  await session.rows('delete from picture_piece where file_digest = any($1::text[])', [digests])
  await session.rows('delete from picture_place where file_digest = any($1::text[])', [digests])
  await session.rows('delete from picture_file where digest = any($1::text[])', [digests])
}

/** @throws {HubError} PICTURE_TOO_LARGE where pictures that no story shows leave no room for another of so many bytes. */
export async function roomForPicture(session: Session, bytes: number): Promise<void> {
  const [unused] = await session.rows<{ bytes: number }>(
    `select coalesce(sum(bytes), 0)::double precision as bytes from picture_file
     where not exists (select from picture where file_digest = digest)`,
  )
  if ((unused?.bytes ?? 0) + bytes <= MOST_UNUSED_BYTES) return
  throw new HubError(
    'PICTURE_TOO_LARGE',
    'Too many pictures were handed in that no story shows. Publish or discard manuscripts; what is unused is forgotten after a month.',
  )
}
