import { graphql } from '../graphql.ts'
import { StoryLine } from './fragments.ts'

export const StoriesPage = graphql(
  `
    query StoriesPage {
      stories(first: 100, kind: TEXT) {
        totalCount
        nodes {
          ...StoryLine
        }
      }
      sheets: stories(first: 100, kind: SHEET) {
        totalCount
        nodes {
          ...StoryLine
        }
      }
      newest: stories(first: 1, kind: TEXT) {
        nodes {
          slug
          text
        }
      }
      streets: places(level: STREET, first: 100) {
        totalCount
        nodes {
          name
          path
          stories(first: 1, kind: TEXT) {
            totalCount
          }
        }
      }
    }
  `,
  [StoryLine],
)
