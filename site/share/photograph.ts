/** The photograph at the right edge of a cover. */
import sharp from 'sharp'
import { pathOf } from '../address.ts'
import type { ShowPicture } from '../ask.ts'
import { height, width } from './size.ts'

/** How much of the cover it takes. */
export const photographWidth = 400

/** A picture as the hub tells of it: what a crop keeps, in shares of its width and height. */
interface Told {
  url: string
  focusX: number
  focusY: number
}

/** A picture that is laid over a drawing. */
export interface Laid {
  input: Buffer
  left: number
  top: number
}

/** The first of the pictures, cut to the cover's edge around what must be kept; null where there is none. */
export async function photograph(pictures: readonly Told[], show: ShowPicture): Promise<Laid | null> {
  const [told] = pictures
  const bytes = told ? await show(pathOf(told.url)) : null
  if (!told || bytes === null) return null
  return { input: await cut(bytes, told), left: width - photographWidth, top: 0 }
}

/** As `object-position` cuts: a point of the picture lies at the same share of the crop. */
async function cut(bytes: Uint8Array, { focusX, focusY }: Told): Promise<Buffer> {
  const picture = sharp(bytes)
  const whole = await picture.metadata()
  const scale = Math.max(photographWidth / whole.width, height / whole.height)
  const [wide, high] = [Math.ceil(whole.width * scale), Math.ceil(whole.height * scale)]
  return picture
    .resize(wide, high, { fit: 'fill' })
    .extract({
      left: Math.round((wide - photographWidth) * focusX),
      top: Math.round((high - height) * focusY),
      width: photographWidth,
      height,
    })
    .png()
    .toBuffer()
}
