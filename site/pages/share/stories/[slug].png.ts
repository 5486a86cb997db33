import type { APIRoute } from 'astro'
import { hueOfChain, spineOf } from '../../../chain.ts'
import { staticParams } from '../../../paths.ts'
import { StoryShare } from '../../../queries/share.ts'
import { cover } from '../../../share/cover.ts'
import { imageOf } from '../../../share/drawing.ts'

export const getStaticPaths = () => staticParams('stories', 'slug')

export const GET: APIRoute = async ({ locals, params }) => {
  const { story } = await locals.ask(StoryShare, { slug: params.slug ?? '' })
  if (story === null) return new Response(null, { status: 404 })
  const { title, kicker, place } = story
  return imageOf(cover({ kicker: '报道', title, standfirst: kicker, spine: spineOf(place), hue: hueOfChain(place) }))
}
