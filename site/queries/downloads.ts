import { graphql } from '../graphql.ts'

/** Figures with all that a downloaded row says of one, a hundred at a time. */
export const DownloadFigures = graphql(`
  query DownloadFigures($filter: FigureFilter, $orderBy: [FigureOrder!], $after: String) {
    figures(filter: $filter, orderBy: $orderBy, first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        value
        display
        qualifier
        bounds {
          min
          max
          minInclusive
          maxInclusive
        }
        status
        period {
          label
          start
          end
        }
        year
        publishedAt
        url
        citation
        indicator {
          slug
          name
          topic
          definition
          unit {
            code
            name
          }
        }
        subject {
          __typename
          ... on Place {
            id
            name
          }
          ... on Branch {
            id
            name
          }
          ... on Project {
            id
            name
          }
        }
        place {
          name
          path
          url
        }
        evidence {
          quote
          url
          cell {
            file {
              name
              url
            }
            sheet
            address
            row
            column
          }
          story {
            title
            url
            byline
            publication
            publishedOn
          }
        }
      }
    }
  }
`)

/** How many rows there will be. */
export const DownloadTotal = graphql(`
  query DownloadTotal($filter: FigureFilter) {
    figures(filter: $filter, first: 1) {
      totalCount
    }
  }
`)
