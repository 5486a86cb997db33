import type { APIRoute } from 'astro'
import { query } from '../ask.ts'

interface Feed {
  stories: { nodes: { title: string }[] }
}

export const GET: APIRoute = async ({ locals, url }) => {
  const { stories } = await locals.ask<Feed>(query('{ stories(first: 20) { nodes { title url } } }'), {})
  const entries = stories.nodes.map((story) => `<entry><title>${story.title}</title></entry>`)
  return new Response(`<feed id="${url.origin}">${entries.join('')}</feed>`, {
    headers: { 'content-type': 'application/xml' },
  })
}
