import { graphql } from '../graphql.ts'
import { HeadedChange } from './feed.ts'

/** The places of the highest levels, each with feeds of its own, how much was told so far and what of it last. */
export const FeedsPage = graphql(
  `
    query FeedsPage {
      cities: places(level: CITY, first: 10) {
        nodes {
          name
          path
        }
      }
      districts: places(level: DISTRICT, first: 30) {
        nodes {
          name
          path
        }
      }
      changes(last: 10) {
        totalCount
        nodes {
          ...HeadedChange
        }
      }
    }
  `,
  [HeadedChange],
)
