/** A hit of a search, of whatever type, as a line of the list. */
import type { ResultOf } from '../graphql.ts'
import type { SearchPage } from '../queries/search.ts'
import { term } from '../terms.ts'
import { excerpt } from './highlight.ts'

type Hit = ResultOf<typeof SearchPage>['search']['nodes'][number]

export interface Line {
  /** What it is: 品牌项目, 数字, 报道. */
  kind: string
  title: string
  /** Where it is; null where that says nothing. */
  place: string | null
  note: string | null
  url: string
}

export function lineOf(hit: Hit, words: readonly string[]): Line {
  switch (hit.__typename) {
    case 'Place':
      return {
        kind: term('PlaceLevel', hit.level),
        title: hit.name,
        place: hit.parent?.name ?? null,
        note: hit.note,
        url: hit.url,
      }
    case 'Branch':
      return {
        kind: '支部',
        title: hit.name,
        place: hit.place.name,
        note: hit.starCount === 0 ? null : `原文写明 ${hit.starCount} 颗星`,
        url: hit.url,
      }
    case 'Project':
      return {
        kind: term('ProjectKind', hit.kind),
        title: hit.name,
        place: hit.place.name,
        note: hit.summary,
        url: hit.url,
      }
    case 'Figure':
      return {
        kind: '数字',
        title: `${hit.indicator.name} ${hit.display}`,
        place: hit.place.name,
        note: hit.evidence.quote,
        url: hit.url,
      }
    case 'Achievement':
      return { kind: '荣誉', title: hit.title, place: hit.place.name, note: hit.evidence.quote, url: hit.url }
    case 'Story':
      return { kind: '报道', title: hit.title, place: hit.place.name, note: excerpt(hit.text, words), url: hit.url }
  }
}
