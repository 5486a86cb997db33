/** What the writing page asks the hub, and what it has done. */
import { graphql, type ResultOf } from '../../graphql.ts'

export const ManuscriptRead = graphql(`
  query ManuscriptRead($id: ID!) {
    manuscript(id: $id) {
      id
      place
      slug
      title
      document
      isProfile
      version
      state
      stage
      stages
      author
      changedBy
      updatedAt
      publishAt
      problem {
        code
        message
      }
      remarks {
        id
        stage
        reviewer
        quote
        start
        end
        text
        resolvedBy
      }
    }
  }
`)

export type Manuscript = NonNullable<ResultOf<typeof ManuscriptRead>['manuscript']>

export const SaveManuscript = graphql(`
  mutation SaveManuscript($id: ID!, $version: Int!, $document: JSONObject!) {
    saveManuscript(id: $id, version: $version, document: $document) {
      manuscript {
        version
      }
      theirs {
        version
        changedBy
        document
      }
      errors {
        code
        message
      }
    }
  }
`)

export const Attend = graphql(`
  mutation Attend($id: ID!, $tab: String!) {
    done: attendManuscript(id: $id, tab: $tab) {
      others {
        name
        isMyself
      }
      version
      changedBy
      errors {
        code
        message
      }
    }
  }
`)

export const PlainText = graphql(`
  query PlainText($markdown: String!) {
    plainText(markdown: $markdown) {
      text
      stretches {
        start
        source
        length
      }
    }
  }
`)

const ReadName = graphql(`
  fragment ReadName on ReadName {
    quote
    start
    end
    name
    key
  }
`)

export const ReadClaims = graphql(
  `
  query ReadClaims($text: String!, $stated: [StatedName!]!) {
    readClaims(text: $text, stated: $stated) {
      figures {
        quote
        start
        end
        value
        valueMax
        unit
        qualifier
        status
        topic
        subject
        indicator
        period
        confidence
      }
      achievements {
        quote
        start
        end
        title
        rank
        awardedBy
        subject
        period
      }
      places {
        ...ReadName
      }
      branches {
        ...ReadName
      }
      projects {
        ...ReadName
      }
    }
  }
`,
  [ReadName],
)

export const Indicators = graphql(`
  query Indicators {
    indicators {
      slug
      name
      topic
      unit {
        code
        symbol
        name
      }
    }
  }
`)

export const SubjectsNamed = graphql(`
  query SubjectsNamed($text: String!) {
    search(text: $text, first: 20) {
      nodes {
        __typename
        ... on Place {
          path
          name
          level
          parent {
            name
          }
        }
        ... on Branch {
          slug
          name
          place {
            name
          }
        }
        ... on Project {
          slug
          name
          place {
            name
          }
        }
      }
    }
  }
`)

export const ShortName = graphql(`
  query ShortName($words: String!) {
    shortName(words: $words)
  }
`)

export const NewPath = graphql(`
  query NewPath($name: String!, $above: String!, $level: PlaceLevel!) {
    newPath(name: $name, above: $above, level: $level)
  }
`)

export const ThingNames = graphql(`
  query ThingNames($keys: [String!]!) {
    thingNames(keys: $keys) {
      type
      key
      name
      level
    }
  }
`)

export const CleanPaste = graphql(`
  query CleanPaste($content: String!, $html: Boolean!) {
    cleanPaste(content: $content, html: $html) {
      markdown
      byline {
        words
        rest
      }
      mended {
        kind
        count
        example
      }
      missing
    }
  }
`)

export const Submit = graphql(`
  mutation Submit($id: ID!, $version: Int!) {
    done: submitManuscript(id: $id, version: $version) {
      errors {
        code
        message
        path
      }
    }
  }
`)

export const Approve = graphql(`
  mutation Approve($id: ID!, $version: Int!) {
    done: approveManuscript(id: $id, version: $version) {
      errors {
        code
        message
      }
    }
  }
`)

export const Return = graphql(`
  mutation Return($id: ID!, $version: Int!, $remarks: [RemarkInput!]!) {
    done: returnManuscript(id: $id, version: $version, remarks: $remarks) {
      errors {
        code
        message
      }
    }
  }
`)

export const ResolveRemark = graphql(`
  mutation ResolveRemark($id: ID!, $isResolved: Boolean!) {
    done: resolveRemark(id: $id, isResolved: $isResolved) {
      manuscript {
        remarks {
          id
          stage
          reviewer
          quote
          start
          end
          text
          resolvedBy
        }
      }
      errors {
        code
        message
      }
    }
  }
`)

export const Discard = graphql(`
  mutation Discard($id: ID!, $version: Int!) {
    done: discardManuscript(id: $id, version: $version) {
      errors {
        code
        message
      }
    }
  }
`)
