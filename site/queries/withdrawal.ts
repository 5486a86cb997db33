import { graphql } from '../graphql.ts'

/** What is said at the address of a story that was taken back. */
export const WithdrawalPage = graphql(`
  query WithdrawalPage($slug: String!) {
    withdrawal(slug: $slug) {
      slug
      reason
      withdrawnAt
      redirect
    }
  }
`)

/** The story that is read instead, if it is there still. */
export const ReadInstead = graphql(`
  query ReadInstead($slug: String!) {
    story(slug: $slug) {
      slug
      title
    }
  }
`)

export const Withdrawals = graphql(`
  query Withdrawals($after: String) {
    withdrawals(first: 100, after: $after) {
      nodes {
        slug
        redirect
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

/** What is said at the addresses of a figure that went with its story. */
export const WithdrawnFigurePage = graphql(`
  query WithdrawnFigurePage($id: ID!) {
    withdrawnFigure(id: $id) {
      versions
      withdrawal {
        slug
        reason
        withdrawnAt
        redirect
      }
    }
  }
`)

export const WithdrawnFigures = graphql(`
  query WithdrawnFigures($after: String) {
    withdrawnFigures(first: 100, after: $after) {
      nodes {
        id
        versions
        withdrawal {
          redirect
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
