import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ending, leadIn, opening } from '../../site/context.ts'
import { headPunctuation, paragraphs } from '../../site/paragraphs.ts'

const story = { slug: 'a', title: '报道', url: 'https://example.org/stories/a/' }
const text = '街道办了两件事。红色厨房开张，𠮷祥社区受益。电梯装了三部；还要装。'

function passage(start: number, end: number, offset = 0) {
  const signs = [...text]
  return {
    quote: signs.slice(start, end).join(''),
    before: signs.slice(0, start).join(''),
    after: signs.slice(end).join(''),
    start: offset + start,
    end: offset + end,
    url: `${story.url}#m${offset + start}-${offset + end}`,
    story,
  }
}

describe('sentences of one paragraph', () => {
  test('are shown in one paragraph, in the order of the text', () => {
    const [paragraph, ...others] = paragraphs([passage(23, 30), passage(8, 22)], 500)
    expect(others).toEqual([])
    expect(paragraph?.segments.map(({ text, url }) => [text, url !== null])).toEqual([
      ['红色厨房开张，𠮷祥社区受益。', true],
      ['电', false],
      ['梯装了三部；还', true],
      ['要装。', false],
    ])
  })

  test('that overlap are marked once', () => {
    const [paragraph] = paragraphs([passage(8, 22), passage(8, 14), passage(12, 25)], 500)
    expect(paragraph?.segments.filter((segment) => segment.url !== null).map((segment) => segment.text)).toEqual([
      '红色厨房开张，𠮷祥社区受益。电梯装',
    ])
  })

  test('of other paragraphs stay apart', () => {
    expect(paragraphs([passage(0, 8, 100), passage(0, 8)], 500)).toHaveLength(2)
  })

  test('say the paragraph from the first sentence on, no more and no less, whatever is marked', () => {
    const span = fc
      .tuple(fc.nat([...text].length - 1), fc.integer({ min: 1, max: 12 }))
      .map(([start, length]) => passage(start, Math.min(start + length, [...text].length)))
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 6 }), (passages) => {
        const [paragraph, ...others] = paragraphs(passages, 500)
        expect(others).toEqual([])
        const said = paragraph?.segments.map((segment) => segment.text).join('') ?? ''
        expect(text.endsWith(said)).toBe(true)
        expect(['', '。', '；']).toContain(text.slice(0, -said.length).slice(-1))
        for (const { quote } of passages) {
          expect(paragraph?.segments.some((segment) => segment.url !== null && segment.text.includes(quote))).toBe(true)
        }
      }),
    )
  })
})

describe('context', () => {
  test('is cut to whole sentences, with an ellipsis for what is left out', () => {
    expect(ending('一句。两句。', 10)).toBe('一句。两句。')
    expect(ending('很长很长的一句。两句。', 4)).toBe('……两句。')
    expect(opening('一句。很长很长的两句。', 4)).toBe('一句。……')
    expect(opening('一句……很长很长的两句。', 5)).toBe('一句……')
  })

  test('before a marked sentence is only what leads into it', () => {
    expect(leadIn('书记多为新手。针对这些问题，量身定制“专属品牌”：', 30)).toBe('针对这些问题，量身定制“专属品牌”：')
    expect(leadIn('针对这些问题，量身定制“专属品牌”：', 7)).toBe('……“专属品牌”：')
    expect(leadIn('他说：“办好了。”', 30)).toBe('')
    expect(leadIn('万达社区激活活力；', 30)).toBe('')
    expect(leadIn('本报讯 ', 30)).toBe('')
    expect(leadIn('', 30)).toBe('')
  })

  test('is cut within a sentence where none fits', () => {
    expect(ending('很长很长的一句', 3)).toBe('……的一句')
    expect(opening('很长很长的一句', 3)).toBe('很长很……')
  })
})

test('punctuation at the head goes to the line that it closes', () => {
  expect(headPunctuation('；颍河西路')).toEqual(['；', '颍河西路'])
  expect(headPunctuation('颍河西路；')).toEqual(['', '颍河西路；'])
})
