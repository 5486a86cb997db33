/** What a share image says: no counts, so that it is drawn again only when its own words change. */
import { graphql } from '../graphql.ts'
import { Chain } from './fragments.ts'

export const ProjectShare = graphql(
  `
    query ProjectShare($slug: String!) {
      project(slug: $slug) {
        name
        kind
        summary
        place {
          ...Chain
        }
      }
    }
  `,
  [Chain],
)

export const PlaceShare = graphql(
  `
    query PlaceShare($path: String!) {
      place(path: $path) {
        ...Chain
        kind
        summary
      }
    }
  `,
  [Chain],
)

export const StoryShare = graphql(
  `
    query StoryShare($slug: String!) {
      story(slug: $slug) {
        title
        kicker
        pictures {
          url
          focusX
          focusY
        }
        place {
          ...Chain
        }
      }
    }
  `,
  [Chain],
)
