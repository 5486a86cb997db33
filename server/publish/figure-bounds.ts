import type { Bounds } from '../../schema/bounds.ts'
import type { FigureClaim } from '../../schema/draft.ts'
import type { Row } from './rows.ts'

type Stated = Pick<FigureClaim, 'qualifier' | 'value' | 'valueMax'>

/**
 * The interval in which a claim's number lies, in the indicator's unit: 近10万元 is below 100000, 2000余 is above 2000,
 * 5至8万元 from 50000 to 80000. 约 says nothing of how far off it may be, so it bounds nothing.
 */
export function figureBounds({ qualifier, value, valueMax }: Stated): Bounds {
  const none = { min: null, max: null, minInclusive: false, maxInclusive: false }
  switch (qualifier) {
    case 'EXACT':
      return { min: value, max: value, minInclusive: true, maxInclusive: true }
    case 'ABOUT':
      return none
    case 'OVER':
      return { ...none, min: value }
    case 'AT_LEAST':
      return { ...none, min: value, minInclusive: true }
    case 'NEARLY':
    case 'LESS_THAN':
      return { ...none, max: value }
    case 'UP_TO':
      return { ...none, max: value, maxInclusive: true }
    case 'RANGE':
      return { min: value, max: valueMax, minInclusive: true, maxInclusive: valueMax !== null }
  }
}

/** The columns of a claim's bounds. */
export function boundColumns(claim: Stated): Row {
  const { min, max, minInclusive, maxInclusive } = figureBounds(claim)
  return { bounds_min: min, bounds_max: max, bounds_min_inclusive: minInclusive, bounds_max_inclusive: maxInclusive }
}
