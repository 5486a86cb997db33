/** What the page of a story's history asks the hub, and what it has done. */
import { graphql, type ResultOf } from '../../graphql.ts'

export const Revisions = graphql(`
  query Revisions($slug: String!) {
    storyRevisions(slug: $slug) {
      version
      publishedAt
      reason
      isWithdrawal
      publishedBy
      approvals {
        stage
        name
      }
    }
  }
`)

export type Revision = NonNullable<ResultOf<typeof Revisions>['storyRevisions']>[number]

export const RevisionDocuments = graphql(`
  query RevisionDocuments($slug: String!, $versions: [Int!]) {
    storyRevisions(slug: $slug, versions: $versions) {
      version
      document
    }
  }
`)

export const ManuscriptDocument = graphql(`
  query ManuscriptDocument($id: ID!) {
    manuscript(id: $id) {
      slug
      title
      document
      changedBy
      updatedAt
    }
  }
`)

export const Restore = graphql(`
  mutation Restore($slug: String!, $version: Int!) {
    done: reviseStory(slug: $slug, version: $version) {
      manuscript {
        id
      }
      errors {
        code
        message
      }
    }
  }
`)
