import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Qualifier } from '../../schema/terms.ts'
import { isCutOut, readAmount } from '../../seeds/amount.ts'

const amounts: Array<[display: string, value: number, qualifier: Qualifier, unitWords: string]> = [
  ['240万元', 2_400_000, 'EXACT', '元'],
  ['3万余平方米', 30_000, 'OVER', '平方米'],
  ['2000余平方米', 2000, 'OVER', '平方米'],
  ['近10万元', 100_000, 'NEARLY', '元'],
  ['200多处', 200, 'OVER', '处'],
  ['十余万元', 100_000, 'OVER', '元'],
  ['不满3年', 3, 'LESS_THAN', '年'],
  ['近半数', 0.5, 'NEARLY', ''],
  ['唯一', 1, 'EXACT', ''],
  ['三成', 0.3, 'EXACT', ''],
  ['100%', 100, 'EXACT', '%'],
  ['百分之三十', 30, 'EXACT', '%'],
  ['六色片区', 6, 'EXACT', '色片区'],
  ['两百三十八部', 238, 'EXACT', '部'],
  ['二十六条', 26, 'EXACT', '条'],
  ['十二个', 12, 'EXACT', '个'],
  ['1,234.5亿元', 123_450_000_000, 'EXACT', '元'],
  ['100个以上', 100, 'AT_LEAST', '个'],
  ['不超过30天', 30, 'UP_TO', '天'],
  ['约50人', 50, 'ABOUT', '人'],
  ['50人左右', 50, 'ABOUT', '人'],
]

describe('readAmount', () => {
  it.each(amounts)('reads %s', (display, value, qualifier, unitWords) => {
    expect(readAmount(display)).toEqual({ value, valueMax: null, qualifier, unitWords })
  })

  it('reads a range, whose scale counts for both ends', () => {
    const range = { value: 50_000, valueMax: 80_000, qualifier: 'RANGE', unitWords: '元' }
    expect(readAmount('5至8万元')).toEqual(range)
    expect(readAmount('5万至8万元')).toEqual(range)
  })

  it.each(['', '平方米', '若干', '近200余处'])('reads no amount in %j', (display) => {
    expect(readAmount(display)).toBeNull()
  })

  it('reads every number of 万元 as printed', () => {
    fc.assert(
      fc.property(fc.nat(99_999), (n) => {
        expect(readAmount(`${n}万元`)?.value).toBe(n * 10_000)
      }),
    )
  })
})

describe('isCutOut', () => {
  it.each([
    ['建立266支队伍', '6支'],
    ['投入近10万元', '10万元'],
    ['利用3万余平方米', '3'],
    ['不满3年', '3年'],
    ['达到100人以上', '100人'],
  ])('in %s, %s is a part of the amount', (quote, display) => expect(isCutOut(quote, display)).toBe(true))

  it.each([
    ['年收入达240万元', '240万元'],
    ['5大类29项创建内容', '29项'],
    ['投入近10万元', '近10万元'],
    ['共23部，竣工3部', '3部'],
  ])('in %s, %s is the whole amount', (quote, display) => expect(isCutOut(quote, display)).toBe(false))
})
