import { describe, expect, test } from 'vitest'
import { breadcrumbs } from '../../site/json-ld/breadcrumbs.ts'
import { figureData, type Stated } from '../../site/json-ld/figure.ts'
import { placeData } from '../../site/json-ld/place.ts'
import { projectData } from '../../site/json-ld/project.ts'
import { storyData } from '../../site/json-ld/story.ts'
import { websiteData } from '../../site/json-ld/website.ts'
import { faults } from './schema-org.ts'

const origin = 'https://fanxing.example'
const street = { name: '柳湖街道', url: `${origin}/places/zhongyuan/liuhu/` }
const district = { name: '中原区', url: `${origin}/places/zhongyuan/` }
const image = `${origin}/share/home.png`
const figure: Stated = {
  url: `${origin}/figures/12/`,
  value: 100_000,
  display: '近10万元',
  qualifier: 'NEARLY',
  status: 'ACHIEVED',
  bounds: { min: null, max: 100_000 },
  period: null,
  indicator: { name: '投入资金', definition: null, unit: { name: '元' } },
  subject: { name: '联心结' },
  place: street,
  evidence: { quote: '三王庄村投入近10万元', cell: null },
  story: { title: '多元点星惠民生', url: `${origin}/stories/a/` },
}
const ofCell: Stated = {
  ...figure,
  period: { label: '2022年', start: '2022-01-01', end: '2022-12-31' },
  evidence: {
    quote: '9',
    cell: { sheet: '收入', address: 'C5', file: { name: '账目.xlsx', url: `${origin}/sheets/a.xlsx` } },
  },
}
const story = {
  title: '多元点星惠民生',
  url: `${origin}/stories/a/`,
  kicker: null,
  byline: '记者 鲁燕',
  publication: null,
  publishedOn: null,
  updatedAt: '2026-11-24T00:00:00.000Z',
  place: street,
  pictures: [{ url: `${origin}/pictures/a-960.jpg` }],
  projects: [{ name: '繁星计划', url: `${origin}/projects/fan-xing-ji-hua/` }],
}
const project = {
  ...street,
  summary: '三星全覆盖',
  place: { ...street, ancestors: [district] },
  stories: { nodes: [story] },
}

const planned = (stated: Stated) => figureData({ ...stated, status: 'PLANNED' })

describe('JSON-LD', () => {
  test('says nothing that schema.org does not know', () => {
    const values = {
      crumbs: breadcrumbs([{ name: '柳湖街道', path: null }], '/places/zhongyuan/liuhu/', origin),
      place: placeData({ ...street, summary: null, ancestors: [district] }),
      project: projectData(project, image),
      story: storyData(story, image),
      storyWithAll: storyData({ ...story, kicker: '引题', publication: '郑州日报', publishedOn: '2026-11-24' }, image),
      figure: figureData(figure),
      ofCell: figureData(ofCell),
      planned: planned(ofCell),
      site: websiteData(origin, '每个数字，都有一句话作证。'),
    }
    expect(faults(Object.values(values))).toEqual([])
    expect(JSON.stringify(values)).not.toContain('null')
  })

  test('a property that is none, or a value of another type, is found', () => {
    const website = websiteData(origin, '')
    expect(faults([{ ...website, colour: 'red' }])).toHaveLength(1)
    expect(faults([{ ...website, url: { '@type': 'Person' } }])).toHaveLength(1)
  })

  test('a number is exact only where its sentence is', () => {
    expect(figureData(figure)).toMatchObject({ maxValue: 100_000 })
    expect(figureData(figure)).not.toHaveProperty('value')
    const exact: Stated = { ...figure, qualifier: 'EXACT', bounds: { min: 100_000, max: 100_000 } }
    expect(figureData(exact)).toMatchObject({ value: 100_000 })
    expect(figureData(exact)).not.toHaveProperty('maxValue')
  })

  test('a number that is not exact says how it is stated, also where that gives no bounds', () => {
    const about: Stated = { ...figure, qualifier: 'ABOUT', bounds: { min: null, max: null } }
    expect(figureData(about)).toMatchObject({ value: 100_000, measurementQualifier: { name: '约' } })
    expect(figureData({ ...figure, qualifier: 'EXACT' })).not.toHaveProperty('measurementQualifier')
  })

  test('a number of a cell says what its row and column do, and leads to the file', () => {
    expect(figureData(ofCell)).toMatchObject({
      description: '柳湖街道联心结，2022年，投入资金近10万元（账目.xlsx，工作表“收入”，C5格）。',
      observationPeriod: '2022-01-01/2022-12-31',
      subjectOf: {
        '@type': 'Dataset',
        distribution: { '@type': 'DataDownload', contentUrl: `${origin}/sheets/a.xlsx` },
      },
    })
    expect(figureData(figure)).toMatchObject({
      description: '三王庄村投入近10万元',
      subjectOf: { '@type': 'NewsArticle' },
    })
  })

  test('a plan is no observation, and says whose it is, where and for when', () => {
    expect(planned(ofCell)).toMatchObject({
      '@type': 'PropertyValue',
      valueReference: [
        { name: '地点', value: '柳湖街道', url: street.url },
        { name: '主体', value: '联心结' },
        { name: '时期', value: '2022年' },
        { name: '限定', value: '接近' },
      ],
    })
    expect(planned({ ...figure, subject: street, qualifier: 'EXACT' })).toMatchObject({
      valueReference: [{ name: '地点' }],
    })
  })

  test('breadcrumbs lead from the front page to the page itself', () => {
    const list = breadcrumbs(
      [
        { name: '中原区', path: '/places/zhongyuan/' },
        { name: '柳湖街道', path: null },
      ],
      '/places/zhongyuan/liuhu/',
      origin,
    )
    expect(list.itemListElement).toMatchObject([
      { position: 1, item: `${origin}/` },
      { position: 2, item: `${origin}/places/zhongyuan/` },
      { position: 3, name: '柳湖街道', item: `${origin}/places/zhongyuan/liuhu/` },
    ])
  })
})
