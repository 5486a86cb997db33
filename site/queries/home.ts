import { graphql } from '../graphql.ts'
import { FigureLine, ProjectLine, StoryLine } from './fragments.ts'

/** Everything the front page opens with; one figure of each field of life. */
export const HomePage = graphql(
  `
    query HomePage {
      branches(first: 1) {
        totalCount
      }
      starred: branches(minStars: 1, first: 1) {
        totalCount
      }
      communities: places(level: COMMUNITY, first: 1) {
        totalCount
      }
      projects(first: 1) {
        totalCount
      }
      figures(first: 1) {
        totalCount
      }
      streets: places(level: STREET, first: 12) {
        totalCount
        nodes {
          id
          name
          path
          level
          colour
          parent {
            name
            path
            children(level: STREET, first: 100) {
              nodes {
                id
              }
            }
          }
          stories(first: 1, kind: TEXT) {
            nodes {
              title
            }
          }
        }
      }
      stories(first: 20, kind: TEXT) {
        totalCount
        nodes {
          ...StoryLine
          updatedAt
          version
          projects {
            ...ProjectLine
          }
        }
      }
      economy: figures(filter: { topic: COLLECTIVE_ECONOMY, status: ACHIEVED }, orderBy: [{ field: VALUE, direction: DESC }], first: 1) {
        nodes {
          ...FigureLine
        }
      }
      livelihood: figures(filter: { topic: LIVELIHOOD, status: ACHIEVED }, orderBy: [{ field: VALUE, direction: DESC }], first: 1) {
        nodes {
          ...FigureLine
        }
      }
      governance: figures(filter: { topic: GOVERNANCE, status: ACHIEVED }, orderBy: [{ field: VALUE, direction: DESC }], first: 1) {
        nodes {
          ...FigureLine
        }
      }
      infrastructure: figures(filter: { topic: INFRASTRUCTURE, status: ACHIEVED }, orderBy: [{ field: VALUE, direction: DESC }], first: 1) {
        nodes {
          ...FigureLine
        }
      }
      culture: figures(filter: { topic: CULTURE, status: ACHIEVED }, orderBy: [{ field: VALUE, direction: DESC }], first: 1) {
        nodes {
          ...FigureLine
        }
      }
      party: figures(filter: { topic: PARTY_BUILDING, status: ACHIEVED }, orderBy: [{ field: VALUE, direction: DESC }], first: 1) {
        nodes {
          ...FigureLine
        }
      }
    }
  `,
  [FigureLine, ProjectLine, StoryLine],
)

/** Up to a few hundred branches: a star for each. */
export const SkyBranches = graphql(`
  query SkyBranches($after: String) {
    branches(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
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
      }
    }
  }
`)

/** More branches than that: a cloud for each place of one level. */
export const SkyPlaces = graphql(`
  query SkyPlaces($level: PlaceLevel!, $first: Int!) {
    places(level: $level, first: $first) {
      totalCount
      nodes {
        name
        path
        branchTotal
        starTotal
      }
    }
  }
`)
