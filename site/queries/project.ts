import { graphql } from '../graphql.ts'
import { AchievementLine, BranchStars, Chain, FigureLine, ProjectLine, Sentence, StoryLine } from './fragments.ts'

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
          }
        }
      }
    }
  `,
  [AchievementLine, BranchStars, Chain, FigureLine, ProjectLine, Sentence, StoryLine],
)

/** The brands of the project's street. Not asked for a project above the streets: its list would touch too many pages. */
export const StreetBrands = graphql(
  `
    query StreetBrands($path: String!) {
      place(path: $path) {
        name
        path
        projects(kind: BRAND, first: 24) {
          totalCount
          nodes {
            ...ProjectLine
          }
        }
      }
    }
  `,
  [ProjectLine],
)
