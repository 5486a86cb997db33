import type { APIRoute } from 'astro'
import { picture, withdrawnPicture } from '../../../embed/picture.ts'
import { figureParams } from '../../../paths.ts'
import { FigureEmbed } from '../../../queries/figure.ts'
import { withdrawnFigure } from '../../../withdrawals.ts'
import { xmlResponse } from '../../../xml.ts'

export const getStaticPaths = figureParams

export const GET: APIRoute = async ({ locals, params }) => {
  const { id = '' } = params
  const { figure } = await locals.ask(FigureEmbed, { id })
  if (figure !== null) return xmlResponse(picture(figure), 'image/svg+xml')
  const gone = await withdrawnFigure(locals.ask, id)
  if (gone === null) return new Response(null, { status: 404 })
  return xmlResponse(withdrawnPicture(gone.withdrawal.reason), 'image/svg+xml', 410)
}
