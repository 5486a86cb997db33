import type { APIRoute } from 'astro'
import { chart } from '../../../chart/chart.ts'
import { MOST } from '../../../chart/charted.ts'
import { asText } from '../../../chart/lettering.ts'
import { staticParams } from '../../../paths.ts'
import { IndicatorChart } from '../../../queries/chart.ts'
import { xmlResponse } from '../../../xml.ts'

export const getStaticPaths = () => staticParams('indicators', 'slug')

export const GET: APIRoute = async ({ locals, params }) => {
  const { indicator } = await locals.ask(IndicatorChart, { slug: params.slug ?? '', first: MOST })
  if (indicator === null) return new Response(null, { status: 404 })
  return xmlResponse(chart(indicator, { lettering: asText, alive: true }), 'image/svg+xml')
}
