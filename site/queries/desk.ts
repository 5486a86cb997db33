import { graphql } from '../graphql.ts'
import { FigureLine } from './fragments.ts'

/** A page of figures, and how all that meet the filter spread. */
export const DeskPage = graphql(
  `
    query DeskPage($filter: FigureFilter, $orderBy: [FigureOrder!], $after: String, $level: PlaceLevel!) {
      figures(filter: $filter, orderBy: $orderBy, first: 20, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...FigureLine
        }
      }
      figureFacets(filter: $filter) {
        topic(first: 100) {
          ...DeskFacet
        }
        indicator(first: 100) {
          ...DeskFacet
        }
        place(level: $level, first: 100) {
          ...DeskFacet
        }
        status(first: 100) {
          ...DeskFacet
        }
        qualifier(first: 100) {
          ...DeskFacet
        }
        unit(first: 100) {
          ...DeskFacet
        }
        year(first: 100) {
          ...DeskFacet
        }
      }
    }
    fragment DeskFacet on Facet {
      total
      values {
        value
        name
        count
      }
    }
  `,
  [FigureLine],
)

/** The place that figures are looked for in. */
export const DeskPlace = graphql(`
  query DeskPlace($path: String!) {
    place(path: $path) {
      name
      level
      ancestors {
        name
        path
      }
    }
  }
`)

/** The name of an indicator that figures are looked for by. */
export const DeskIndicator = graphql(`
  query DeskIndicator($slug: String!) {
    indicator(slug: $slug) {
      name
    }
  }
`)

/** What all indicators are called, where none has the slug that was given. */
export const DeskIndicators = graphql(`
  query DeskIndicators {
    indicators {
      slug
      name
    }
  }
`)

/** Places that a text finds, best titles first. */
export const DeskPlacesLike = graphql(`
  query DeskPlacesLike($text: String!) {
    search(text: $text, first: 100) {
      nodes {
        __typename
        ... on Place {
          name
          path
        }
      }
    }
  }
`)

/** What most figures are of: their places and units, where none has the name that was given. */
export const DeskNames = graphql(`
  query DeskNames {
    figureFacets {
      street: place(level: STREET, first: 100) {
        values {
          value
          name
        }
      }
      community: place(level: COMMUNITY, first: 100) {
        values {
          value
          name
        }
      }
      unit(first: 100) {
        values {
          value
          name
        }
      }
    }
  }
`)

/** The name of a unit that figures are looked for by: that of any figure that has it. */
export const DeskUnit = graphql(`
  query DeskUnit($unit: String!) {
    figures(filter: { unit: $unit }, first: 1) {
      nodes {
        indicator {
          unit {
            name
          }
        }
      }
    }
  }
`)

/** The name of what figures are about. */
export const DeskSubject = graphql(`
  query DeskSubject($id: ID!) {
    node(id: $id) {
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
  }
`)
