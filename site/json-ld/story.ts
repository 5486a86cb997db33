import type { NewsArticle, WithContext } from 'schema-dts'
import { known } from './known.ts'

interface Linked {
  name: string
  url: string
}

/** What a story's page is about. `image` is absolute. */
export function storyData(
  story: {
    title: string
    url: string
    kicker: string | null
    byline: string | null
    publication: string | null
    publishedOn: string | null
    updatedAt: string
    place: Linked
    projects: readonly Linked[]
    pictures: readonly { url: string }[]
  },
  image: string,
): WithContext<NewsArticle> {
  const { publication, place } = story
  const publisher = publication === null ? null : { '@type': 'Organization' as const, name: publication }
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': story.url,
    headline: story.title,
    url: story.url,
    mainEntityOfPage: story.url,
    inLanguage: 'zh-CN',
    image: [...story.pictures.map(({ url }) => url), image],
    dateModified: story.updatedAt,
    contentLocation: { '@type': 'AdministrativeArea', '@id': place.url, name: place.name, url: place.url },
    about: story.projects.map(({ name, url }) => ({ '@type': 'Project' as const, '@id': url, name, url })),
    ...known({
      alternativeHeadline: story.kicker,
      creditText: story.byline,
      datePublished: story.publishedOn,
      publisher,
    }),
  }
}
