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

/** A project with everything that its page says of it. */
export const ProjectPage = graphql(
  `
    query ProjectPage($slug: String!) {
      project(slug: $slug) {
        id
        slug
        name
        kind
        status
        summary
        themes
        url
        place {
          ...Chain
          kind
          summary
          branches {
            ...BranchStars
          }
          projects(within: SELF, first: 24) {
            totalCount
            nodes {
              ...ProjectLine
            }
          }
        }
        mentions {
          ...Sentence
        }
        figures(first: 100) {
          totalCount
          nodes {
            ...FigureLine
          }
        }
        achievements(first: 100) {
          nodes {
            ...AchievementLine
          }
        }
        stories(first: 20) {
          nodes {
            ...StoryLine
            ...StoryPictures
          }
        }
      }
    }
  `,
  [AchievementLine, BranchStars, Chain, FigureLine, ProjectLine, Sentence, StoryLine, StoryPictures],
)

/** What lies directly below a street, as its pages go round. */
export const StreetRound = graphql(`
  query StreetRound($path: String!) {
    place(path: $path) {
      name
      path
      children(first: 100) {
        nodes {
          path
        }
      }
    }
  }
`)

/** The first brands of a place itself. */
export const OwnBrands = graphql(
  `
    query OwnBrands($path: String!) {
      place(path: $path) {
        projects(within: SELF, kind: BRAND, first: 2) {
          nodes {
            ...ProjectLine
          }
        }
      }
    }
  `,
  [ProjectLine],
)
