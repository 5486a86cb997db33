import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { authors, type Cited, citations } from '../../server/publish/citation.ts'

const cited: Cited = {
  id: 12,
  version: null,
  indicator: '村集体年收入',
  subject: '址刘村',
  display: '240万元',
  quote: '集体年收入达240万元',
  title: '为“五星”支部创建注入强劲动力',
  byline: '记者 鲁燕',
  publication: null,
  publishedOn: null,
  url: 'https://example.org/figures/12/',
  cell: null,
}

describe('authors', () => {
  test.each([
    ['记者 鲁燕 文/图', ['鲁燕']],
    ['记者 鲁燕', ['鲁燕']],
    ['本报记者 张三 通讯员 李四', ['张三', '李四']],
    ['记者：张三、李四', ['张三', '李四']],
    [null, []],
  ])('of %s', (byline, names) => expect(authors(byline)).toEqual(names))
})

describe('citations', () => {
  test('leave out what the source does not say', () => {
    const { GBT7714, APA, BIBTEX } = citations(cited)
    expect(GBT7714).toBe('鲁燕. 为“五星”支部创建注入强劲动力[EB/OL]. https://example.org/figures/12/.')
    expect(APA).toBe('鲁燕. (n.d.). 为“五星”支部创建注入强劲动力. https://example.org/figures/12/')
    expect(BIBTEX).not.toMatch(/journal|year|month/)
  })

  test('name the newspaper and the day where they are known', () => {
    const known = citations({ ...cited, publication: '郑州日报', publishedOn: '2022-07-01' })
    expect(known.GBT7714).toContain('[N/OL]. 郑州日报, 2022-07-01. https://')
    expect(JSON.parse(known.CSL_JSON)).toMatchObject({
      type: 'article-newspaper',
      'container-title': '郑州日报',
      issued: { 'date-parts': [[2022, 7, 1]] },
    })
  })

  test('hold the address and stay well formed whatever the words are', () => {
    const text = fc.string({ minLength: 1, unit: 'binary' })
    fc.assert(
      fc.property(text, text, text, (title, display, quote) => {
        const all = citations({ ...cited, title, display, quote })
        for (const one of Object.values(all)) expect(one).toContain(cited.url)
        expect(JSON.parse(all.CSL_JSON).title).toBe(title)
      }),
    )
  })
})
