import { expect, test } from 'vitest'
import { dayOf } from '../../site/day.ts'

test.each([
  ['2026-11-30T15:59:59.999Z', '2026-11-30'],
  ['2026-11-30T16:00:00.000Z', '2026-12-01'],
])('%s is on %s in China', (moment, day) => {
  expect(dayOf(moment)).toBe(day)
})
