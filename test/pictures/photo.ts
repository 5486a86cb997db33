/** Photographs for tests, and hubs that know them. */
import sharp from 'sharp'
import type { PictureSaid } from '../../schema/draft.ts'
import type { Database } from '../../server/database/database.ts'
import { encodePicture } from '../../server/pictures/encode.ts'
import { keepPicture } from '../../server/pictures/files.ts'

/** As a camera that was held upright writes it: lying, with a note to turn it and where it was; its upper half is red. */
export function phonePhoto(width = 600, height = 400): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#2f6690' } })
    .composite([
      { input: { create: { width: width / 2, height, channels: 3, background: '#b3261e' } }, left: 0, top: 0 },
    ])
    .withExif({ IFD0: { Make: 'Fernglas' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '34/1 44/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}

/** Keeps a picture for a place, as handing it in does, and gives its digest. */
export async function kept(database: Database, place: string, bytes: Buffer): Promise<string> {
  const encoded = await encodePicture(bytes)
  return database.transaction((session) => keepPicture(session, { bytes, encoded, place }))
}

/** What a draft says of a picture. */
export function said(file: string, parts: Partial<PictureSaid> = {}): PictureSaid {
  return {
    file,
    alt: '村民在广场上跳舞',
    credit: '鲁燕 摄',
    caption: null,
    minors: false,
    consent: null,
    focus: { x: 0.5, y: 0.5 },
    ...parts,
  }
}
