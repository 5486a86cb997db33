import type { APIRoute } from 'astro'
import { hueOfChain, spineOf } from '../../../chain.ts'
import { staticParams } from '../../../paths.ts'
import { ProjectShare } from '../../../queries/share.ts'
import { cover } from '../../../share/cover.ts'
import { imageOf } from '../../../share/drawing.ts'
import { term } from '../../../terms.ts'

export const getStaticPaths = () => staticParams('projects', 'slug')

export const GET: APIRoute = async ({ locals, params }) => {
  const { project } = await locals.ask(ProjectShare, { slug: params.slug ?? '' })
  if (project === null) return new Response(null, { status: 404 })
  const { name, kind, summary, place } = project
  const kicker = term('ProjectKind', kind)
  return imageOf(
    cover({ kicker, title: name, standfirst: summary, spine: spineOf(place), hue: hueOfChain(place) }),
    null,
    locals.drawnFrom,
  )
}
