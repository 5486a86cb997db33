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
          url
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

/** What another site shows of a figure. */
export const FigureEmbed = graphql(`
  query FigureEmbed($id: ID!) {
    figure(id: $id) {
      id
      display
      status
      url
      indicator {
        name
      }
      subject {
        __typename
        ... on Place {
          name
        }
        ... on Branch {
          name
        }
        ... on Project {
          name
        }
      }
      place {
        name
      }
      story {
        title
      }
      evidence {
        quote
        cell {
          address
        }
      }
      period {
        label
      }
    }
  }
`)

/** A version of a figure: nothing but what was published with it, so that the page never changes. */
export const VersionPage = graphql(`
  query VersionPage($id: ID!, $version: Int!) {
    figureRevision(figure: $id, version: $version) {
      version
      value
      display
      qualifier
      status
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
      subjectName
      placeName
      indicatorName
      unitCode
      unitSymbol
      unitName
      storyTitle
      byline
      publication
      publishedOn
      changedAt
      reason
      url
      evidence {
        quote
        before
        after
        url
        cell {
          sheet
          address
          column
          file {
            name
            url
            bytes
          }
        }
      }
      gbt7714: citation(style: GBT7714)
      apa: citation(style: APA)
      markdown: citation(style: MARKDOWN)
      bibtex: citation(style: BIBTEX)
      cslJson: citation(style: CSL_JSON)
    }
  }
`)
