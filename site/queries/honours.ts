import { graphql } from '../graphql.ts'

export const HonoursPage = graphql(`
  query HonoursPage {
    honours {
      score
      fresh
      complete
      evidenced
      latestOn
      place {
        name
        path
        starTotal
        parent {
          name
        }
      }
    }
  }
`)
