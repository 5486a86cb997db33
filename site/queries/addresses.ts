/** Everything that has a page of its own, a hundred at a time. */
import { graphql } from '../graphql.ts'

export const PlaceAddresses = graphql(`
  query PlaceAddresses($after: String) {
    list: places(first: 100, after: $after) {
      nodes {
        url
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const ProjectAddresses = graphql(`
  query ProjectAddresses($after: String) {
    list: projects(first: 100, after: $after) {
      nodes {
        url
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const StoryAddresses = graphql(`
  query StoryAddresses($after: String) {
    list: stories(first: 100, after: $after) {
      nodes {
        url
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const FigureAddresses = graphql(`
  query FigureAddresses($after: String) {
    list: figures(first: 100, after: $after) {
      nodes {
        url
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const VersionAddresses = graphql(`
  query VersionAddresses($after: String) {
    list: figures(first: 100, after: $after) {
      nodes {
        revisions {
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

/** Indicators are few: they come all at once. */
export const IndicatorAddresses = graphql(`
  query IndicatorAddresses {
    indicators {
      url
    }
  }
`)
