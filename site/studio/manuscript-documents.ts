/** What the studio asks of manuscripts and has done with them. */
import { graphql, type ResultOf } from '../graphql.ts'

export const Workbench = graphql(`
  query Workbench($after: ID) {
    manuscripts(first: 30, after: $after) {
      totalCount
      nodes {
        id
        place
        placeName
        slug
        title
        isProfile
        state
        stage
        stages
        author
        changedBy
        updatedAt
      }
    }
  }
`)

export type Listed = ResultOf<typeof Workbench>['manuscripts']['nodes'][number]

export const StoriesNamed = graphql(`
  query StoriesNamed($text: String!) {
    search(text: $text, first: 20) {
      nodes {
        __typename
        ... on Story {
          slug
          title
          place {
            name
          }
        }
      }
    }
  }
`)

export const CreateManuscript = graphql(`
  mutation CreateManuscript($place: String!, $title: String!, $isNewPlace: Boolean!) {
    done: createManuscript(place: $place, title: $title, isNewPlace: $isNewPlace) {
      manuscript {
        id
        version
        document
      }
      errors {
        code
        message
      }
    }
  }
`)

export const ReviseStory = graphql(`
  mutation ReviseStory($slug: String!) {
    done: reviseStory(slug: $slug) {
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

export const ReviseProfile = graphql(`
  mutation ReviseProfile($type: ProfileType!, $key: String!) {
    done: reviseProfile(type: $type, key: $key) {
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

export const CreateProfile = graphql(`
  mutation CreateProfile($type: ProfileType!, $name: String!, $place: String!) {
    done: createProfile(type: $type, name: $name, place: $place) {
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
