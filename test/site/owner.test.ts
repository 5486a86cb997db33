import { describe, expect, test } from 'vitest'
import { headingOf } from '../../site/embed/picture.ts'
import { figureTitle } from '../../site/figure-title.ts'
import { ownerOf } from '../../site/owner.ts'

const lianhu = { name: '莲湖街道' }
const roads = {
  subject: { name: '打通“断头路”' },
  place: lianhu,
  indicator: { name: '建成通车的道路数' },
  display: '26条',
  period: null,
}

test.each([
  ['莲湖街道', '莲湖街道'],
  ['莲湖街道党工委', '莲湖街道党工委'],
  ['“五星”支部创建', '莲湖街道“五星”支部创建'],
])('the number of %s is that of %s', (name, owner) => {
  expect(ownerOf({ subject: { name }, place: lianhu })).toBe(owner)
})

describe('a number that leaves the site', () => {
  const embedded = { ...roads, url: '', story: { title: '' }, evidence: { quote: '', cell: null } }

  test('says where it is from, for its sentence may not', () => {
    expect(figureTitle(roads)).toBe('莲湖街道打通“断头路”：建成通车的道路数 26条')
    expect(headingOf({ ...embedded, status: 'ACHIEVED' })).toBe('莲湖街道打通“断头路” · 建成通车的道路数')
  })

  test('says first that it is only planned, as a picture cuts what does not fit', () => {
    expect(headingOf({ ...embedded, status: 'PLANNED' })).toMatch(/^计划 · /)
  })
})
