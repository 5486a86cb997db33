/** The index of the sitemap's parts. */
import type { APIRoute } from 'astro'
import { fixedPart, partAddress, partPlaces } from '../sitemap/parts.ts'
import { xml, xmlResponse } from '../xml.ts'

export const GET: APIRoute = async ({ locals, url }) => {
  const parts = [fixedPart]
  for await (const path of partPlaces(locals.ask)) parts.push(partAddress(path))
  const rows = parts.map((part) => xml`<sitemap><loc>${new URL(part, url.origin).href}</loc></sitemap>\n`)
  return xmlResponse(
    xml`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${rows}</sitemapindex>`,
    'application/xml',
  )
}
