import fc from 'fast-check'
import { expect, test } from 'vitest'
import { followed } from '../../server/drafts/following.ts'

/** What the words become when the text does. */
function become(words: string, before: string, after: string): string {
  const start = Array.from(before.slice(0, before.indexOf(words))).length
  const span = followed({ start, end: start + Array.from(words).length }, Array.from(before), Array.from(after))
  return Array.from(after).slice(span.start, span.end).join('')
}

test.each([
  ['text before them', '每天300人。', '今天，每天300人。', '300人'],
  ['text after them', '每天300人。', '每天300人来。', '300人'],
  ['both at once', '每天300人。', '𠮷，每天有300人来。', '300人'],
  ['what they say', '每天300人。', '每天320多人。', '320多人'],
  ['a sentence around them that stays in part', '每天300人。', '来了300人！', '300人'],
  ['nothing that is left of them', '每天300人。', '每天。', ''],
])('words stay marked when somebody changes %s', (_what, before, after, expected) => {
  expect(become('300人', before, after)).toBe(expected)
})

test('words that somebody types around are still marked', () => {
  const text = fc.string({ unit: fc.constantFrom('甲', '乙', '𠮷', '。'), maxLength: 12 })
  fc.assert(
    fc.property(text, text, text, (head, tail, typed) => {
      const before = `${head}数字300${tail}`
      expect(become('数字300', before, `${head}${typed}数字300${tail}`)).toBe('数字300')
      expect(become('数字300', before, `${head}数字300${typed}${tail}`)).toBe('数字300')
    }),
  )
})
