/** What several pages ask in the same way. */
import { graphql } from '../graphql.ts'

/** A place with everything above it: for breadcrumbs, the vertical line and the street's colour. */
export const Chain = graphql(`
  fragment Chain on Place {
    id
    name
    path
    level
    colour
    url
    ancestors {
      id
      name
      path
      level
      colour
      url
      children(level: STREET, first: 100) {
        nodes {
          id
        }
      }
    }
  }
`)

export const Sentence = graphql(`
  fragment Sentence on Passage {
    quote
    before
    after
    start
    end
    url
    story {
      slug
      title
      url
      sheet {
        headings
      }
    }
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
`)

export const FigureLine = graphql(`
  fragment FigureLine on Figure {
    id
    display
    status
    url
    indicator {
      name
    }
    period {
      label
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
      path
      url
    }
    evidence {
      quote
      before
      after
      url
      cell {
        address
      }
    }
  }
`)

export const AchievementLine = graphql(`
  fragment AchievementLine on Achievement {
    id
    title
    rank
    awardedBy
    period {
      label
    }
    place {
      name
      path
    }
    evidence {
      quote
      url
    }
  }
`)

export const ProjectLine = graphql(`
  fragment ProjectLine on Project {
    slug
    name
    kind
    status
    summary
    url
    place {
      name
      path
    }
  }
`)

export const StoryLine = graphql(`
  fragment StoryLine on Story {
    slug
    title
    url
    kicker
    byline
    publication
    publishedOn
    place {
      name
      path
    }
  }
`)

export const BranchStars = graphql(`
  fragment BranchStars on Branch {
    id
    name
    starCount
    stars {
      theme
      evidence {
        quote
        url
      }
    }
  }
`)

/** A story with its pictures, as other pages show them. */
export const StoryPictures = graphql(`
  fragment StoryPictures on Story {
    slug
    title
    pictures {
      alt
      credit
      caption
      width
      height
      focusX
      focusY
      url
      avif: srcset(format: AVIF)
      webp: srcset(format: WEBP)
      jpeg: srcset(format: JPEG)
    }
  }
`)
