import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lines, shortened, widthOf } from '../../site/embed/lines.ts'

test('no line is wider than asked, but for a closing mark, and nothing is lost that fits', () => {
  const text = fc.string({ unit: fc.constantFrom('村', '，', '。', 'a', '1', '”', '𠮷'), maxLength: 80 })
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 20 }), fc.integer({ min: 1, max: 5 }), (words, ems, most) => {
      const broken = lines(words, ems, most)
      expect(broken.length).toBeLessThanOrEqual(most)
      for (const line of broken) expect(widthOf(line.replace(/[，。”]+$/, ''))).toBeLessThanOrEqual(ems)
      const whole = broken.join('')
      if (!whole.endsWith('…')) expect(whole).toBe(words)
    }),
  )
})

test('what is too long ends in an ellipsis', () => {
  expect(shortened('东赵村一个名字特别长的经济合作社', 6)).toBe('东赵村一个…')
  expect(shortened('东赵村', 6)).toBe('东赵村')
})
