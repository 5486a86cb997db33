import type { Project, WithContext } from 'schema-dts'
import { area } from './place.ts'

interface Linked {
  name: string
  url: string
}

/** What a project's page is about. `image` is absolute. */
export function projectData(
  project: Linked & {
    summary: string
    place: Linked & { ancestors: readonly Linked[] }
    stories: { nodes: readonly { title: string; url: string }[] }
  },
  image: string,
): WithContext<Project> {
  return {
    '@context': 'https://schema.org',
    '@type': 'Project',
    '@id': project.url,
    name: project.name,
    url: project.url,
    description: project.summary,
    image,
    location: area(project.place, project.place.ancestors),
    subjectOf: project.stories.nodes.map(({ title, url }) => ({
      '@type': 'NewsArticle' as const,
      '@id': url,
      headline: title,
      url,
    })),
  }
}
