import { expect, test } from 'vitest'
import { parted } from '../../site/search/parted.ts'

test.each([
  ['址刘村集体收入', '址刘村 集体 收入'],
  ['址刘村的集体收入是多少', '址刘村 集体 收入'],
  ['址刘村 集体收入', '址刘村 集体 收入'],
  ['集体收入', '集体 收入'],
])('%s has the words %s', (text, words) => expect(parted(text)).toBe(words))

test.each(['', ' ', '收入', '收入 集体', '的', 'lianxinjie', '，。', '很'.repeat(100)])(
  'nothing is parted in “%s”',
  (text) => expect(parted(text)).toBeNull(),
)

test('words are parted ten at most, as more would be refused', () => {
  expect(parted('集体收入投入资金社区党员电梯活动增长村民楼房道路')).toBeNull()
})
