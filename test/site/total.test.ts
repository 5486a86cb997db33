import { expect, test } from 'vitest'
import { total } from '../../site/total.ts'

const yuan = { code: 'CNY', symbol: '元', name: '元' }
const open = { min: null, max: null, minInclusive: false, maxInclusive: false }
const sum = (bounds: object, value: number | null = 5e6) => ({
  sum: value,
  notAdded: null,
  sumBounds: { ...open, ...bounds },
})

test.each([
  [sum({ min: 5e6, max: 5e6, minInclusive: true, maxInclusive: true }), '合计500万元'],
  [sum({ min: 5e6, max: 5.3e6, minInclusive: true, maxInclusive: true }), '合计在500万元到530万元之间'],
  [sum({ min: 5e6 }), '合计超过500万元'],
  [sum({ min: 5e6, minInclusive: true }), '合计至少500万元'],
  [sum({ max: 5e6 }), '合计不到500万元'],
  [sum({ max: 5e6, maxInclusive: true }), '合计至多500万元'],
  [sum({}), '照写出的数相加是500万元，实际多少原文没有说全'],
  [{ sum: null, notAdded: 'MIXED_PERIODS' as const, sumBounds: open }, '不合计：时期不同，相加没有意义'],
])('%o is said as %s', (one, words) => {
  expect(total(one, yuan)).toBe(words)
})
