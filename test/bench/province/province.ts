/**
 * The synthetic province: as many communities, projects and figures as asked for, told in documents like those that a
 * street office would publish. Each document is a pure function of the seed and its place in the series.
 */
import type { DraftInput } from '../../../schema/draft.ts'
import { communityDocument } from './community-document.ts'
import { groundDocument } from './ground-document.ts'
import { streetDocument } from './street-document.ts'
import { COMMUNITIES_PER_STREET } from './tree.ts'

export interface ProvinceSize {
  communities: number
  projects: number
  figures: number
}

export interface Province {
  readonly size: ProvinceSize
  /** How many documents tell it. */
  readonly documents: number
  /** Document 0 states what all others refer to, then come the streets, then the communities. */
  document(index: number): DraftInput
  /** The document of a community, counted from 0. */
  community(index: number): DraftInput
}

export function province(size: ProvinceSize, seed = 1): Province {
  const streets = Math.ceil(size.communities / COMMUNITIES_PER_STREET)
  const community = (index: number) => communityDocument(index, size, seed)
  return {
    size,
    documents: 1 + streets + size.communities,
    community,
    document: (index) =>
      index === 0
        ? groundDocument(streets)
        : index <= streets
          ? streetDocument(index - 1, size.communities)
          : community(index - 1 - streets),
  }
}
