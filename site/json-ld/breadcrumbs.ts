import type { BreadcrumbList, WithContext } from 'schema-dts'

/** The way from the front page down to `page`, with absolute addresses; a crumb without a path is the page itself. */
export function breadcrumbs(
  crumbs: readonly { name: string; path: string | null }[],
  page: string,
  origin: string,
): WithContext<BreadcrumbList> {
  const steps = [{ name: '首页', path: '/' }, ...crumbs]
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, path }, index) => ({
      '@type': 'ListItem' as const,
      position: index + 1,
      name,
      item: new URL(path ?? page, origin).href,
    })),
  }
}
