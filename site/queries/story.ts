import { graphql } from '../graphql.ts'
import { AchievementLine, Chain, FigureLine, ProjectLine } from './fragments.ts'

export const StoryPage = graphql(
  `
    query StoryPage($slug: String!) {
      story(slug: $slug) {
        id
        slug
        title
        kicker
        byline
        publication
        publishedOn
        publishedAt
        updatedAt
        version
        html
        text
        url
        place {
          ...Chain
        }
        projects {
          ...ProjectLine
        }
        pictures {
          url
        }
        figures {
          ...FigureLine
        }
        achievements {
          ...AchievementLine
        }
      }
    }
  `,
  [AchievementLine, Chain, FigureLine, ProjectLine],
)

/** Whether a story is a text or a spreadsheet, which are different pages. */
export const StoryKindOf = graphql(`
  query StoryKindOf($slug: String!) {
    story(slug: $slug) {
      kind
    }
  }
`)

/** A spreadsheet, or a part of one. Its figures stand in its HTML, linked; asking for each would be hundreds of rows. */
export const SheetPage = graphql(
  `
    query SheetPage($slug: String!) {
      story(slug: $slug) {
        slug
        title
        byline
        publication
        publishedOn
        publishedAt
        updatedAt
        version
        html
        url
        place {
          ...Chain
        }
        sheet {
          name
          part
          firstRow
          lastRow
          previous
          next
          file {
            name
            url
            bytes
          }
        }
      }
    }
  `,
  [Chain],
)
