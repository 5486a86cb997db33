/** The examples of the API guide. Their answers on the page are the hub's own. */
import { graphql } from '../graphql.ts'

export const ProjectWithSentences = graphql(`
  query ProjectWithSentences($slug: String!) {
    project(slug: $slug) {
      name
      summary
      place {
        name
      }
      mentions {
        quote
        url
      }
    }
  }
`)

export const FiguresInPlace = graphql(`
  query FiguresInPlace($place: String!) {
    figures(filter: { place: $place, status: ACHIEVED }, orderBy: [{ field: VALUE, direction: DESC }], first: 2) {
      totalCount
      nodes {
        display
        value
        qualifier
        bounds {
          min
          max
        }
        indicator {
          name
          unit {
            symbol
          }
        }
        evidence {
          quote
          url
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const SumsByIndicator = graphql(`
  query SumsByIndicator($place: String!) {
    figureSummary(filter: { place: $place, unit: "m2" }, groupBy: INDICATOR) {
      indicator {
        name
      }
      count
      sum
      sumBounds {
        min
        max
      }
    }
  }
`)

export const FindByInitials = graphql(`
  query FindByInitials($text: String!) {
    search(text: $text, first: 2) {
      totalCount
      nodes {
        __typename
        ... on Project {
          name
          url
        }
        ... on Place {
          name
          url
        }
      }
    }
  }
`)

/** What the examples ask about: the first street, and a brand in it. */
export const ExampleSubjects = graphql(`
  query ExampleSubjects {
    places(level: STREET, first: 1) {
      nodes {
        path
      }
    }
    projects(kind: BRAND, first: 1) {
      nodes {
        slug
        name
      }
    }
  }
`)
