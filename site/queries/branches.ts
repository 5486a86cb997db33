import { graphql } from '../graphql.ts'

export const BranchesPage = graphql(`
  query BranchesPage {
    branches(first: 100) {
      totalCount
      nodes {
        id
        name
        url
        starCount
        place {
          name
          path
          level
          ancestors {
            name
            path
            level
          }
        }
        stars {
          theme
          evidence {
            quote
            url
          }
        }
      }
    }
    starred: branches(minStars: 1, first: 1) {
      totalCount
    }
    streets: places(level: STREET, first: 100) {
      totalCount
      nodes {
        name
        path
        branchTotal
      }
    }
  }
`)
