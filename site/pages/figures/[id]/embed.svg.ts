import type { APIRoute } from 'astro'
import { picture } from '../../../embed/picture.ts'
import { staticParams } from '../../../paths.ts'
import { FigureEmbed } from '../../../queries/figure.ts'
import { xmlResponse } from '../../../xml.ts'

export const getStaticPaths = () => staticParams('figures', 'id')

export const GET: APIRoute = async ({ locals, params }) => {
  const { figure } = await locals.ask(FigureEmbed, { id: params.id ?? '' })
  return figure === null ? new Response(null, { status: 404 }) : xmlResponse(picture(figure), 'image/svg+xml')
}
