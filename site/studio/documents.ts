/** What the studio asks the hub from the browser, for the person who is signed in. */
import { graphql } from '../graphql.ts'

export const Myself = graphql(`
  query Myself {
    viewer {
      name
      email
      twoFactorEnabled
      grants {
        role
        place
        placeName
      }
    }
  }
`)

export const SetUp = graphql(`
  mutation SetUp($token: String!, $name: String!, $email: String!, $password: String!) {
    done: setUp(token: $token, name: $name, email: $email, password: $password) {
      email
      errors {
        code
        message
      }
    }
  }
`)

export const Invitation = graphql(`
  query Invitation($token: String!) {
    invitation(token: $token) {
      email
      expiresAt
      grants {
        role
        place
        placeName
      }
    }
  }
`)

export const AcceptInvitation = graphql(`
  mutation AcceptInvitation($token: String!, $name: String!, $password: String!) {
    done: acceptInvitation(token: $token, name: $name, password: $password) {
      email
      errors {
        code
        message
      }
    }
  }
`)

export const ResetPassword = graphql(`
  mutation ResetPassword($token: String!, $password: String!) {
    done: resetPassword(token: $token, password: $password) {
      email
      errors {
        code
        message
      }
    }
  }
`)

export const SignOutEverywhere = graphql(`
  mutation SignOutEverywhere {
    done: signOutEverywhere {
      email
      errors {
        code
        message
      }
    }
  }
`)

export const Members = graphql(`
  query Members($within: String!, $after: String) {
    editors(within: $within, first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        name
        email
        disabledAt
        grants {
          role
          place
          placeName
        }
      }
    }
  }
`)

export const AuditLog = graphql(`
  query AuditLog($within: String!, $after: String) {
    auditLog(within: $within, first: 20, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        at
        actorName
        action
        place
        placeName
        target
        headline
        details
      }
    }
  }
`)

export const PlacesNamed = graphql(`
  query PlacesNamed($text: String!) {
    search(text: $text, first: 20) {
      nodes {
        __typename
        ... on Place {
          path
          name
          parent {
            name
          }
        }
      }
    }
  }
`)

export const Invite = graphql(`
  mutation Invite($email: String!, $grants: [GrantInput!]!) {
    done: invite(email: $email, grants: $grants) {
      link
      errors {
        code
        message
      }
    }
  }
`)

export const GrantRole = graphql(`
  mutation GrantRole($email: String!, $role: Role!, $place: String!) {
    done: grantRole(email: $email, role: $role, place: $place) {
      email
      errors {
        code
        message
      }
    }
  }
`)

export const RevokeRole = graphql(`
  mutation RevokeRole($email: String!, $role: Role!, $place: String!) {
    done: revokeRole(email: $email, role: $role, place: $place) {
      email
      errors {
        code
        message
      }
    }
  }
`)

export const DisableEditor = graphql(`
  mutation DisableEditor($email: String!) {
    done: disableEditor(email: $email) {
      email
      errors {
        code
        message
      }
    }
  }
`)

export const EnableEditor = graphql(`
  mutation EnableEditor($email: String!) {
    done: enableEditor(email: $email) {
      email
      errors {
        code
        message
      }
    }
  }
`)

export const Invitations = graphql(`
  query Invitations($within: String!) {
    invitations(within: $within) {
      email
      expiresAt
      grants {
        role
        place
        placeName
      }
    }
  }
`)

export const CancelInvitation = graphql(`
  mutation CancelInvitation($email: String!) {
    done: cancelInvitation(email: $email) {
      errors {
        code
        message
      }
    }
  }
`)

export const OfferReset = graphql(`
  mutation OfferReset($email: String!) {
    done: offerReset(email: $email) {
      link
      errors {
        code
        message
      }
    }
  }
`)

export const SignIns = graphql(`
  query SignIns {
    signIns {
      id
      createdAt
      userAgent
      ipAddress
      isCurrent
    }
  }
`)

export const EndSignIn = graphql(`
  mutation EndSignIn($id: ID!) {
    done: endSignIn(id: $id) {
      errors {
        code
        message
      }
    }
  }
`)

export const DistrictStages = graphql(`
  query DistrictStages($within: String!) {
    districtStages(within: $within) {
      place
      name
      stages
      differentReviewers
    }
  }
`)

export const SetStages = graphql(`
  mutation SetStages($place: String!, $stages: Int!, $differentReviewers: Boolean!) {
    done: setReviewStages(place: $place, stages: $stages, differentReviewers: $differentReviewers) {
      errors {
        code
        message
      }
    }
  }
`)
