/** What the studio asks of preview links, and what is done by them. */
import { graphql, type ResultOf } from '../graphql.ts'

export const SharedPreviewRead = graphql(`
  query SharedPreviewRead($token: String!) {
    sharedPreview(token: $token) {
      name
      madeBy
      expiresAt
      title
      page
      version
      state
      stage
      stages
      mayComment
      mayApprove
    }
  }
`)

export type SharedPreview = NonNullable<ResultOf<typeof SharedPreviewRead>['sharedPreview']>

export const CommentByLink = graphql(`
  mutation CommentByLink($token: String!, $version: Int!, $text: String!, $quote: String) {
    done: commentByLink(token: $token, version: $version, text: $text, quote: $quote) {
      errors {
        code
        message
      }
    }
  }
`)

export const ApproveByLink = graphql(`
  mutation ApproveByLink($token: String!, $version: Int!) {
    done: approveByLink(token: $token, version: $version) {
      errors {
        code
        message
      }
    }
  }
`)

export const PreviewLinks = graphql(`
  query PreviewLinks($id: ID!) {
    manuscript(id: $id) {
      previewLinks {
        id
        name
        right
        stage
        madeBy
        expiresAt
        revokedAt
        decidedAt
      }
    }
  }
`)

export type PreviewLink = NonNullable<ResultOf<typeof PreviewLinks>['manuscript']>['previewLinks'][number]

export const MakePreviewLink = graphql(`
  mutation MakePreviewLink($id: ID!, $name: String!, $right: PreviewRight!, $days: Int!) {
    done: makePreviewLink(id: $id, name: $name, right: $right, days: $days) {
      link
      errors {
        code
        message
      }
    }
  }
`)

export const RevokePreviewLink = graphql(`
  mutation RevokePreviewLink($id: Int!) {
    done: revokePreviewLink(id: $id) {
      errors {
        code
        message
      }
    }
  }
`)
