/** What changes of one topic, as an Atom feed. */
import type { APIRoute } from 'astro'
import { topics } from '../../../feeds/addresses.ts'
import { atom } from '../../../feeds/atom.ts'
import { topicFeed } from '../../../feeds/contents.ts'

export const getStaticPaths = () => [...topics.keys()].map((topic) => ({ params: { topic } }))

export const GET: APIRoute = async ({ locals, params, url: { origin } }) => {
  const name = params.topic ?? ''
  const topic = topics.get(name)
  if (topic === undefined) return new Response(null, { status: 404 })
  return atom(await topicFeed(locals.ask, origin, name, topic))
}
