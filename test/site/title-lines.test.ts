import fc from 'fast-check'
import { expect, test } from 'vitest'
import { terms } from '../../site/quoted-terms.ts'
import { titleLines } from '../../site/share/title-lines.ts'

test.each([
  ['联心结', ['联心结']],
  ['“桐”心创“五星” 共绘新蓝图', ['“桐”心创“五星”', '共绘新蓝图']],
  ['办好“小微”实事 服务守护幸福', ['办好“小微”实事', '服务守护幸福']],
  ['为“五星”支部创建注入强劲动力', ['为“五星”支部', '创建注入强劲动力']],
  ['村（社区）书记年度工作考评', ['村（社区）书记', '年度工作考评']],
])('%s is set as %j', (title, lines) => {
  expect(titleLines(title, 10)).toEqual(lines)
})

test('lines say the title, tear no term, fit, and begin with no closing mark', () => {
  const words = fc.constantFrom('“五星”', '《细则》', '街', '道', '，', '（', '）', ' ', '5+X', '”')
  const title = fc.array(words, { minLength: 1, maxLength: 24 }).map((list) => list.join('').trim())
  fc.assert(
    fc.property(title, (title) => {
      const lines = titleLines(title, 10)
      expect(lines.join('').replaceAll(' ', '')).toBe(title.replaceAll(' ', ''))
      for (const { text, quoted } of terms(title)) {
        if (quoted && [...text].length <= 10)
          expect(
            lines.some((line) => line.includes(text)),
            title,
          ).toBe(true)
      }
      for (const line of lines.slice(1)) expect(line).not.toMatch(/^[）”，]/)
    }),
  )
})
