/** How the plain executor adds figures up. */
import type { Row } from './reference-order.ts'

/** One row of `figureSummary`. */
export function summed(indicator: Row | null, group: Row | null, rows: Row[]): unknown {
  const values = rows.map((row) => Number(row.value)).sort((a, b) => a - b)
  const middle = (values.length - 1) / 2
  const median = ((values[Math.floor(middle)] ?? 0) + (values[Math.ceil(middle)] ?? 0)) / 2
  const isRatio = indicator?.unit_code === '1' || indicator?.unit_code === '%'
  const sum = (column: string) =>
    isRatio || rows.some((row) => row[column] === null)
      ? null
      : rows.reduce((before, row) => before + Number(row[column]), 0)
  const all = (column: string, bound: string) =>
    !isRatio && rows.every((row) => row[bound] !== null && row[column] === true)
  return {
    indicator,
    group,
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
