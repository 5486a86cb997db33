/** How the plain executor adds figures up. */
import type { Row } from './reference-order.ts'

/** Whether what the row is about lies at or below the place with this id. */
type IsBelow = (row: Row, place: unknown) => boolean

interface Group {
  indicator: Row | null
  group: Row | null
  rows: Row[]
}

/** One row of `figureSummary`. */
export function summed({ indicator, group, rows }: Group, isBelow: IsBelow): unknown {
  const values = rows.map((row) => Number(row.value)).sort((a, b) => a - b)
  const middle = (values.length - 1) / 2
  const median = ((values[Math.floor(middle)] ?? 0) + (values[Math.ceil(middle)] ?? 0)) / 2
  const notAdded = obstacle(indicator, rows, isBelow)
  const sum = (column: string) =>
    notAdded !== null || rows.some((row) => row[column] === null)
      ? null
      : rows.reduce((before, row) => before + Number(row[column]), 0)
  const all = (column: string, bound: string) =>
    notAdded === null && rows.every((row) => row[bound] !== null && row[column] === true)
  return {
    indicator,
    group,
    status: rows[0]?.status,
    notAdded,
    count: rows.length,
    sum: sum('value'),
    min: values[0],
    max: values.at(-1),
    median,
    sumBounds: {
      min: sum('bounds_min'),
      max: sum('bounds_max'),
      minInclusive: all('bounds_min_inclusive', 'bounds_min'),
      maxInclusive: all('bounds_max_inclusive', 'bounds_max'),
    },
  }
}

function obstacle(indicator: Row | null, rows: Row[], isBelow: IsBelow): string | null {
  if (indicator?.unit_code === '1' || indicator?.unit_code === '%') return 'RATIO'
  const subjects = rows.map((row) => row.subject_project_id ?? row.subject_branch_id ?? row.subject_place_id)
  if (new Set(subjects).size < rows.length) return 'REPEATED_SUBJECT'
  const holds = (one: Row, other: Row) =>
    one !== other && one.subject_place_id !== null && isBelow(other, one.subject_place_id)
  if (rows.some((one) => rows.some((other) => holds(one, other)))) return 'NESTED_PLACES'
  const periods = rows.map(({ period_start: start, period_end: end, period_label: label }) =>
    start || end ? [start, end].filter((day) => day).join('~') : (label ?? ''),
  )
  return new Set(periods).size > 1 ? 'MIXED_PERIODS' : null
}
