/** What the studio asks of a publication and has done with it. */
import { graphql, type ResultOf } from '../graphql.ts'

export const PublicationRead = graphql(`
  query PublicationRead($id: ID!) {
    manuscript(id: $id) {
      id
      place
      slug
      title
      state
      isProfile
      publishAt
      publishedAt
      progress {
        state
        url
        failedPages
        failedPage
        failure
      }
    }
  }
`)

export type Publication = NonNullable<ResultOf<typeof PublicationRead>['manuscript']>
export type Progress = NonNullable<Publication['progress']>

export const StoryToCarry = graphql(`
  query StoryToCarry($slug: String!) {
    story(slug: $slug) {
      title
      kicker
      byline
      publication
      publishedOn
      html
      url
    }
  }
`)

export type CarriedStory = NonNullable<ResultOf<typeof StoryToCarry>['story']>

export const Publish = graphql(`
  mutation Publish($id: ID!, $version: Int!, $reason: String) {
    done: publishManuscript(id: $id, version: $version, reason: $reason) {
      errors {
        code
        message
      }
    }
  }
`)

export const Schedule = graphql(`
  mutation Schedule($id: ID!, $version: Int!, $at: DateTime!, $reason: String) {
    done: scheduleManuscript(id: $id, version: $version, at: $at, reason: $reason) {
      errors {
        code
        message
      }
    }
  }
`)

export const Unschedule = graphql(`
  mutation Unschedule($id: ID!, $version: Int!) {
    done: unscheduleManuscript(id: $id, version: $version) {
      errors {
        code
        message
      }
    }
  }
`)

export const Retry = graphql(`
  mutation Retry($id: ID!) {
    done: retryPublication(id: $id) {
      errors {
        code
        message
      }
    }
  }
`)

export const Withdraw = graphql(`
  mutation Withdraw($slug: String!, $reason: String!, $redirect: String) {
    done: withdrawStory(slug: $slug, reason: $reason, redirect: $redirect) {
      errors {
        code
        message
      }
    }
  }
`)
