import { graphql } from '../graphql.ts'
import { FigureLine } from './fragments.ts'

/** An indicator and its figures, wherever they are, the largest first. */
export const IndicatorPage = graphql(
  `
    query IndicatorPage($slug: String!) {
      indicator(slug: $slug) {
        slug
        name
        topic
        definition
        url
        unit {
          code
          symbol
          name
        }
        figures(first: 100, orderBy: [{ field: VALUE, direction: DESC }]) {
          totalCount
          nodes {
            ...FigureLine
          }
        }
      }
    }
  `,
  [FigureLine],
)
