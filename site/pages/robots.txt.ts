/** Everything may be read; what is answered live, the large-type copies and the studio need not be listed. */
import type { APIRoute } from 'astro'

export const GET: APIRoute = ({ url }) => {
  const lines = [
    'User-agent: *',
    'Disallow: /search/?',
    'Disallow: /figures/?',
    'Disallow: /figures.',
    'Disallow: /elder/',
    'Disallow: /studio/',
    '',
    `Sitemap: ${new URL('/sitemap.xml', url.origin).href}`,
  ]
  return new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
