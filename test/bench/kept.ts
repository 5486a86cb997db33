/** What each part measured last. RESULTS.md is made of it, so that a part can be measured by itself and the others stay. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { ReadBar } from './bars.ts'
import type { ClickResult } from './clicks.ts'
import type { DeskResult } from './desk.ts'
import type { EditResult } from './edits.ts'
import type { ExportResult } from './exports.ts'
import type { ImportResult } from './imports.ts'
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
  clicks?: Measured<ClickResult[]>
  desk?: Measured<{ size: ProvinceSize; result: DeskResult }>
  imports?: Measured<ImportResult>
}

const file = new URL('results.json', import.meta.url)

/** What was measured before. */
export function kept(): Results {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : {}
}

export function keep(results: Results): void {
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
}

/** What was found in provinces now, and in those of other sizes before. */
export function merged<Found extends { projects: number }>(before: readonly Found[], now: readonly Found[]): Found[] {
  const others = before.filter(({ projects }) => !now.some((one) => one.projects === projects))
  return [...others, ...now].sort((one, other) => one.projects - other.projects)
}
