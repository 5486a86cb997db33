/** What must be reached, and whether it is. */
import type { ClickResult } from './clicks.ts'
import { type KindKey, kinds } from './contenders/kinds.ts'
import type { DeskResult } from './desk.ts'
import type { EditResult } from './edits.ts'
import type { ImportResult } from './imports.ts'
import type { Hotspot } from './profile.ts'
import type { ReadResult } from './reads.ts'
import { whole } from './whole.ts'

export interface Bar {
  what: string
  bound: string
  measured: string
  met: boolean
  /** Where the time went, for a bar that is not met. */
  profile?: Hotspot[]
}

export interface ReadBar extends Bar {
  question: string
  slow: KindKey
}

/** Cold at least 0.8 of RAW and 2.5 of PostGraphile, cached at least 0.8 of RAW-static. */
export function readBars({ question, scores }: ReadResult): ReadBar[] {
  const bar = (slow: 'cold' | 'cached', against: KindKey, least: number): ReadBar => {
    const ratio = scores[slow].to[against]
    return {
      question,
      slow,
      what: `${question}: ${kinds[slow].name}, to ${kinds[against].name}`,
      bound: `≥ ${least}`,
      // Rounded down: what misses its bar by little must not look as if it met it.
      measured: (Math.floor(ratio * 100) / 100).toFixed(2),
      met: ratio >= least,
    }
  }
  return [bar('cold', 'raw', 0.8), bar('cold', 'postgraphile', 2.5), bar('cached', 'static', 0.8)]
}

/** An edit is on disk within a second for 95 of 100, and takes no longer in a province that is fifty times as large. */
export function editBars(edits: readonly EditResult[]): Bar[] {
  const under = edits.map(
    ({ projects, p95, hotspots }): Bar => ({
      what: `one edit at ${whole(projects)} projects, p95`,
      bound: '< 1000 ms',
      measured: `${p95.toFixed(0)} ms`,
      met: p95 < 1000,
      ...(hotspots.length > 0 ? { profile: hotspots } : {}),
    }),
  )
  const [first, last] = [edits.at(0), edits.at(-1)]
  if (first === undefined || last === undefined || first === last) return under
  const growth = last.p50 / first.p50
  const what = `one edit, p50 at ${whole(last.projects)} projects to that at ${whole(first.projects)}`
  return [...under, { what, bound: '≤ 2 (flat)', measured: growth.toFixed(2), met: growth <= 2 }]
}

/** Whoever clicks can read the fresh page within a second, 95 times of 100. */
export function clickBars(clicks: readonly ClickResult[]): Bar[] {
  return clicks.map(({ projects, served }) => ({
    what: `click to live at ${whole(projects)} projects, p95`,
    bound: '< 1000 ms',
    measured: `${served.p95.toFixed(0)} ms`,
    met: served.p95 < 1000,
  }))
}

/** A page of the desk with all its counts is there within a third of a second for 95 of 100 questions, cold. */
export function deskBar({ p95 }: DeskResult, figures: number): Bar {
  return {
    what: `the desk at ${whole(figures)} figures, p95`,
    bound: '< 300 ms',
    measured: `${p95.toFixed(0)} ms`,
    met: p95 < 300,
  }
}

/** A sheet of 100,000 rows is published within a minute, whatever else the hub has. */
export function importBar({ rows, figures, seconds }: ImportResult): Bar {
  return {
    what: `a sheet of ${whole(rows)} rows into ${whole(figures)} figures`,
    bound: '< 60 s',
    measured: `${seconds.toFixed(1)} s`,
    met: seconds < 60,
  }
}
