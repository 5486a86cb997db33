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
