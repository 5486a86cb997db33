import fc from 'fast-check'
import { expect, test } from 'vitest'
import { terms } from '../../site/quoted-terms.ts'

const quoted = (text: string) =>
  terms(text)
    .filter((piece) => piece.quoted)
    .map((piece) => piece.text)

test('a headline’s quoted terms are found with their marks', () => {
  expect(terms('为“五星”支部')).toEqual([
    { text: '为', quoted: false },
    { text: '“五星”', quoted: true },
    { text: '支部', quoted: false },
  ])
  expect(quoted('“桐”心创“五星” 共绘新蓝图')).toEqual(['“桐”', '“五星”'])
  expect(quoted('《“五星”耀柳湖》工作实施细则')).toEqual(['《“五星”耀柳湖》'])
})

test('a mark without its fellow quotes nothing', () => {
  expect(quoted('“五星支部')).toEqual([])
  expect(quoted('五星”支部“')).toEqual([])
})

test('the pieces are the text', () => {
  const text = fc.string({ unit: fc.constantFrom('“', '”', '《', '》', '五', '星', ' ', 'a') })
  fc.assert(
    fc.property(text, (text) => {
      const pieces = terms(text)
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
    }),
  )
})
