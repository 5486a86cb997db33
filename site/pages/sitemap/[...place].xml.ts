/** The part of the sitemap that belongs to one place. */
import type { APIRoute, GetStaticPaths } from 'astro'
import { askOver, hubUrl } from '../../ask.ts'
import { entriesOf } from '../../sitemap/entries.ts'
import { partPlaces } from '../../sitemap/parts.ts'
import { urlset } from '../../sitemap/urlset.ts'

export const getStaticPaths: GetStaticPaths = async () => {
  const params = []
  for await (const place of partPlaces(askOver(hubUrl()))) params.push({ params: { place } })
  return params
}

export const GET: APIRoute = async ({ locals, params }) => {
  const entries = await entriesOf(locals.ask, params.place ?? '')
  return entries === null ? new Response(null, { status: 404 }) : urlset(entries)
}
