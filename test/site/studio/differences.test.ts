/** How two versions of a story differ, in words and in what they state. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Document } from '../../../site/studio/history/stated.ts'
import { keysOf, pairsBetween, told } from '../../../site/studio/history/stated-difference.ts'
import { differences } from '../../../site/studio/history/text-difference.ts'

const signs = { same: '', added: '+', removed: '-' }
const shown = (before: string, after: string) =>
  differences(before, after).map(({ kind, text }) => `${signs[kind]}${text}`)

test('a number that is corrected is shown within its sentence, and a sentence that is new as a whole', () => {
  expect(shown('村里有人。年收入240万元。', '村里有人。年收入260万元。')).toEqual([
    '村里有人。',
    '年收入',
    '-240',
    '+260',
    '万元。',
  ])
  expect(shown('甲乙丙。', '甲乙丙。子丑寅卯辰巳。')).toEqual(['甲乙丙。', '+子丑寅卯辰巳。'])
  expect(shown('今天开了食堂。', '居民很满意这里。')).toEqual(['-今天开了食堂。', '+居民很满意这里。'])
})

test('whatever is changed, the pieces make both texts again', () => {
  const text = fc.string({ unit: fc.constantFrom('甲', '乙', '𠮷', '1', '。', '\n', '”'), maxLength: 40 })
  fc.assert(
    fc.property(text, text, (before, after) => {
      const without = (kind: string) =>
        differences(before, after)
          .filter((piece) => piece.kind !== kind)
          .map((piece) => piece.text)
          .join('')
      expect(without('added')).toBe(before)
      expect(without('removed')).toBe(after)
    }),
  )
})

const figure = { key: 'f', subject: { place: 'liuhu' }, indicator: 'income', value: 2_400_000, display: '240万元' }
const document = (lists: Omit<Document, 'story'>): Document => ({ story: {}, ...lists })
const wording = {
  name: (key: string) => ({ liuhu: '柳湖街道', income: '年收入' })[key] ?? key,
  term: (vocabulary: string, value: string) => `${vocabulary}.${value}`,
}

test('what is stated differs by what a person reads, not by where it stands', () => {
  const at = (start: number, quote: string) => ({ evidence: { quote, start, end: start + 5 } })
  const before = document({ figures: [{ ...figure, qualifier: 'EXACT', ...at(0, '240万元') }] })
  const moved = document({ figures: [{ ...figure, qualifier: 'EXACT', ...at(9, '240万元') }] })
  expect(pairsBetween(before, moved)).toEqual([])
  const after = document({
    figures: [{ ...figure, value: 2_600_000, display: '260万元', qualifier: 'NEARLY', ...at(0, '近260万元') }],
  })
  expect(pairsBetween(before, after).map((pair) => told(pair, wording))).toEqual([
    {
      kind: 'changed',
      word: '数字',
      name: '260万元',
      fields: [
        { label: '写法', before: '240万元', after: '260万元' },
        { label: '数值', before: '2,400,000', after: '2,600,000' },
        { label: '限定', before: 'Qualifier.EXACT', after: 'Qualifier.NEARLY' },
        { label: '出处', before: '240万元', after: '近260万元' },
      ],
    },
  ])
})

test('what is new or gone is told with all that it says, by names', () => {
  const pairs = pairsBetween(document({}), document({ figures: [figure] }))
  expect(keysOf(pairs)).toEqual(['income', 'liuhu'])
  expect(pairs.map((pair) => told(pair, wording))).toMatchObject([
    {
      kind: 'added',
      fields: [
        { label: '指标', before: '', after: '年收入' },
        { label: '谁的', before: '', after: '柳湖街道' },
        { label: '写法', after: '240万元' },
        { label: '数值', after: '2,400,000' },
      ],
    },
  ])
  expect(pairsBetween(document({ figures: [figure] }), null).map(({ after }) => after)).toEqual([null])
})
