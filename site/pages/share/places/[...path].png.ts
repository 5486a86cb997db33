import type { APIRoute } from 'astro'
import { hueOfChain } from '../../../chain.ts'
import { staticParams } from '../../../paths.ts'
import { PlaceShare } from '../../../queries/share.ts'
import { cover } from '../../../share/cover.ts'
import { imageOf } from '../../../share/drawing.ts'
import { term } from '../../../terms.ts'

export const getStaticPaths = () => staticParams('places', 'path')

export const GET: APIRoute = async ({ locals, params }) => {
  const { place } = await locals.ask(PlaceShare, { path: params.path ?? '' })
  if (place === null) return new Response(null, { status: 404 })
  const kicker = place.kind === null ? term('PlaceLevel', place.level) : term('CommunityKind', place.kind)
  const spine = place.ancestors.slice(-2).map(({ name }) => name)
  return imageOf(
    cover({ kicker, title: place.name, standfirst: place.summary, spine, hue: hueOfChain(place) }),
    null,
    locals.drawnFrom,
  )
}
