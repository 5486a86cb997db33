/** What changes in a place and below it, as a JSON Feed. */
import type { APIRoute } from 'astro'
import { placeFeed } from '../../../feeds/contents.ts'
import { jsonFeed } from '../../../feeds/json-feed.ts'
import { staticParams } from '../../../paths.ts'

export const getStaticPaths = () => staticParams('places', 'path')

export const GET: APIRoute = async ({ locals, params }) => {
  const contents = await placeFeed(locals.ask, params.path ?? '')
  return contents === null ? new Response(null, { status: 404 }) : jsonFeed(contents)
}
