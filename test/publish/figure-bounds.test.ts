import { expect, test } from 'vitest'
import { figureBounds } from '../../server/publish/figure-bounds.ts'

test.each([
  ['EXACT', 240, null, { min: 240, max: 240, minInclusive: true, maxInclusive: true }],
  ['ABOUT', 240, null, { min: null, max: null, minInclusive: false, maxInclusive: false }],
  ['OVER', 2000, null, { min: 2000, max: null, minInclusive: false, maxInclusive: false }],
  ['NEARLY', 100000, null, { min: null, max: 100000, minInclusive: false, maxInclusive: false }],
  ['AT_LEAST', 5, null, { min: 5, max: null, minInclusive: true, maxInclusive: false }],
  ['UP_TO', 5, null, { min: null, max: 5, minInclusive: false, maxInclusive: true }],
  ['LESS_THAN', 3, null, { min: null, max: 3, minInclusive: false, maxInclusive: false }],
  ['RANGE', 50000, 80000, { min: 50000, max: 80000, minInclusive: true, maxInclusive: true }],
] as const)('%s %d', (qualifier, value, valueMax, bounds) => {
  expect(figureBounds({ qualifier, value, valueMax })).toEqual(bounds)
})
