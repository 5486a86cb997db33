import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excerpt, highlighted, wordsOf } from '../../site/search/highlight.ts'

const marked = (text: string, query: string, sound = false) =>
  highlighted(text, wordsOf(query), sound)
    .filter((piece) => piece.marked)
    .map((piece) => piece.text)

describe('what was found is marked', () => {
  test('wherever it stands, for each word', () => {
    expect(marked('社区党支部，社区书吧', '社区 书吧')).toEqual(['社区', '社区书吧'])
  })

  test('whatever its case or width', () => {
    expect(marked('“5+X”行动', 'x')).toEqual(['X'])
    expect(marked('２６条道路', '26')).toEqual(['２６'])
  })

  test('by pinyin and by initials, where the text is found by its sound', () => {
    expect(marked('柳湖街道', 'lhjd', true)).toEqual(['柳湖街道'])
    expect(marked('红色豫桐', 'yutong', true)).toEqual(['豫桐'])
    expect(marked('柳湖街道', 'lhjd')).toEqual([])
  })

  test('and nothing is lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.boolean(), (text, query, sound) => {
        const pieces = highlighted(text, wordsOf(query), sound)
        return pieces.map((piece) => piece.text).join('') === text
      }),
    )
  })
})

describe('an excerpt', () => {
  const text = `${'前'.repeat(60)}党建${'后'.repeat(60)}`

  test('shows the word with what stands around it', () => {
    expect(excerpt(text, ['党建'])).toMatch(/^……前+党建后+……$/)
    expect([...excerpt(text, ['党建'])].length).toBeLessThan(60)
  })

  test('is the beginning where the word is not in the text', () => expect(excerpt(text, ['乙'])).toMatch(/^前+……$/))

  test('is all of a short text', () => expect(excerpt('党建引领', ['党建'])).toBe('党建引领'))
})

test('a search of too many words or characters is cut to what the hub answers', () => {
  expect(wordsOf(' 党建　引领 ')).toEqual(['党建', '引领'])
  expect(wordsOf('字 '.repeat(40))).toHaveLength(10)
  expect(wordsOf('字'.repeat(300)).join('')).toHaveLength(100)
})
