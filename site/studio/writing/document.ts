/** The draft document as the writing page handles it: what it does not know goes through it unchanged. */
import type { ResultOf } from '../../graphql.ts'
import type { Indicators, ReadClaims } from './documents.ts'

export type KnownIndicator = ResultOf<typeof Indicators>['indicators'][number]
export type Read = ResultOf<typeof ReadClaims>['readClaims']
export type ReadFigure = Read['figures'][number]

export type Subject = { place: string } | { branch: string } | { project: string }

export interface Evidence {
  quote: string
  /** Unicode code points of the plain text. */
  start: number
  end: number
}

/** A claim of any kind: its own fields and the words that state it. */
export interface Said {
  evidence: Evidence
  key?: string
  display?: string
  title?: string
  subject?: Subject
  indicator?: string
}

export interface FigureSaid extends Said {
  key: string
  display: string
  subject: Subject
  indicator: string
  value: number
  valueMax: number | null
  qualifier: ReadFigure['qualifier']
  status: ReadFigure['status']
  period: { label: string; start: string | null; end: string | null } | null
}

export interface NewIndicator extends Omit<KnownIndicator, '__typename'> {}

export interface NewProject {
  slug: string
  name: string
  kind: string
  status: string
  place: string
  summary: string
}

interface Story {
  slug: string
  place: string
  title: string
  body: string
  kicker?: string | null
  byline?: string | null
  publication?: string | null
  publishedOn?: string | null
}

/** The lists of claims that a document has, in the order in which they are shown. */
export const lists = ['figures', 'achievements', 'stars', 'mentions'] as const
export type List = (typeof lists)[number]

export interface Draft extends Partial<Record<List, Said[]>> {
  story: Story
  indicators?: NewIndicator[]
  projects?: NewProject[]
}

/** A document as the hub or this browser kept it. */
export function draftOf(document: unknown): Draft {
  const draft: Draft = JSON.parse(JSON.stringify(document))
  return draft
}
