import { expect, test } from 'vitest'
import { amountIn, meaning } from '../../site/meaning.ts'

const yuan = { code: 'CNY', symbol: '元', name: '元' }
const open = { min: null, max: null, minInclusive: false, maxInclusive: false }
const figure = (qualifier: string, value: number, bounds: object, unit = yuan) => ({
  qualifier,
  value,
  bounds: { ...open, ...bounds },
  indicator: { unit },
})

test.each([
  [figure('EXACT', 38, { min: 38, max: 38 }, { code: '{部}', symbol: '部', name: '部' }), '即38部。'],
  [figure('EXACT', 2400000, { min: 2400000, max: 2400000 }), '即240万元（2,400,000元）。'],
  [figure('NEARLY', 100000, { max: 100000 }), '不到10万元，但已接近；差多少，原文没有说。'],
  [figure('LESS_THAN', 3, { max: 3 }, { code: 'a', symbol: '年', name: '年' }), '不到3年，少多少，原文没有说。'],
  [figure('OVER', 2000, { min: 2000 }), '超过2000元；超过多少，原文没有说。'],
  [figure('AT_LEAST', 5, { min: 5, minInclusive: true }), '至少5元。'],
  [figure('UP_TO', 5, { max: 5, maxInclusive: true }), '至多5元。'],
  [figure('RANGE', 50000, { min: 50000, max: 80000 }), '在5万元到8万元之间。'],
  [figure('ABOUT', 5, {}), '大约5元，原文没有说上下各差多少。'],
])('%o is said as %s', (one, words) => {
  expect(meaning(one)).toBe(words)
})

test('shares are said as shares', () => {
  expect(amountIn(0.5, { code: '1', symbol: '比例', name: '比例' })).toBe('一半')
  expect(amountIn(0.25, { code: '1', symbol: '比例', name: '比例' })).toBe('25%')
  expect(amountIn(100, { code: '%', symbol: '%', name: '百分比' })).toBe('100%')
  expect(amountIn(1.5e8, yuan)).toBe('1.5亿元')
})
