import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conditionsOf } from '../../site/desk/conditions.ts'
import {
  orders,
  type Question,
  readQuestion,
  replaced,
  searchOf,
  toggled,
  unknownNames,
} from '../../site/desk/question.ts'
import { vocabulary } from '../../site/terms.ts'

const read = (search: string) => readQuestion(new URLSearchParams(search))
const problems = (search: string) => read(search).problems.map(({ name, value }) => `${name}=${value}`)

const values = { maxLength: 3, minLength: 1 }
const slug = fc.stringMatching(/^[a-z][a-z-]{0,8}$/)
const number = fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => Number(value.toFixed(4)) + 0)
const pick = (name: 'Topic' | 'FigureStatus' | 'Qualifier') => fc.constantFrom(...vocabulary(name).keys())
const filter = fc.record(
  {
    text: fc.stringMatching(/^[一-龥a-z&=#?+%]{1,9}$/),
    topic: pick('Topic'),
    indicator: fc.uniqueArray(slug, values),
    place: fc.stringMatching(/^[a-z]{1,5}(\/[a-z]{1,5}){0,2}$/),
    subject: fc.nat().map(String),
    status: pick('FigureStatus'),
    qualifier: fc.uniqueArray(pick('Qualifier'), values),
    unit: fc.constantFrom('CNY', '{部}', '%', 'm2'),
    year: fc.uniqueArray(fc.constantFrom('2023', '2024', 'none'), values),
    value: fc
      .record({ min: number, max: number })
      .map(({ min, max }) => ({ min: Math.min(min, max), max: Math.max(min, max) })),
  },
  { requiredKeys: [] },
)
const question = fc.record({ filter, sort: fc.constantFrom(...orders.keys()) })

describe('an address', () => {
  test('holds the whole question', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const found = read(searchOf({ ...asked, orderBy: [] } as Question))
        expect(found.problems).toEqual([])
        expect(found.question).toEqual({ ...asked, orderBy: orders.get(asked.sort)?.by })
      }),
    )
  })

  test('that asks nothing is empty, and so is one of empty fields', () => {
    expect(searchOf(read('').question)).toBe('')
    expect(searchOf(read('text=&min=&max=&sort=&topic=').question)).toBe('')
  })

  test.each([
    ['topic=NOPE', 'topic=NOPE'],
    ['topic=CULTURE&topic=GOVERNANCE', 'topic=CULTURE、GOVERNANCE'],
    ['status=done', 'status=done'],
    ['qualifier=OVER&qualifier=under', 'qualifier=under'],
    ['year=24', 'year=24'],
    ['min=1e9', 'min=1e9'],
    ['min=5&max=4', 'min=5'],
    ['sort=RANDOM', 'sort=RANDOM'],
    [`text=${'长'.repeat(101)}`, `text=${'长'.repeat(20)}……`],
    [`text=${Array(11).fill('a').join('+')}`, `text=${Array(10).fill('a').join(' ')} ……`],
    [Array.from({ length: 21 }, (_, at) => `indicator=i${at}`).join('&'), 'indicator=21 个'],
  ])('%s names what is wrong', (search, problem) => expect(problems(search)).toEqual([problem]))

  test.each(['zhongyuan/liuhu/', '/zhongyuan/liuhu', ' //zhongyuan/liuhu// '])('takes the path %s', (place) => {
    expect(read(`place=${place}`)).toMatchObject({ question: { filter: { place: 'zhongyuan/liuhu' } }, problems: [] })
    expect(searchOf(read(`place=${place}`).question)).toBe('place=zhongyuan%2Fliuhu')
  })

  test('of slashes alone asks for no place', () => expect(searchOf(read('place=/').question)).toBe(''))

  test('may have names that are none of its conditions, which a download refuses', () => {
    expect(problems('from=timeline')).toEqual([])
    expect(unknownNames(new URLSearchParams('topic=CULTURE&yaer=2024')).map(({ name }) => name)).toEqual(['yaer'])
  })
})

describe('choosing a value', () => {
  test('takes it in, and choosing it again leaves it out', () => {
    fc.assert(
      fc.property(question, fc.constantFrom('2020', '2021'), (asked, year) => {
        const before = { ...asked, orderBy: [] } as Question
        const with_ = toggled(before, 'year', year)
        expect(new URLSearchParams(with_).getAll('year')).toContain(year)
        expect(toggled(read(with_).question, 'year', year)).toBe(searchOf(before))
      }),
    )
  })

  test('of a property that has one value takes the other’s place', () => {
    expect(toggled(read('topic=CULTURE&text=a').question, 'topic', 'GOVERNANCE')).toBe('text=a&topic=GOVERNANCE')
    expect(toggled(read('min=3&max=4').question, 'min', '3')).toBe('max=4')
  })

  test('in the place of another keeps everything else', () => {
    const { question } = read('text=b&indicator=a&indicator=b&year=2024&sort=VALUE_ASC')
    expect(replaced(question, 'indicator', 'b', 'c')).toBe('text=b&indicator=a&indicator=c&year=2024&sort=VALUE_ASC')
    expect(replaced(question, 'indicator', 'b', 'a')).toBe('text=b&indicator=a&year=2024&sort=VALUE_ASC')
  })
})

test('conditions are told in words', () => {
  const { question } = read('text=食堂&topic=LIVELIHOOD&indicator=halls&year=2024&year=none&qualifier=NEARLY&max=9')
  const names = { indicators: new Map([['halls', '食堂数']]), place: null, unit: null, subject: null }
  expect(conditionsOf(question, names)).toEqual([
    '文字：食堂',
    '主题：民生',
    '指标：食堂数',
    '说得多准：接近',
    '年份：2024年',
    '年份：未注明',
    '数值不大于：9',
  ])
})
