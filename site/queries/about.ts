import { graphql } from '../graphql.ts'

/** How much there is, and where from. */
export const AboutPage = graphql(`
  query AboutPage {
    places(first: 1) {
      totalCount
    }
    branches(first: 1) {
      totalCount
    }
    projects(first: 1) {
      totalCount
    }
    figures(first: 1) {
      totalCount
    }
    planned: figures(filter: { status: PLANNED }, first: 1) {
      totalCount
    }
    achievements(first: 1) {
      totalCount
    }
    stories(first: 100, kind: TEXT) {
      totalCount
      nodes {
        slug
        title
        byline
        publication
        publishedOn
      }
    }
    sheets: stories(first: 100, kind: SHEET) {
      totalCount
      nodes {
        slug
        title
        byline
        publication
        publishedOn
      }
    }
  }
`)

/** One figure for each way in which a sentence can state a number. */
export const QualifierExample = graphql(`
  query QualifierExample($qualifier: Qualifier!) {
    figures(filter: { qualifier: [$qualifier] }, first: 1) {
      totalCount
      nodes {
        display
        value
        qualifier
        url
        bounds {
          min
          max
          minInclusive
          maxInclusive
        }
        indicator {
          name
          unit {
            code
            symbol
            name
          }
        }
        evidence {
          quote
        }
      }
    }
  }
`)
