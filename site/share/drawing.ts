/** Turns a drawing into a picture. */
import satori from 'satori'
import sharp from 'sharp'
import { drawn } from '../drawn.ts'
import { subsetsOf } from '../fonts/typeface.ts'
import { type Element, wordsOf } from './element.ts'
import type { Laid } from './photograph.ts'
import { height, width } from './size.ts'

/** The drawing as SVG, its words turned into outlines. A character without a glyph must have been replaced. */
export async function svgOf(drawing: Element): Promise<string> {
  // The ellipsis ends what is too long.
  const subsets = await subsetsOf(`${wordsOf(drawing)}…`)
  const fonts = subsets.map(({ data }, index) => ({ name: `Song ${index}`, data, weight: 700 as const }))
  return satori(drawing as Parameters<typeof satori>[0], { width, height, fonts })
}

/** Few colours: paper and ink need no more. Dithered, what rounding leaves over of a letter would stain the paper below it. */
const FLAT = { palette: true, colours: 128, dither: 0, effort: 4 } as const
/** A photograph needs some more, and to have them mixed. */
const PICTURED = { palette: true, colours: 256, effort: 4 } as const

/** The drawing as a PNG. `drawnFrom` is the ETag of the picture that is there. */
export function imageOf(
  drawing: Element,
  photograph: Laid | null = null,
  drawnFrom?: string | null,
): Promise<Response> {
  const form = photograph === null ? FLAT : PICTURED
  return drawn(drawnFrom, [JSON.stringify(form), JSON.stringify(drawing), photograph?.input ?? ''], async () =>
    sharp(Buffer.from(await svgOf(drawing)))
      .composite(photograph === null ? [] : [photograph])
      .png(form)
      .toBuffer(),
  )
}
