import type { APIRoute } from 'astro'
import sharp from 'sharp'
import { chart } from '../../../chart/chart.ts'
import { MOST } from '../../../chart/charted.ts'
import { asOutline } from '../../../chart/lettering.ts'
import { drawn } from '../../../drawn.ts'
import { staticParams } from '../../../paths.ts'
import { IndicatorChart } from '../../../queries/chart.ts'

export const getStaticPaths = () => staticParams('indicators', 'slug')

/** Pixels of the picture for one unit of the drawing. */
const DENSITY = 2.5

export const GET: APIRoute = async ({ locals, params }) => {
  const { indicator } = await locals.ask(IndicatorChart, { slug: params.slug ?? '', first: MOST })
  if (indicator === null) return new Response(null, { status: 404 })
  const { text } = chart(indicator, { lettering: asOutline, alive: false })
  return drawn(locals.drawnFrom, [text], () =>
    sharp(Buffer.from(text), { density: 72 * DENSITY })
      .png({ palette: true, colours: 16, dither: 0, effort: 1 })
      .toBuffer(),
  )
}
