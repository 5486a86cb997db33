import { graphql } from '../graphql.ts'

export const SearchPage = graphql(`
  query SearchPage($text: String!, $after: String) {
    search(text: $text, first: 20, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        __typename
        ... on Place {
          name
          level
          url
          note: summary
          parent {
            name
          }
        }
        ... on Branch {
          name
          starCount
          url
          place {
            name
          }
        }
        ... on Project {
          name
          kind
          summary
          url
          place {
            name
          }
        }
        ... on Figure {
          display
          url
          indicator {
            name
          }
          place {
            name
          }
          evidence {
            quote
          }
        }
        ... on Achievement {
          title
          url
          place {
            name
          }
          evidence {
            quote
          }
        }
        ... on Story {
          title
          kicker
          url
          text
          place {
            name
          }
        }
      }
    }
  }
`)
