import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { chart } from '../../site/chart/chart.ts'
import type { Charted, Mark } from '../../site/chart/charted.ts'
import { asOutline, asText } from '../../site/chart/lettering.ts'
import { widthOf } from '../../site/embed/lines.ts'

const svg = { lettering: asText, alive: true }
const exact = (value: number) => ({ min: value, max: value, minInclusive: true, maxInclusive: true })
const open = { min: null, max: null, minInclusive: false, maxInclusive: false }

function mark(id: number, value: number, parts: Partial<Mark> = {}): Mark {
  return {
    id: String(id),
    value,
    display: `${value}元`,
    qualifier: 'EXACT',
    status: 'ACHIEVED',
    bounds: exact(value),
    period: null,
    subject: { __typename: 'Place', id: String(1000 + id), name: `村${id}` },
    place: { name: parts.subject?.name ?? `村${id}` },
    ...parts,
  }
}

function charted(nodes: Mark[], totalCount = nodes.length): Charted {
  return { name: '集体年收入', unit: { code: 'CNY', symbol: '元', name: '元' }, figures: { totalCount, nodes } }
}

/** The row of one figure. */
function rowOf(id: number, marks: Mark[]): string {
  const row = new RegExp(`<g id="f${id}">.*?</g>`, 's').exec(chart(charted(marks), svg).text)?.[0]
  if (row === undefined) throw new Error(`The chart has no row ${id}`)
  return row
}

const arrows = (row: string) => row.match(/stroke-dasharray/g)?.length ?? 0

