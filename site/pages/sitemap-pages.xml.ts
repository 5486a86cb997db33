/** The part of the sitemap that lists the pages which are always there, and the indicators, which lie nowhere. */
import type { APIRoute } from 'astro'
import { fixedPages } from '../paths.ts'
import { IndicatorAddresses } from '../queries/addresses.ts'
import { urlset } from '../sitemap/urlset.ts'

export const GET: APIRoute = async ({ locals, url: { origin } }) => {
  const { indicators } = await locals.ask(IndicatorAddresses, {})
  return urlset([...fixedPages.map((page) => ({ url: new URL(page, origin).href })), ...indicators])
}
