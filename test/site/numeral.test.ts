import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pieces } from '../../site/numeral.ts'

test.each([
  ['240万元', '', '240', '万元'],
  ['近10万元', '近', '10', '万元'],
  ['3万余平方米', '', '3', '万余平方米'],
  ['2000余平方米', '', '2000', '余平方米'],
  ['不满3年', '不满', '3', '年'],
  ['100%', '', '100', '%'],
  ['近半数', '近', '半', '数'],
  ['六色片区', '', '六', '色片区'],
  ['5至8万元', '', '5至8', '万元'],
  ['1,200.5元', '', '1,200.5', '元'],
  ['唯一', '', '唯一', ''],
  ['全部', '', '全部', ''],
])('%s is set as %s|%s|%s', (display, before, number, after) => {
  expect(pieces(display)).toEqual({ before, number, after })
})

test('no character is lost, and the number is never empty', () => {
  const sign = fc.constantFrom(...'近不满约0123456789.,-至一二三半百万亿余多个元%平方米 ')
  fc.assert(
    fc.property(fc.array(sign, { minLength: 1 }), (signs) => {
      const { before, number, after } = pieces(signs.join(''))
      expect(before + number + after).toBe(signs.join(''))
      expect(number).not.toBe('')
    }),
  )
})
