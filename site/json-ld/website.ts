import type { WebSite, WithContext } from 'schema-dts'

/** What the front page is about. */
export function websiteData(origin: string, description: string): WithContext<WebSite> {
  const url = `${origin}/`
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    '@id': url,
    name: '繁星',
    url,
    description,
    inLanguage: 'zh-CN',
  }
}
