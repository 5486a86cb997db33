import fc from 'fast-check'
import { expect, test } from 'vitest'
import { locate } from '../../server/drafts/stretches.ts'
import { plainText } from '../../server/publish/plain-text.ts'

const said = (markdown: string) => {
  const { text, stretches } = locate(markdown)
  const points = Array.from(text)
  return stretches.map(({ start, source, length }) => {
    const written = markdown.slice(source, source + length)
    return [written, points.slice(start, start + Array.from(written).length).join('')]
  })
}

test('a stretch leads from the plain text to the words in the Markdown, past marks, escapes and entities', () => {
  expect(locate('## 标题\n\n近**10万元**，5\\*3 &amp; 𠮷好').text).toBe('标题\n近10万元，5*3 & 𠮷好')
  expect(said('## 标题\n\n近**10万元**，5\\*3 &amp; 𠮷好').map(([written]) => written)).toEqual([
    '标题',
    '近',
    '10万元',
    '，5',
    '*3 ',
    ' 𠮷好',
  ])
})

test('whatever is written, every stretch has the same words in both', () => {
  const piece = fc.constantFrom(
    '近10万元',
    '**',
    '*',
    '\\',
    '&amp;',
    '> ',
    '- ',
    '\n',
    '\n\n',
    '𠮷',
    '# ',
    '[好](/x/)',
    ' ',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const markdown = pieces.join('')
      expect(locate(markdown).text).toBe(plainText(markdown))
      for (const [written, plain] of said(markdown)) expect(written).toBe(plain)
    }),
  )
})
