import { graphql } from '../graphql.ts'

/** What changed, as far as one line tells it. */
export const HeadedChange = graphql(`
  fragment HeadedChange on Change {
    id
    kind
    at
    nodeType
    title
    url
    before {
      display
      version
    }
    after {
      display
      version
    }
    place {
      name
    }
  }
`)

/** One change as a feed tells it. */
export const FeedChange = graphql(
  `
    fragment FeedChange on Change {
      ...HeadedChange
      reason
      topics
      story {
        title
        url
        byline
        html
      }
    }
  `,
  [HeadedChange],
)

/** The newest changes of all places, of one topic where it is given. */
export const Feed = graphql(
  `
    query Feed($topic: Topic) {
      changes(last: 30, topic: $topic) {
        nodes {
          ...FeedChange
        }
      }
    }
  `,
  [FeedChange],
)

/** The newest changes of a place and of all below it. */
export const PlaceFeed = graphql(
  `
    query PlaceFeed($path: String!) {
      place(path: $path) {
        name
        url
        changes(last: 30) {
          nodes {
            ...FeedChange
          }
        }
      }
    }
  `,
  [FeedChange],
)
