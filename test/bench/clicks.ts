/** (e) Click to live: from a publisher's click in the studio to the fresh page in a reader's hands, through every door between. */
import { median, quantile } from './rounds.ts'
import type { Click, ClickInput, ClickSeries } from './tasks/click-series.ts'
import { type Progress, runTask } from './tasks/task.ts'

interface Spread {
  p50: number
  p95: number
}

export interface ClickResult {
  projects: number
  /** Files that were rendered beforehand. */
  pages: number
  clicks: number
  /** Milliseconds from the click until the mutation is answered, the page is served, and everything is live. */
  answered: Spread
  served: Spread
  live: Spread
}

/** Runs the whole hub on a province that is loaded, with a folder for its site, and publishes manuscript after manuscript. */
export async function measureClicks(input: ClickInput, progress?: Progress): Promise<ClickResult> {
  const module = new URL('tasks/click-series.ts', import.meta.url)
  const { result } = await runTask<ClickInput, ClickSeries>(module, input, progress)
  const { pages, clicks } = result
  const spread = (of: keyof Click): Spread => {
    const times = clicks.map((click) => click[of])
    return { p50: median(times), p95: quantile(times, 0.95) }
  }
  return {
    projects: input.size.projects,
    pages,
    clicks: clicks.length,
    answered: spread('answered'),
    served: spread('served'),
    live: spread('live'),
  }
}
