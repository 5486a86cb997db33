import { graphql } from '../graphql.ts'

/** The places of the highest levels, each with feeds of its own, and how much was told so far. */
export const FeedsPage = graphql(`
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
    changes(first: 1) {
      totalCount
    }
  }
`)
