/** (c) One edit: from the call of publish to the last touched file on disk, in provinces of growing size. */

import type { Hotspot } from './profile.ts'
import { median, quantile } from './rounds.ts'
import type { Edit, EditInput, EditSeries } from './tasks/edit-series.ts'
import { type Progress, runTask } from './tasks/task.ts'

export interface EditResult {
  projects: number
  /** Files that were rendered beforehand. */
  pages: number
  edits: number
  /** Files that one edit touches, in the middle. */
  touched: number
  /** The same by the first part of their addresses, on average. */
  kinds: [kind: string, touched: number][]
  publishP50: number
  p50: number
  p95: number
  /** The slowest, which is the first after a start as a rule. */
  most: number
  /** Where the time went, if it was much. */
  hotspots: Hotspot[]
}

/** Renders the streets to be edited, and all lists, into a folder, and edits them, document after document. */
export async function measureEdits(input: EditInput, progress?: Progress): Promise<EditResult> {
  const module = new URL('tasks/edit-series.ts', import.meta.url)
  const { result } = await runTask<EditInput, EditSeries>(module, input, progress)
  const { pages, edits, hotspots } = result
  const onDisk = edits.map((edit) => edit.onDisk)
  return {
    projects: input.size.projects,
    pages,
    edits: edits.length,
    touched: median(edits.map((edit) => edit.touched)),
    kinds: meanKinds(edits),
    publishP50: median(edits.map((edit) => edit.published)),
    p50: median(onDisk),
    p95: quantile(onDisk, 0.95),
    most: Math.max(...onDisk),
    hotspots,
  }
}

function meanKinds(edits: readonly Edit[]): [kind: string, touched: number][] {
  const sums = new Map<string, number>()
  for (const [kind, count] of edits.flatMap(({ kinds }) => Object.entries(kinds))) {
    sums.set(kind, (sums.get(kind) ?? 0) + count)
  }
  return [...sums]
    .map(([kind, sum]): [string, number] => [kind, sum / edits.length])
    .sort(([, one], [, other]) => other - one)
}
