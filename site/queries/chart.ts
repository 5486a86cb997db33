import { graphql } from '../graphql.ts'

/** The largest figures of an indicator, as its chart draws them. */
export const IndicatorChart = graphql(`
  query IndicatorChart($slug: String!, $first: Int!) {
    indicator(slug: $slug) {
      name
      unit {
        code
        symbol
        name
      }
      figures(first: $first, orderBy: [{ field: VALUE, direction: DESC }]) {
        totalCount
        nodes {
          id
          display
          value
          qualifier
          status
          bounds {
            min
            max
            minInclusive
            maxInclusive
          }
          period {
            label
            start
            end
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
          }
        }
      }
    }
  }
`)
