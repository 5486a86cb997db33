import { graphql } from '../graphql.ts'

export const Feed = graphql(`
  query Feed {
    stories(first: 50, kind: TEXT) {
      nodes {
        title
        url
        html
        byline
        publishedAt
        updatedAt
        place {
          name
        }
      }
    }
  }
`)
