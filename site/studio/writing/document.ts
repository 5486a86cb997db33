/** The draft document as the writing page handles it: what it does not know goes through it unchanged. */
import type { ResultOf, VariablesOf } from '../../graphql.ts'
import type { Indicators, ReadClaims } from './documents.ts'

export type KnownIndicator = ResultOf<typeof Indicators>['indicators'][number]
export type Read = ResultOf<typeof ReadClaims>['readClaims']
export type ReadFigure = Read['figures'][number]
export type ReadAchievement = Read['achievements'][number]
export type ReadName = Read['places'][number]
type StatedName = VariablesOf<typeof ReadClaims>['stated'][number]

export type Subject = { place: string } | { branch: string } | { project: string }

export interface Evidence {
  quote: string
  /** Unicode code points of the plain text. */
  start: number
  end: number
}

export interface Period {
  label: string
  start: string | null
  end: string | null
}

/** A claim of any kind: its own fields and the words that state it. */
export interface Said {
  evidence: Evidence
  key?: string
  subject?: Subject
  period?: Period | null
  display?: string
  indicator?: string
  value?: number
  valueMax?: number | null
  qualifier?: ReadFigure['qualifier']
  status?: ReadFigure['status']
  title?: string
  rank?: string | null
  awardedBy?: string | null
  branch?: string
  theme?: string | null
  count?: number
}

export interface NewIndicator extends Omit<KnownIndicator, '__typename'> {}

/** A place that the document states; its level may not be said yet. */
export interface StatedPlace {
  path: string
  name: string
  level?: string
  kind?: string | null
  colour?: string | null
  summary?: string | null
  parent: string | null
}
export interface StatedBranch {
  slug: string
  name: string
  place: string
}
export interface StatedProject {
  slug: string
  name: string
  place: string
  kind?: string
  status?: string
  summary?: string
  themes?: string[]
}

/** A picture as far as it is told of. */
export interface PictureSaid {
  file: string
  alt: string
  credit: string
  caption: string | null
  /** Null until its writer answers. */
  minors: boolean | null
  consent: string | null
  focus: { x: number; y: number }
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
  /** What it is the profile of, where it is no story. */
  profile?: Subject
  indicators?: NewIndicator[]
  places?: StatedPlace[]
  branches?: StatedBranch[]
  projects?: StatedProject[]
  pictures?: PictureSaid[]
}

/** A document as the hub or this browser kept it. */
export function draftOf(document: unknown): Draft {
  const draft: Draft = JSON.parse(JSON.stringify(document))
  return draft
}

/** What the document is the first to tell of, by name: a reading of its text knows them too. */
export function statedNames({ places = [], branches = [], projects = [] }: Draft): StatedName[] {
  return [
    ...places.map(({ path, name }): StatedName => ({ type: 'PLACE', key: path, name })),
    ...branches.map(({ slug, name }): StatedName => ({ type: 'BRANCH', key: slug, name })),
    ...projects.map(({ slug, name }): StatedName => ({ type: 'PROJECT', key: slug, name })),
  ]
}
