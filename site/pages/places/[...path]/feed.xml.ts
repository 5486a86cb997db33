/** What changes in a place and below it, as an Atom feed. */
import type { APIRoute } from 'astro'
import { atom } from '../../../feeds/atom.ts'
import { placeFeed } from '../../../feeds/contents.ts'
import { staticParams } from '../../../paths.ts'

export const getStaticPaths = () => staticParams('places', 'path')

export const GET: APIRoute = async ({ locals, params }) => {
  const contents = await placeFeed(locals.ask, params.path ?? '')
  return contents === null ? new Response(null, { status: 404 }) : atom(contents)
}
