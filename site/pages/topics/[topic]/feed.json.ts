/** What changes of one topic, as a JSON Feed. */
import type { APIRoute } from 'astro'
import { topics } from '../../../feeds/addresses.ts'
import { topicFeed } from '../../../feeds/contents.ts'
import { jsonFeed } from '../../../feeds/json-feed.ts'

export const getStaticPaths = () => [...topics.keys()].map((topic) => ({ params: { topic } }))

export const GET: APIRoute = async ({ locals, params, url: { origin } }) => {
  const name = params.topic ?? ''
  const topic = topics.get(name)
  if (topic === undefined) return new Response(null, { status: 404 })
  return jsonFeed(await topicFeed(locals.ask, origin, name, topic))
}
