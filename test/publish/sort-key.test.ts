import { expect, test } from 'vitest'
import { sortKey, statedOrderKey } from '../../server/publish/sort-key.ts'

test.each([
  ['联心结', 'lian xin jie'],
  ['“桐”心创“五星”', 'tong xin chuang wu xing'],
  ['《“五星”耀柳湖》工作实施细则', 'wu xing yao liu hu gong zuo shi shi xi ze'],
  ['树标杆、补短板、促提升', 'shu biao gan bu duan ban cu ti sheng'],
  ['“5+X”行动小分队', '5+x xing dong xiao fen dui'],
  ['绿家园', 'lv jia yuan'],
  ['……', '……'],
])('%s is sorted as %s', (name, key) => {
  expect(sortKey(name)).toBe(key)
})

test('a name in quotes stands among the others', () => {
  const names = ['“桐”心创“五星”', '邻居节', '桐享书吧', '“创星”领导小组']
  expect(names.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))).toEqual([
    '“创星”领导小组',
    '邻居节',
    '桐享书吧',
    '“桐”心创“五星”',
  ])
})

test('what is sorted as it was stated keeps its order past any number of digits', () => {
  const ids = [9, 10, 99, 100, 2_147_483_647]
  expect(ids.map(statedOrderKey).toSorted()).toEqual(ids.map(statedOrderKey))
})
