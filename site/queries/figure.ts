import { graphql } from '../graphql.ts'
import { Chain, Sentence } from './fragments.ts'

export const FigurePage = graphql(
  `
    query FigurePage($id: ID!) {
      figure(id: $id) {
        id
        display
        value
        qualifier
        status
        url
        publishedAt
        bounds {
          min
          max
          minInclusive
          maxInclusive
        }
        period {
          label
          start
          end
        }
        indicator {
          slug
          name
          topic
          definition
          unit {
            code
            symbol
            name
          }
        }
        subject {
          __typename
          ... on Place {
            name
            path
          }
          ... on Branch {
            id
            name
            place {
              path
            }
          }
          ... on Project {
            name
            slug
          }
        }
        place {
          ...Chain
        }
        story {
          slug
          title
          url
          byline
          publication
          publishedOn
        }
        evidence {
          ...Sentence
        }
        revisions {
          version
          display
          changedAt
          reason
          evidence {
            quote
          }
        }
        gbt7714: citation(style: GBT7714)
        apa: citation(style: APA)
        markdown: citation(style: MARKDOWN)
        bibtex: citation(style: BIBTEX)
        cslJson: citation(style: CSL_JSON)
      }
    }
  `,
  [Chain, Sentence],
)
