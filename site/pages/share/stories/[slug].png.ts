import type { APIRoute } from 'astro'
import { hueOfChain, spineOf } from '../../../chain.ts'
import { staticParams } from '../../../paths.ts'
import { StoryShare } from '../../../queries/share.ts'
import { cover } from '../../../share/cover.ts'
import { imageOf } from '../../../share/drawing.ts'
import { photograph } from '../../../share/photograph.ts'

export const getStaticPaths = () => staticParams('stories', 'slug')

export const GET: APIRoute = async ({ locals, params }) => {
  const { story } = await locals.ask(StoryShare, { slug: params.slug ?? '' })
  if (story === null) return new Response(null, { status: 404 })
  const { title, kicker, place, pictures } = story
  const shown = await photograph(pictures, locals.picture)
  const [spine, hue] = [spineOf(place), hueOfChain(place)]
  return imageOf(
    cover({ kicker: '报道', title, standfirst: kicker, spine, hue, hasPhotograph: shown !== null }),
    shown,
    locals.drawnFrom,
  )
}
