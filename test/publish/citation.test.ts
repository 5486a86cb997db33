import { parse } from '@retorquere/bibtex-parser'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { authors, type Cited, citations } from '../../server/publish/citation.ts'

const cited: Cited = {
  id: 12,
  version: null,
  indicator: '村集体年收入',
  subject: '址刘村',
  place: '址刘村',
  display: '240万元',
  period: null,
  quote: '集体年收入达240万元',
  title: '为“五星”支部创建注入强劲动力',
  byline: '记者 鲁燕',
  publication: null,
  publishedOn: null,
  url: 'https://example.org/figures/12/',
  cell: null,
}

const ofCell: Cited = {
  ...cited,
  period: '2022年',
  quote: '240',
  publication: '柳湖街道',
  publishedOn: '2026-01-02',
  cell: { file: '账目.xlsx', sheet: '收入', address: 'C5' },
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
    expect(known.GBT7714).toBe(
      '鲁燕. 为“五星”支部创建注入强劲动力[N/OL]. 郑州日报, 2022-07-01. https://example.org/figures/12/.',
    )
    expect(known.APA).toContain('鲁燕. (2022, July 1). 为')
    expect(JSON.parse(known.CSL_JSON)).toMatchObject({
      type: 'article-newspaper',
      'container-title': '郑州日报',
      issued: { 'date-parts': [[2022, 7, 1]] },
    })
  })

  test('put the day of a page of no newspaper in brackets of its own', () => {
    expect(citations({ ...cited, publishedOn: '2022-07-01' }).GBT7714).toContain('[EB/OL]. (2022-07-01). https://')
  })

  test('name the version that is cited', () => {
    const version = citations({ ...cited, version: 2, url: 'https://example.org/figures/12@2/' })
    expect(version.GBT7714).toContain('[EB/OL]. 第2版. https://example.org/figures/12@2/.')
    expect(version.APA).toContain(' (Version 2). https')
    expect(version.MARKDOWN).toContain('，第2版，<')
    expect(JSON.parse(version.CSL_JSON)).toMatchObject({ id: 'fanxing-figure-12-v2', version: '2' })
    expect(parse(version.BIBTEX).entries[0]).toMatchObject({ key: 'fanxing-figure-12-v2', fields: { version: '2' } })
  })

  test('say of when they speak, but not where that would read as the day of an article', () => {
    const { GBT7714, APA, MARKDOWN, BIBTEX, CSL_JSON } = citations({ ...cited, period: '2022年' })
    const note = '址刘村：村集体年收入 240万元（2022年）'
    expect(parse(BIBTEX).entries[0]?.fields.note).toBe(note)
    expect(JSON.parse(CSL_JSON).note).toBe(note)
    expect(GBT7714 + APA + MARKDOWN).not.toContain('2022')
  })

  test('say where a project is, unless its name begins with that', () => {
    const noteOf = (subject: string, place: string, wording?: number) =>
      JSON.parse(citations({ ...cited, subject, place }, wording).CSL_JSON).note
    expect(noteOf('联心结', '万达社区')).toBe('万达社区联心结：村集体年收入 240万元')
    expect(noteOf('万达社区党支部', '万达社区')).toBe('万达社区党支部：村集体年收入 240万元')
    expect(noteOf('联心结', '万达社区', 2)).toBe('联心结：村集体年收入 240万元')
    const cell = citations({ ...ofCell, subject: '联心结', place: '万达社区' })
    expect(cell.MARKDOWN).toContain('> 万达社区联心结：村集体年收入 240万元（2022年）\n')
  })

  test('of a cell name it with its period, and whoever published the spreadsheet', () => {
    const { GBT7714, APA, MARKDOWN, BIBTEX, CSL_JSON } = citations(ofCell)
    expect(GBT7714).toContain('[DS/OL]. 账目.xlsx，工作表“收入”，C5（2022年）. 柳湖街道, 2026-01-02. https://')
    expect(APA).toContain(' [Data set]. 账目.xlsx，工作表“收入”，C5（2022年）. 柳湖街道. https://')
    expect(MARKDOWN).toContain('> 址刘村：村集体年收入 240万元（2022年）\n')
    expect(parse(BIBTEX).entries[0]).toMatchObject({ type: 'dataset', fields: { publisher: ['柳湖街道'] } })
    expect(BIBTEX).toContain('240万元（2022年）；账目.xlsx，工作表“收入”，C5}')
    expect(BIBTEX).not.toContain('journal')
    const item = cslItem.parse(JSON.parse(CSL_JSON))
    expect(item).toMatchObject({ type: 'dataset', publisher: '柳湖街道' })
    expect(item).not.toHaveProperty('container-title')
  })

  test('keep the wording in which they were first published', () => {
    const { GBT7714, APA, MARKDOWN, BIBTEX, CSL_JSON } = citations(ofCell, 1)
    expect(GBT7714 + APA + MARKDOWN + BIBTEX + CSL_JSON).not.toContain('2022')
    expect(BIBTEX).toContain('  journal = {{柳湖街道}},')
    expect(JSON.parse(CSL_JSON)).toMatchObject({ 'container-title': '柳湖街道' })
    expect(citations(ofCell, 2)).toEqual(citations(ofCell))
  })

  test('hold the address and stay well formed whatever the words are', () => {
    const text = fc.string({ minLength: 1, unit: 'binary' })
    fc.assert(
      fc.property(text, text, text, (title, display, quote) => {
        const all = citations({ ...cited, title, display, quote })
        for (const one of Object.values(all)) expect(one).toContain(cited.url)
        expect(cslItem.parse(JSON.parse(all.CSL_JSON)).title).toBe(title)
      }),
    )
  })

  test('are read back from BibTeX as they were', () => {
    const sign = fc.constantFrom(...'村数a1 %&#$_{}\\~^"@,='.split(''))
    const text = fc.string({ unit: sign, minLength: 1, maxLength: 20 }).map((words) => `村${words}村`)
    fc.assert(
      fc.property(text, text, (title, display) => {
        const { entries, errors } = parse(citations({ ...cited, title, display, publication: '日报' }).BIBTEX)
        expect(errors).toEqual([])
        expect(entries).toHaveLength(1)
        const fields = entries[0]?.fields
        expect(fields).toMatchObject({ url: cited.url, author: [{ name: '鲁燕' }] })
        expect(plain(fields?.title)).toBe(plain(title))
        expect(plain(fields?.note)).toContain(plain(display))
      }),
    )
  })
})

/** Readers of BibTeX set blanks and quotes in their own way. */
const plain = (words: unknown) => String(words).replace(/<[^>]*>|[\s\u00a0]/g, '')

/** What of the CSL-JSON schema (1.0.2) a citation uses: it allows no other property. */
const cslItem = z.strictObject({
  id: z.string(),
  type: z.enum(['article-newspaper', 'webpage', 'dataset']),
  title: z.string(),
  author: z.array(z.strictObject({ literal: z.string() })).optional(),
  'container-title': z.string().optional(),
  publisher: z.string().optional(),
  issued: z.strictObject({ 'date-parts': z.array(z.array(z.int()).min(1).max(3)).min(1).max(2) }).optional(),
  version: z.string().optional(),
  note: z.string(),
  URL: z.string(),
  language: z.string(),
})
