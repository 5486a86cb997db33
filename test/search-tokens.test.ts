import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pairs, searchForm, searchTokens } from '../server/search-tokens.ts'

describe('search tokens', () => {
  test('pairs stay within runs of letters, digits and Han characters, in one spelling', () => {
    expect(pairs('红黑榜，Ｖ2')).toEqual(['红黑', '黑榜', '榜', 'v2', '2'])
    expect(pairs('𠮷野家')).toEqual(['𠮷野', '野家', '家'])
    expect(pairs('，')).toEqual([])
  })

  test('a title is found by every suffix of its pinyin and of its initials', () => {
    const pinyin = searchTokens(['联心结'], '').filter((token) => token.includes(':'))
    expect(pinyin).toEqual(['p:lianxinjie', 'i:lxj', 'p:xinjie', 'i:xj', 'p:jie', 'i:j'])
  })

  test('ü is typed as v', () => {
    expect(searchTokens(['女工之家'], '')).toContain('p:nvgongzhijia')
  })

  test('a character with several readings is read in its context, and as a surname at the head', () => {
    expect(searchTokens(['长春路'], '')).toContain('p:changchunlu')
    expect(searchTokens(['成长营'], '')).toContain('p:chengzhangying')
    expect(searchTokens(['银行里'], '')).toContain('p:yinhangli')
    expect(searchTokens(['单家村'], '')).toEqual(expect.arrayContaining(['p:danjiacun', 'p:shanjiacun', 'i:sjc']))
  })

  test('the pinyin of the text is not indexed', () => {
    expect(searchTokens([''], '联心结')).toEqual(['联心', '心结', '结'])
  })

  test('the longest story and title fit into one tsvector', () => {
    const characters = Array.from({ length: 400_000 }, (_, at) =>
      String.fromCodePoint(0x20000 + ((at * 7919) % 42_000)),
    )
    const bytes = searchTokens(['单'.repeat(300)], characters.join('')).reduce(
      (sum, token) => sum + Buffer.byteLength(token),
      0,
    )
    expect(bytes).toBeLessThan(1 << 20)
  })

  test('no token of any text needs escaping in a tsvector', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), fc.string({ unit: 'binary' }), (names, text) => {
        expect(searchTokens(names, text).filter((token) => /['\\\s]/.test(token))).toEqual([])
      }),
    )
  })

  test('the search form folds width and case', () => {
    expect(searchForm('ＡＢＣ红')).toBe('abc红')
  })
})