describe('a chart', () => {
  test.each([
    ['an exact number', mark(1, 80), 0, true],
    ['below', mark(1, 80, { qualifier: 'NEARLY', bounds: { ...open, max: 80 } }), 1, false],
    ['above', mark(1, 80, { qualifier: 'OVER', bounds: { ...open, min: 80 } }), 1, false],
    ['at least', mark(1, 80, { qualifier: 'AT_LEAST', bounds: { ...open, min: 80, minInclusive: true } }), 1, true],
    ['about', mark(1, 80, { qualifier: 'ABOUT', bounds: open }), 2, false],
  ])('draws %s with its open ends', (_, one, ends, isFull) => {
    const row = rowOf(1, [one, mark(2, 100)])
    expect(arrows(row)).toBe(ends)
    expect(row.includes('<circle class="line-ink fill-ink"')).toBe(isFull)
  })

  test('draws a range from end to end', () => {
    const range = { min: 50, max: 80, minInclusive: true, maxInclusive: true }
    const row = rowOf(1, [mark(1, 50, { qualifier: 'RANGE', bounds: range }), mark(2, 100)])
    expect(row.match(/<circle class="line-ink fill-ink"/g)).toHaveLength(2)
    expect(arrows(row)).toBe(0)
  })

  test('keeps what is planned apart from what is reached', () => {
    const text = chart(charted([mark(1, 100, { status: 'PLANNED' }), mark(2, 50)]), svg).text
    const order = ['>已实现<', 'id="f2"', '>计划<', 'id="f1"'].map((part) => text.indexOf(part))
    expect(order).toEqual(order.toSorted((one, other) => one - other))
    expect(Math.min(...order)).toBeGreaterThan(0)
    expect(text).toMatch(/<g id="f1">.*?<rect class="line-ink fill-ink"/s)
  })

  test('says how many of how many it shows', () => {
    expect(chart(charted([mark(1, 5)], 4000), svg).text).toContain('共 4000 个数字，这里是最大的 1 个。')
    expect(chart(charted([mark(1, 5)]), svg).text).not.toContain('最大')
  })

  test('draws no bar of a number that stands alone, and says why', () => {
    const lone = chart(charted([mark(1, 5, { qualifier: 'OVER', bounds: { ...open, min: 5 } })]), svg).text
    expect(lone).toMatch(/<g id="f1">.*>村1<.*>5元</s)
    expect(lone).toContain('收录的只有这一个，没有别处可比。')
    expect(lone).not.toMatch(/<circle|<path|空心点/)
    expect(chart(charted([mark(1, 5), mark(2, 6)]), svg).text).not.toContain('只有这一个')
  })

  test('draws what has dated periods over time, in their order', () => {
    const subject = { __typename: 'Place' as const, id: '9', name: '后王村' }
    const year = (label: string) => ({ label: `${label}年`, start: `${label}-01-01`, end: `${label}-12-31` })
    const marks = ['2022', '2020', '2021'].map((label, index) =>
      mark(index, 9 - index, { subject, period: year(label) }),
    )
    const { text } = chart(charted([...marks, mark(7, 5, { period: year('2021') })]), svg)
    const series = text.slice(text.indexOf('>历时<'))
    expect([...series.matchAll(/>(\d{4}年)</g)].map(([, label]) => label)).toEqual(['2020年', '2021年', '2022年'])
    expect(series.match(/<circle/g)).toHaveLength(3)
    const planned = marks.map((one) => ({ ...one, status: 'PLANNED' as const }))
    expect(chart(charted(planned), svg).text).not.toContain('>历时<')
  })

  describe('of several periods', () => {
    const village = { __typename: 'Place' as const, id: '9', name: '址刘村' }
    const period = (label: string) => ({ label, start: null, end: null })
    const words = (text: string) => [...text.matchAll(/<text [^>]*>([^<]*)</g)].map(([, one]) => one)
    const yearly = ['2023年', '2022年'].map((label, index) =>
      mark(index + 1, 9 - index, { subject: village, period: period(label) }),
    )

    test('names that of each bar, and that another has none', () => {
      const { text } = chart(charted([...yearly, mark(3, 2, { subject: village })]), svg)
      expect(words(text)).toEqual(expect.arrayContaining(['址刘村 · 2023年', '址刘村 · 2022年', '址刘村 · 时期未注明']))
      expect(words(text).join()).not.toContain('时期：')
    })

    test('names one that all share once, below', () => {
      const { text } = chart(charted([mark(1, 5, { period: period('2023年') })]), svg)
      expect(words(text)).toEqual(expect.arrayContaining(['村1', '时期：2023年']))
      expect(words(chart(charted([mark(1, 5)]), svg).text).join()).not.toContain('时期')
    })

    test('cuts a long name rather than its period, clear of the number', () => {
      const name = '中原区柳湖街道址刘村股份经济合作社夜经济市场'
      const subject = { ...village, name }
      const marks = ['2023年', '2022年'].map((label, index) =>
        mark(index + 1, 9 - index, { subject, period: period(label), display: '1234567.89万元' }),
      )
      const [first] = words(rowOf(1, marks))
      expect(first).toMatch(/^中原区.*… · 2023年$/)
      expect(14 * widthOf(first ?? '') + 15 * widthOf('1234567.89万元')).toBeLessThan(360 - 14)
      const late = period('截至中华人民共和国成立七十五周年时')
      expect(words(rowOf(1, [mark(1, 9, { subject, period: late }), ...marks.slice(1)]))[0]).toMatch(
        /^中原.*… · 截至.*…$/,
      )
    })

    test('names them as outlines too', () => {
      const outlined = (marks: Mark[]) => chart(charted(marks), { lettering: asOutline, alive: false }).text
      const glyphs = (marks: Mark[]) => outlined(marks).match(/<path transform="translate/g)?.length ?? 0
      const undated = yearly.map((one) => ({ ...one, period: null }))
      expect(glyphs(yearly) - glyphs(undated)).toBe(2 * '·2023年'.length)
    })
  })

  test('is well-formed whatever names it has, and the same every time', () => {
    const name = '<script>"&\'</svg> \u0007\u{20bb7}'
    const odd = charted([mark(1, -3, { subject: { __typename: 'Place', id: '1', name }, display: name }), mark(2, 0)])
    const { text } = chart(odd, svg)
    expect(XMLValidator.validate(text)).toBe(true)
    expect(new XMLParser().parse(text).svg.script).toBeUndefined()
    expect(chart(odd, svg).text).toBe(text)
    const outlined = chart(odd, { lettering: asOutline, alive: false }).text
    expect(XMLValidator.validate(outlined)).toBe(true)
    expect(outlined).not.toMatch(/<text|@media/)
  })
})
