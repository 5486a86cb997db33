/** What the studio asks of ledgers, reminders and digests, and has done with them. */
import { graphql, type ResultOf } from '../../graphql.ts'

export const PlaceName = graphql(`
  query PlaceName($path: String!) {
    place(path: $path) {
      name
    }
  }
`)

export const PlacesWithin = graphql(`
  query PlacesWithin($within: String) {
    districts: places(level: DISTRICT, within: $within, first: 100) {
      nodes {
        path
        name
      }
    }
    streets: places(level: STREET, within: $within, first: 100) {
      nodes {
        path
        name
      }
    }
  }
`)

export const Ledger = graphql(`
  query Ledger(
    $within: String!
    $type: LedgerType
    $state: LedgerState
    $stale: Staleness
    $onlyOpen: Boolean
    $mine: Boolean
    $orderBy: LedgerOrder
    $after: String
  ) {
    ledger(
      within: $within
      type: $type
      state: $state
      stale: $stale
      onlyOpen: $onlyOpen
      mine: $mine
      orderBy: $orderBy
      first: 40
      after: $after
    ) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        type
        title
        place
        placeName
        state
        responsible
        dueOn
        dueIsInferred
        newsAt
        stale
        reminded
        path
      }
    }
  }
`)
export type Entry = ResultOf<typeof Ledger>['ledger']['nodes'][number]

export const LedgerStale = graphql(`
  query LedgerStale($within: String!) {
    ledgerStale(within: $within) {
      stale
      count
    }
  }
`)

export const LedgerSettings = graphql(`
  query LedgerSettings($place: String!) {
    ledgerRule(place: $place) {
      place
      staleDays
      remindDays
      draftsDigests
    }
    responsibilities(within: $place) {
      place
      placeName
      name
      email
    }
  }
`)

export const SetLedgerRule = graphql(`
  mutation SetLedgerRule($place: String!, $staleDays: Int!, $remindDays: Int!, $draftsDigests: Boolean!) {
    done: setLedgerRule(place: $place, staleDays: $staleDays, remindDays: $remindDays, draftsDigests: $draftsDigests) {
      errors {
        code
        message
      }
    }
  }
`)

export const SetResponsible = graphql(`
  mutation SetResponsible($place: String!, $email: String) {
    done: setResponsible(place: $place, email: $email) {
      errors {
        code
        message
      }
    }
  }
`)

export const SetDueDate = graphql(`
  mutation SetDueDate($entry: ID!, $dueOn: Date) {
    done: setDueDate(entry: $entry, dueOn: $dueOn) {
      errors {
        code
        message
      }
    }
  }
`)

export const RaiseReminder = graphql(`
  mutation RaiseReminder($entry: ID!, $note: String!) {
    done: raiseReminder(entry: $entry, note: $note) {
      errors {
        code
        message
      }
    }
  }
`)

export const Reminders = graphql(`
  query Reminders($within: String!, $open: Boolean!, $after: String) {
    reminders(within: $within, open: $open, first: 40, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        type
        title
        place
        placeName
        rule
        note
        raisedBy
        raisedAt
        rounds
        recipientName
        isMine
        answer
        answerText
        answeredBy
        answeredAt
      }
    }
  }
`)
export type Listed = ResultOf<typeof Reminders>['reminders']['nodes'][number]

export const AnswerReminder = graphql(`
  mutation AnswerReminder($id: Int!, $story: String, $reason: String) {
    done: answerReminder(id: $id, story: $story, reason: $reason) {
      errors {
        code
        message
      }
    }
  }
`)

export const WriteDigest = graphql(`
  mutation WriteDigest($place: String!, $kind: DigestKind!) {
    done: writeDigest(place: $place, kind: $kind) {
      manuscript
      errors {
        code
        message
      }
    }
  }
`)

export const FallingBehind = graphql(`
  query FallingBehind($within: String!) {
    fallingBehind(within: $within) {
      place
      placeName
      score
      fresh
      complete
      evidenced
      latestOn
    }
  }
`)
