import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { covers } from '../../site/fonts/typeface.ts'
import { shareImage } from '../../site/share/address.ts'
import { cover } from '../../site/share/cover.ts'
import { drawable } from '../../site/share/drawable.ts'
import { imageOf, svgOf } from '../../site/share/drawing.ts'
import { type Child, wordsOf } from '../../site/share/element.ts'
import { night } from '../../site/share/night.ts'

const brand = {
  kicker: '品牌项目',
  title: '红色厨房',
  standfirst: '延伸社会关爱触角，持续输出多元化服务。',
  spine: ['中原西路街道', '保利心语社区'],
  hue: '#b3261e',
}
const long = {
  ...brand,
  title: '季度观摩、每周排名、随机展示工作成效'.repeat(2),
  standfirst: brand.standfirst.repeat(12),
}
const rare = { ...brand, title: '溵水\t𨙸', spine: ['堌村', '😀社区'] }
const drawings = { brand: cover(brand), long: cover(long), rare: cover(rare), night: night() }

const missing = (drawing: Child) => [...wordsOf(drawing)].filter((character) => !covers(character))

describe.each(Object.entries(drawings))('the share image of %s', (_, drawing) => {
  test('is 1200 × 630 and light enough to be fetched by a crawler', async () => {
    const png = Buffer.from(await (await imageOf(drawing)).arrayBuffer())
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
    expect(png.length).toBeLessThan(120_000)
  })

  test('has a glyph for each of its characters', () => expect(missing(drawing)).toEqual([]))

  test('stays within its edges', async () => {
    const outlines = [...(await svgOf(drawing)).matchAll(/M(-?[\d.]+)[ ,](-?[\d.]+)/g)]
    expect(outlines.length).toBeGreaterThan(100)
    expect(Math.max(...outlines.map(([, x]) => Number(x)))).toBeLessThan(1200 - 40)
    expect(Math.max(...outlines.map(([, , y]) => Number(y)))).toBeLessThan(630 - 40)
  })

  test('is drawn the same each time', async () => expect(await svgOf(drawing)).toBe(await svgOf(drawing)))
})

test('a character without a glyph is told by its sound, or left out', () => {
  expect(drawable('溵水😀村')).toBe('yin水村')
})

test('every picture has the address of its page', () => {
  expect(['/', '/projects/lian-xin-jie/', '/places/zhongyuan/liuhu/'].map(shareImage)).toEqual([
    '/share/home.png',
    '/share/projects/lian-xin-jie.png',
    '/share/places/zhongyuan/liuhu.png',
  ])
})
