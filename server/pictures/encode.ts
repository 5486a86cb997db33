/** Makes of a picture that somebody hands in what readers get: upright, in a few sizes and forms, without anything but its pixels. */
import pLimit from 'p-limit'
import sharp, { type Metadata, type Sharp } from 'sharp'
import type { PictureFormat } from '../../schema/terms.ts'
import { HubError } from '../errors.ts'
import { isHeic, typeOf } from './type.ts'

/** Bytes of a picture that is handed in. */
export const MAX_PICTURE_BYTES = 20 * 1024 * 1024
/** A picture of a few bytes may unpack to more than the machine has. */
const MAX_PIXELS = 64_000_000
const WIDTHS = [480, 960, 1600]
/** Some formats can be no higher. */
const MAX_HEIGHT = 8000
/** No picture takes so long. */
const MAX_SECONDS = 60

export interface Form {
  width: number
  format: PictureFormat
  bytes: Uint8Array
}
export interface Encoded {
  /** Media type of the original. */
  type: string
  /** Pixels of the largest form. */
  width: number
  height: number
  /** In every width and format. */
  forms: Form[]
}

const encoders: Readonly<Record<PictureFormat, (picture: Sharp) => Sharp>> = {
  AVIF: (picture) => picture.avif({ quality: 55, effort: 3 }),
  WEBP: (picture) => picture.webp({ quality: 78 }),
  // JPEG knows no transparency.
  JPEG: (picture) => picture.flatten({ background: '#ffffff' }).jpeg({ quality: 80, mozjpeg: true }),
}
const formats: readonly PictureFormat[] = ['AVIF', 'WEBP', 'JPEG']

/** One at a time: the machine has others to serve. */
const turn = pLimit(1)
/** Those that wait lie in memory. */
const MOST_WAITING_BYTES = 256 * 1024 * 1024
let waitingBytes = 0

/**
 * Reads a picture, whose type its content tells, and encodes it anew.
 * @throws {HubError} PICTURE_HEIC, PICTURE_UNREADABLE, PICTURE_TOO_LARGE; PICTURES_BUSY where too many wait for their turn
 */
export async function encodePicture(bytes: Uint8Array): Promise<Encoded> {
  if (waitingBytes + bytes.length > MOST_WAITING_BYTES) {
    throw new HubError('PICTURES_BUSY', 'Many pictures are being worked on. Hand this one in again in a minute.')
  }
  waitingBytes += bytes.length
  try {
    return await turn(() => encoded(bytes))
  } finally {
    waitingBytes -= bytes.length
  }
}

async function encoded(bytes: Uint8Array): Promise<Encoded> {
  const type = typeOf(bytes)
  if (type === null && isHeic(bytes)) {
    throw new HubError(
      'PICTURE_HEIC',
      'The picture is in HEIC, which cannot be read here. On the iPhone, choose Settings, Camera, Formats, Most Compatible and take it again, or export it as JPEG.',
    )
  }
  if (type === null) {
    throw unreadable('is no JPEG, PNG, WebP, AVIF or GIF, whatever its name says. Save it as one of these.')
  }
  try {
    // Only what its head says is read: what it holds is not unpacked before that is known.
    checkPixels(await sharp(bytes, { limitInputPixels: false }).metadata())
    const { data, info } = await upright(bytes)
    const { channels, width, height } = info
    const forms: Form[] = []
    for (const target of widthsOf(width)) {
      for (const format of formats) {
        const picture = sharp(data, { raw: { channels, width, height } }).resize({ width: target })
        const file = await encoders[format](picture).timeout({ seconds: MAX_SECONDS }).toBuffer()
        forms.push({ width: target, format, bytes: file })
      }
    }
    return { type, width, height, forms }
  } catch (error) {
    if (error instanceof HubError) throw error
    // Whatever the library stumbles over, it is the file that is damaged.
    throw unreadable('cannot be read: it is damaged or cut short. Hand in another copy.', error)
  }
}

function checkPixels({ width, height }: Metadata): void {
  if (width * height <= MAX_PIXELS) return
  throw new HubError(
    'PICTURE_TOO_LARGE',
    `The picture has ${width} × ${height} pixels; at most ${MAX_PIXELS} are taken. Make it smaller and hand it in again.`,
  )
}

/** Its pixels in the largest size, the first of several pictures: turned as the camera noted, before everything that the camera noted is dropped. */
function upright(bytes: Uint8Array) {
  return sharp(bytes, { failOn: 'error', limitInputPixels: MAX_PIXELS })
    .autoOrient()
    .resize({ width: Math.max(...WIDTHS), height: MAX_HEIGHT, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .timeout({ seconds: MAX_SECONDS })
    .raw()
    .toBuffer({ resolveWithObject: true })
}

/** The widths that a picture so wide is served in: none above its own. */
function widthsOf(width: number): number[] {
  const below = WIDTHS.filter((target) => target < width)
  return below.length === WIDTHS.length ? below : [...below, width]
}

function unreadable(says: string, cause?: unknown): HubError {
  return new HubError('PICTURE_UNREADABLE', `The file ${says}`, { cause })
}
