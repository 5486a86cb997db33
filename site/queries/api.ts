/** The questions of the API guide. Their answers on the page are the hub's own. */
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
        indicator {
          name
          unit {
            symbol
          }
        }
        place {
          name
        }
        period {
          label
        }
        evidence {
          quote
        }
        url
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const IndicatorEverywhere = graphql(`
  query IndicatorEverywhere($indicator: String!) {
    figures(filter: { indicator: [$indicator] }, orderBy: [{ field: VALUE, direction: DESC }], first: 3) {
      totalCount
      nodes {
        place {
          name
        }
        period {
          label
        }
        display
        value
        bounds {
          min
          max
        }
        status
        url
      }
    }
  }
`)

export const SumsByCommunity = graphql(`
  query SumsByCommunity($place: String!, $indicator: String!) {
    figureSummary(filter: { place: $place, indicator: [$indicator] }, groupBy: COMMUNITY) {
      group {
        ... on Place {
          name
        }
      }
      indicator {
        name
        unit {
          symbol
        }
      }
      status
      count
      sum
      sumBounds {
        min
        max
      }
      notAdded
    }
  }
`)

export const OnlyPlanned = graphql(`
  query OnlyPlanned {
    figures(filter: { status: PLANNED }, orderBy: [{ field: PUBLISHED, direction: DESC }], first: 2) {
      totalCount
      nodes {
        display
        indicator {
          name
        }
        place {
          name
        }
        period {
          label
        }
        evidence {
          quote
        }
      }
    }
  }
`)

export const FigureToCite = graphql(`
  query FigureToCite($id: ID!) {
    figure(id: $id) {
      display
      indicator {
        name
      }
      place {
        name
      }
      period {
        label
      }
      evidence {
        quote
        url
        cell {
          sheet
          address
          file {
            url
          }
        }
      }
      national: citation(style: GBT7714)
      markdown: citation(style: MARKDOWN)
    }
  }
`)

export const FoundByInitials = graphql(`
  query FoundByInitials($text: String!) {
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
        ... on Branch {
          name
          url
        }
      }
    }
  }
`)

export const BrightestBranches = graphql(`
  query BrightestBranches {
    branches(minStars: 1, first: 2) {
      totalCount
      nodes {
        name
        starCount
        place {
          name
        }
        stars {
          theme
          evidence {
            quote
          }
        }
      }
    }
  }
`)

export const LatestAchievements = graphql(`
  query LatestAchievements {
    achievements(first: 2) {
      totalCount
      nodes {
        title
        rank
        awardedBy
        subject {
          ... on Project {
            name
          }
          ... on Place {
            name
          }
          ... on Branch {
            name
          }
        }
        evidence {
          quote
        }
        url
      }
    }
  }
`)

export const PlaceInTree = graphql(`
  query PlaceInTree($place: String!) {
    place(path: $place) {
      name
      level
      ancestors {
        name
        level
      }
      children(first: 3) {
        totalCount
        nodes {
          name
          path
        }
      }
    }
  }
`)

/** Has its answer warn of a place that is not there. */
export const UnknownPlace = graphql(`
  query UnknownPlace($place: String!) {
    figures(filter: { place: $place }) {
      totalCount
    }
  }
`)

/** What the questions are about: a brand, and a figure with its place and indicator. */
export const ExampleSubjects = graphql(`
  query ExampleSubjects {
    projects(kind: BRAND, first: 1) {
      nodes {
        slug
      }
    }
    figures(
      filter: { topic: COLLECTIVE_ECONOMY, status: ACHIEVED }
      orderBy: [{ field: VALUE, direction: DESC }]
      first: 1
    ) {
      nodes {
        id
        indicator {
          slug
        }
        place {
          level
          path
          ancestors {
            level
            path
          }
        }
      }
    }
  }
`)

/** Asked by programs: every figure below a place, page by page. */
export const FiguresForTable = graphql(`
  query FiguresForTable($place: String, $after: String) {
    figures(filter: { place: $place }, first: 100, after: $after) {
      nodes {
        place {
          name
        }
        indicator {
          name
          unit {
            name
          }
        }
        period {
          label
        }
        display
        value
        bounds {
          min
          max
        }
        qualifier
        status
        evidence {
          quote
          cell {
            sheet
            address
            file {
              url
            }
          }
        }
        url
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const WhatIsLeft = graphql(`
  query WhatIsLeft {
    rateLimit {
      limit
      remaining
      reset
      resetAt
      cost
    }
  }
`)

export const LimitsOfHub = graphql(`
  query LimitsOfHub {
    limits {
      pageSize
      depth
      cost
      tokens
      rootFields
      aliases
      searchWords
      searchCharacters
      bodyBytes
      editorBodyBytes
      answerBytes
      requestsPerMinute
      downloadsPerMinute
    }
  }
`)

export const CodesOfHub = graphql(`
  query CodesOfHub {
    errorCodes {
      code
      status
      meaning
    }
  }
`)
