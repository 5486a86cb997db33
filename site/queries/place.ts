import { graphql } from '../graphql.ts'
import {
  AchievementLine,
  BranchStars,
  Chain,
  FigureLine,
  ProjectLine,
  Sentence,
  StoryLine,
  StoryPictures,
} from './fragments.ts'

/** What every place's page says, and what tells which further question its level asks. */
export const PlacePage = graphql(
  `
    query PlacePage($path: String!) {
      place(path: $path) {
        ...Chain
        kind
        summary
        branchTotal
        starTotal
        branches {
          ...BranchStars
        }
        mentions {
          ...Sentence
        }
      }
    }
  `,
  [BranchStars, Chain, Sentence],
)

/** A province, city or district: what lies directly below, streets with the headline of their latest story. */
export const AreaContents = graphql(
  `
    query AreaContents($path: String!, $headlines: Boolean!) {
      place(path: $path) {
        children(first: 100) {
          totalCount
          nodes {
            id
            name
            path
            level
            colour
            branchTotal
            starTotal
            projectTotal
            figureTotal
            stories(first: 1, within: SUBTREE, kind: TEXT) @include(if: $headlines) {
              nodes {
                title
              }
            }
          }
        }
        figures(first: 12, within: SELF) {
          nodes {
            ...FigureLine
          }
        }
        achievementTotal
        achievements(first: 6) {
          nodes {
            ...AchievementLine
          }
        }
        stories(first: 6, kind: TEXT) {
          totalCount
          nodes {
            ...StoryLine
          }
        }
      }
    }
  `,
  [AchievementLine, FigureLine, StoryLine],
)

/** A street: its zones, communities, brands and other projects, numbers, achievements, stories. */
export const StreetContents = graphql(
  `
    query StreetContents($path: String!) {
      place(path: $path) {
        zones: children(level: ZONE, first: 100) {
          nodes {
            name
            path
            colour
          }
        }
        communities: children(level: COMMUNITY, first: 100) {
          totalCount
          nodes {
            name
            path
            kind
            summary
            starTotal
            projectTotal
          }
        }
        brands: projects(kind: BRAND, first: 100) {
          totalCount
          nodes {
            ...ProjectLine
          }
        }
        projects(first: 100) {
          totalCount
          nodes {
            ...ProjectLine
          }
        }
        figures(first: 24, orderBy: [{ field: PLACE, direction: ASC }]) {
          totalCount
          nodes {
            ...FigureLine
          }
        }
        achievements(first: 24) {
          totalCount
          nodes {
            ...AchievementLine
          }
        }
        stories(first: 6, kind: TEXT) {
          totalCount
          nodes {
            ...StoryLine
          }
        }
        illustrated: stories(first: 24, kind: TEXT) {
          nodes {
            ...StoryPictures
          }
        }
      }
    }
  `,
  [AchievementLine, FigureLine, ProjectLine, StoryLine, StoryPictures],
)

/** A zone or community: its projects, numbers, achievements and stories. */
export const CommunityContents = graphql(
  `
    query CommunityContents($path: String!) {
      place(path: $path) {
        projects(first: 100) {
          totalCount
          nodes {
            ...ProjectLine
            mentions {
              quote
              url
            }
          }
        }
        figures(first: 48) {
          totalCount
          nodes {
            ...FigureLine
          }
        }
        achievements(first: 24) {
          nodes {
            ...AchievementLine
          }
        }
        stories(first: 6, kind: TEXT) {
          nodes {
            ...StoryLine
            ...StoryPictures
          }
        }
      }
    }
  `,
  [AchievementLine, FigureLine, ProjectLine, StoryLine, StoryPictures],
)

/** The other places beside a zone or community. */
export const Siblings = graphql(`
  query Siblings($path: String!, $level: PlaceLevel!) {
    place(path: $path) {
      name
      path
      children(level: $level, first: 48) {
        totalCount
        nodes {
          name
          path
          colour
        }
      }
    }
  }
`)
