import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { type Encoded, encodePicture } from '../../server/pictures/encode.ts'
import { phonePhoto } from './photo.ts'

/** Colour in the middle of the upper and of the lower half. */
async function halves(bytes: Uint8Array): Promise<string[]> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return [0.25, 0.75].map((share) => {
    const at = (Math.floor(info.height * share) * info.width + Math.floor(info.width / 2)) * info.channels
    const [red = 0, , blue = 0] = data.subarray(at, at + 3)
    return red > blue ? 'red' : 'blue'
  })
}

function codeOf(bytes: Uint8Array): Promise<string> {
  return encodePicture(bytes).then(
    () => 'taken',
    (error: { code: string }) => error.code,
  )
}

/** A PNG that says it is so large, with hardly a byte in it. */
function bomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([1, 0, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', Buffer.alloc(9))])
}

describe('a photograph', () => {
  test('comes out upright in every form, and none tells where it was taken', async () => {
    const photo = await phonePhoto()
    expect((await sharp(photo).metadata()).exif?.includes('Fernglas')).toBe(true)
    const { type, width, height, forms } = await encodePicture(photo)
    expect({ type, width, height }).toEqual({ type: 'image/jpeg', width: 400, height: 600 })
    expect(forms.map(({ width, format }) => `${width} ${format}`)).toEqual(['400 AVIF', '400 WEBP', '400 JPEG'])
    for (const { bytes } of forms) {
      const { width, height, exif, xmp, icc, orientation } = await sharp(bytes).metadata()
      expect({ width, height, exif, xmp, icc, orientation }).toEqual({ width: 400, height: 600 })
      expect(await halves(bytes)).toEqual(['red', 'blue'])
    }
  })

  test('that is large comes in three widths, and no larger', async () => {
    const { width, height, forms }: Encoded = await encodePicture(await phonePhoto(1400, 2000))
    expect({ width, height }).toEqual({ width: 1600, height: 1120 })
    expect([...new Set(forms.map((form) => form.width))]).toEqual([480, 960, 1600])
    expect(await sharp(forms[0]?.bytes).metadata()).toMatchObject({ width: 480, height: 336, format: 'heif' })
  })

  test('may be a GIF that moves, of which the first picture is taken', async () => {
    const frame = (background: string) => sharp({ create: { width: 40, height: 30, channels: 3, background } }).png()
    const frames = await Promise.all(['#b3261e', '#2f6690'].map((colour) => frame(colour).toBuffer()))
    const moving = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    expect((await sharp(moving).metadata()).pages).toBe(2)
    const { type, width, height, forms } = await encodePicture(moving)
    expect({ type, width, height }).toEqual({ type: 'image/gif', width: 40, height: 30 })
    for (const { bytes } of forms) expect(await halves(bytes)).toEqual(['red', 'red'])
  })

  test('may be PNG with nothing behind it, WebP or AVIF', async () => {
    const clear = sharp({ create: { width: 40, height: 30, channels: 4, background: '#ff000000' } })
    for (const bytes of await Promise.all([clear.png().toBuffer(), clear.webp().toBuffer(), clear.avif().toBuffer()])) {
      expect((await encodePicture(bytes)).forms).toHaveLength(3)
    }
  })
})

describe('refused is', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
  test.each([
    ['an SVG', Buffer.from(svg)],
    ['a GIF that was cut short', Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1')],
    ['a page', Buffer.from('<!DOCTYPE html><script>alert(1)</script>')],
    ['a page that begins like a JPEG', Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.from(svg)])],
    ['nothing', Buffer.alloc(0)],
  ])('%s', async (_, bytes) => {
    expect(await codeOf(bytes)).toBe('PICTURE_UNREADABLE')
  })

  test.each(['heic', 'mif1'])('a photograph as iPhones keep it (%s), with the way to a JPEG', async (brand) => {
    const head = Buffer.from(`\u0000\u0000\u0000\u0018ftyp${brand}\u0000\u0000\u0000\u0000mif1heic`, 'latin1')
    await expect(encodePicture(Buffer.concat([head, Buffer.alloc(400)]))).rejects.toMatchObject({
      code: 'PICTURE_HEIC',
      message: expect.stringContaining('Most Compatible'),
    })
  })

  test('a photograph that was cut short', async () => {
    const photo = await phonePhoto()
    expect(await codeOf(photo.subarray(0, photo.length / 2))).toBe('PICTURE_UNREADABLE')
  })

  test('a picture of few bytes and too many pixels, before anything of it is unpacked', async () => {
    const before = process.memoryUsage().rss
    expect(await codeOf(bomb(30_000, 30_000))).toBe('PICTURE_TOO_LARGE')
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
  })

  test('what would have to wait in memory behind a dozen of the largest, until they are done', async () => {
    const large = Buffer.alloc(20 * 1024 * 1024)
    const codes = await Promise.all(Array.from({ length: 14 }, () => codeOf(large)))
    expect(codes).toEqual([...Array<string>(12).fill('PICTURE_UNREADABLE'), 'PICTURES_BUSY', 'PICTURES_BUSY'])
    expect(await codeOf(large)).toBe('PICTURE_UNREADABLE')
  })
})
