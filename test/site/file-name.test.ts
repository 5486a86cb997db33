import { expect, test } from 'vitest'
import type { Chosen } from '../../site/desk/conditions.ts'
import { fileNameOf } from '../../site/downloads/file-name.ts'

const one = (name: Chosen['name'], value: string, words = value): Chosen => ({ name, value, property: '', words })
const nameOf = (...chosen: Chosen[]) => fileNameOf(chosen, '2026-12-01', 'csv')

test('a file of everything is named after its day', () => {
  expect(nameOf()).toEqual({ name: '繁星数字-2026-12-01.csv', ascii: 'fanxing-figures-2026-12-01.csv' })
})

test('a file is named after its question, in words and in codes', () => {
  const asked = [one('topic', 'LIVELIHOOD', '民生'), one('place', 'zhongyuan/lianhu', '莲湖街道')]
  expect(nameOf(...asked)).toEqual({
    name: '繁星数字-民生-莲湖街道-2026-12-01.csv',
    ascii: 'fanxing-figures-livelihood-lianhu-2026-12-01.csv',
  })
  expect(nameOf({ ...one('min', '1.5'), property: '数值不小于' })).toEqual({
    name: '繁星数字-数值不小于1.5-2026-12-01.csv',
    ascii: 'fanxing-figures-min1.5-2026-12-01.csv',
  })
})

test('nothing of a question leads out of the folder or breaks a header', () => {
  const { name, ascii } = nameOf(one('text', '../x\r\n"; a\u202e村'))
  expect(name).toBe('繁星数字-.._x_;_a_村-2026-12-01.csv')
  expect(ascii).toMatch(/^[a-z0-9._-]+$/)
})

test('a long question is cut between its conditions, and says so', () => {
  const { name, ascii } = nameOf(one('place', 'liuhu', '柳湖街道'), one('text', '村'.repeat(80)))
  expect(name).toBe('繁星数字-柳湖街道-等-2026-12-01.csv')
  expect(ascii).toBe('fanxing-figures-liuhu-2026-12-01.csv')
})
