import { describe, expect, test } from 'vitest'
import { joined, placed } from '../../site/sky.ts'

const field = { width: 400, height: 300 }
const stars = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: String(index * 7 + 3), name: '桐树王村', count: 0, href: '/' }))

describe('a constellation', () => {
  test('stands the same every time', () => {
    expect(placed(stars(9), field)).toEqual(placed(stars(9), field))
  })

  test('keeps every star and its name inside the field', () => {
    for (const { x, y } of placed(stars(12), field)) {
      expect((x / 100) * field.width).toBeGreaterThanOrEqual(28)
      expect((x / 100) * field.width).toBeLessThanOrEqual(field.width - 28)
      expect(y).toBeGreaterThanOrEqual(8)
      expect(y).toBeLessThanOrEqual(86)
    }
  })

  test('lets no two names touch while there is room', () => {
    const shown = placed(stars(7), field)
    for (const [index, one] of shown.entries()) {
      for (const other of shown.slice(index + 1)) {
        const across = (Math.abs(one.x - other.x) / 100) * field.width
        const down = (Math.abs(one.y - other.y) / 100) * field.height
        expect(across > 56 || down > 34).toBe(true)
      }
    }
  })

  test('is joined into one figure by the fewest lines', () => {
    const shown = placed(stars(9), field)
    const lines = joined(shown, field)
    expect(lines).toHaveLength(shown.length - 1)
    const ends = new Set(lines.flatMap(({ x1, y1, x2, y2 }) => [`${x1} ${y1}`, `${x2} ${y2}`]))
    expect(ends).toEqual(new Set(shown.map(({ x, y }) => `${x} ${y}`)))
    expect(joined([], field)).toEqual([])
  })
})
