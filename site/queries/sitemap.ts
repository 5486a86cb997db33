/** The addresses of one part of the sitemap. All lists hang under one place, so that an edit elsewhere touches none. */
import { graphql } from '../graphql.ts'

export const SitemapPlaces = graphql(`
  query SitemapPlaces($level: PlaceLevel!, $after: String) {
    places(level: $level, first: 100, after: $after) {
      nodes {
        path
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const SitemapPlace = graphql(`
  query SitemapPlace($path: String!) {
    place(path: $path) {
      level
      url
    }
  }
`)

export const SitemapChildren = graphql(`
  query SitemapChildren($path: String!, $after: String) {
    place(path: $path) {
      children(first: 100, after: $after) {
        nodes {
          path
          level
          url
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

export const SitemapProjects = graphql(`
  query SitemapProjects($path: String!, $within: Scope!, $after: String) {
    place(path: $path) {
      projects(first: 100, after: $after, within: $within) {
        nodes {
          url
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

export const SitemapStories = graphql(`
  query SitemapStories($path: String!, $within: Scope!, $after: String) {
    place(path: $path) {
      stories(first: 100, after: $after, within: $within) {
        nodes {
          url
          updatedAt
          place {
            path
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

export const SitemapFigures = graphql(`
  query SitemapFigures($path: String!, $within: Scope!, $after: String) {
    place(path: $path) {
      figures(first: 100, after: $after, within: $within) {
        nodes {
          url
          publishedAt
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)
