/** A part of the sitemap as XML. */
import { xml, xmlResponse } from '../xml.ts'
import type { Entry } from './entries.ts'

export function urlset(entries: readonly Entry[]): Response {
  const rows = entries.map(({ url, changedAt }) => {
    const changed = changedAt === undefined ? null : xml`<lastmod>${changedAt}</lastmod>`
    return xml`<url><loc>${url}</loc>${changed}</url>\n`
  })
  return xmlResponse(
    xml`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${rows}</urlset>`,
    'application/xml',
  )
}
