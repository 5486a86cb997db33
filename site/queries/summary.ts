import { graphql } from '../graphql.ts'

const Totals = graphql(`
  fragment Totals on FigureSummary {
    status
    count
    sum
    min
    max
    median
    notAdded
    sumBounds {
      min
      max
      minInclusive
      maxInclusive
    }
  }
`)

/** The figures of one indicator added up: those reached, those under way and, apart from them, those planned. */
export const IndicatorSummary = graphql(
  `
    query IndicatorSummary($slugs: [String!]!) {
      present: figureSummary(filter: { indicator: $slugs }) {
        ...Totals
      }
      planned: figureSummary(filter: { indicator: $slugs, status: PLANNED }) {
        ...Totals
      }
    }
  `,
  [Totals],
)
