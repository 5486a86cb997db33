/** What each part measured last. RESULTS.md is made of it, so that a part can be measured by itself and the others stay. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { ReadBar } from './bars.ts'
import type { DeskResult } from './desk.ts'
import type { EditResult } from './edits.ts'
import type { ExportResult } from './exports.ts'
import type { Machine } from './machine.ts'
import type { ProvinceSize } from './province/province.ts'
import type { ReadResult } from './reads.ts'

/** One part: when, on what, and what was found. */
export interface Measured<Found> {
  /** YYYY-MM-DD. */
  on: string
  machine: Machine
  found: Found
}

export interface Results {
  reads?: Measured<{ size: ProvinceSize; results: ReadResult[]; bars: ReadBar[] }>
  exports?: Measured<ExportResult[]>
  edits?: Measured<EditResult[]>
  desk?: Measured<{ size: ProvinceSize; result: DeskResult }>
}

const file = new URL('results.json', import.meta.url)

/** What was measured before. */
export function kept(): Results {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : {}
}

export function keep(results: Results): void {
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
}

/** The edits of provinces measured now, and of those of other sizes measured before. */
export function mergedEdits(before: readonly EditResult[], now: readonly EditResult[]): EditResult[] {
  const others = before.filter(({ projects }) => !now.some((one) => one.projects === projects))
  return [...others, ...now].sort((one, other) => one.projects - other.projects)
}
