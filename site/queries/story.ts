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
