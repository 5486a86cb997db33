import { graphql } from '../graphql.ts'
import { FigureLine } from './fragments.ts'

/** The figures of one field of life. */
export const FiguresOfTopic = graphql(
  `
    query FiguresOfTopic($topic: Topic!, $first: Int!) {
      figures(filter: { topic: $topic }, orderBy: [{ field: INDICATOR, direction: ASC }], first: $first) {
        totalCount
        nodes {
          ...FigureLine
        }
      }
    }
  `,
  [FigureLine],
)

export const FiguresTotal = graphql(`
  query FiguresTotal {
    figures(first: 1) {
      totalCount
    }
    streets: places(level: STREET, first: 100) {
      totalCount
      nodes {
        name
        path
        figures(first: 1) {
          totalCount
        }
      }
    }
  }
`)
