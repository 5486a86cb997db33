import { graphql } from '../graphql.ts'
import { Sentence } from './fragments.ts'

export const AchievementsPage = graphql(
  `
    query AchievementsPage {
      achievements(first: 100) {
        totalCount
        nodes {
          id
          title
          rank
          awardedBy
          period {
            label
          }
          subject {
            __typename
            ... on Place {
              name
              url
            }
            ... on Branch {
              name
              url
            }
            ... on Project {
              name
              url
            }
          }
          place {
            name
            url
          }
          evidence {
            ...Sentence
          }
        }
      }
      streets: places(level: STREET, first: 100) {
        totalCount
        nodes {
          name
          path
          achievementTotal
        }
      }
    }
  `,
  [Sentence],
)
