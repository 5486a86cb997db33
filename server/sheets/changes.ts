/** What an import would change in what is published of the sheet. */
import type { DraftInput } from '../../schema/draft.ts'
import type { PublishedDocument } from './published.ts'

/** Numbers of figures. */
export interface Changes {
  added: number
  corrected: number
  unchanged: number
  removed: number
}

type Figures = NonNullable<DraftInput['figures']>

/** Counts the figures that come, change, stay and go. */
export function changesOf(drafts: readonly DraftInput[], published: readonly PublishedDocument[]): Changes {
  const before = new Map(
    published.flatMap(({ document }) => document.figures.map((figure) => [figure.key, stateOf(figure)])),
  )
  const after = new Map(drafts.flatMap(({ figures = [] }) => figures.map((figure) => [figure.key, stateOf(figure)])))
  const changes = { added: 0, corrected: 0, unchanged: 0, removed: 0 }
  for (const [key, state] of after) {
    const old = before.get(key)
    changes[old === undefined ? 'added' : old === state ? 'unchanged' : 'corrected'] += 1
  }
  for (const key of before.keys()) if (!after.has(key)) changes.removed += 1
  return changes
}

/** What makes a figure another number; those of sheets are all exact. */
function stateOf({ value, display, status, period }: Figures[number]): string {
  return JSON.stringify([value, display, status, period?.label, period?.start, period?.end])
}
