import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chosen } from '../../site/chance.ts'

test('a choice is one of those there are, and the same for the same seed', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 500 }), (seed, count) => {
      const index = chosen(seed, count)
      expect(Number.isInteger(index) && index >= 0 && index < count).toBe(true)
      expect(chosen(seed, count)).toBe(index)
    }),
  )
  expect(chosen('any', 0)).toBe(0)
})

test('publications in a row bring all to the front', () => {
  const seen = new Set(Array.from({ length: 200 }, (_, version) => chosen(`story ${version}`, 8)))
  expect(seen.size).toBe(8)
})
