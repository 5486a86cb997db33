/** What a chart is drawn from. */
import type { ResultOf } from '../graphql.ts'
import type { IndicatorChart } from '../queries/chart.ts'

/** Marks in one chart at most; it says how many there are in all. */
export const MOST = 24

export type Charted = NonNullable<ResultOf<typeof IndicatorChart>['indicator']>
export type Mark = Charted['figures']['nodes'][number]

/** Planned figures stand apart from those that are reached or under way. */
export const groups = ['ACHIEVED', 'ONGOING', 'PLANNED'] as const

/**
 * What stands behind each bar's name: its period. Nothing where no two bars differ in that, for the caption says it once.
 * Where some do, a bar that no source dates says so: beside dated ones, silence would read as the same year.
 */
export function periodsOf(marks: readonly Mark[]): (mark: Mark) => string {
  const differ = new Set(marks.map(({ period }) => period?.label)).size > 1
  return ({ period }) => (differ ? ` · ${period?.label ?? '时期未注明'}` : '')
}
