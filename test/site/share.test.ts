import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { covers } from '../../site/fonts/typeface.ts'
import { shareImage } from '../../site/share/address.ts'
import { cover } from '../../site/share/cover.ts'
import { drawable } from '../../site/share/drawable.ts'
import { imageOf, svgOf } from '../../site/share/drawing.ts'
import { type Child, wordsOf } from '../../site/share/element.ts'
import { night } from '../../site/share/night.ts'
import { photograph } from '../../site/share/photograph.ts'

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
const pictured = { ...brand, title: '社区广场上搭起了新舞台', hasPhotograph: true }
const drawings = {
  brand: cover(brand),
  long: cover(long),
  rare: cover(rare),
  pictured: cover(pictured),
  picturedLong: cover({ ...long, hasPhotograph: true }),
  night: night(),
}

const missing = (drawing: Child) => [...wordsOf(drawing)].filter((character) => !covers(character))

describe.each(Object.entries(drawings))('the share image of %s', (_, drawing) => {
  test('is 1200 × 630 and light enough to be fetched by a crawler', async () => {
    const png = Buffer.from(await (await imageOf(drawing)).arrayBuffer())
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
    expect(png.length).toBeLessThan(120_000)
  })

  test('is not drawn again from the same, and is from anything else', async () => {
    const etag = (await imageOf(drawing)).headers.get('etag')
    expect(await imageOf(drawing, null, etag)).toMatchObject({ status: 304, body: null })
    expect((await imageOf(cover({ ...long, title: '别的' }), null, etag)).status).toBe(200)
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

/** Upper half red, lower half blue; so high that it is cut above or below. */
async function photo(): Promise<Buffer> {
  const half = await sharp({ create: { width: 400, height: 500, channels: 3, background: '#b3261e' } })
    .png()
    .toBuffer()
  return sharp({ create: { width: 400, height: 1000, channels: 3, background: '#2f6690' } })
    .composite([{ input: half, left: 0, top: 0 }])
    .jpeg()
    .toBuffer()
}

test.each([
  ['the upper half', 0, '#b3261e'],
  ['the lower half', 1, '#2f6690'],
])('a photograph stands at the right edge, cut around what it must keep: %s', async (_, focusY, colour) => {
  const asked: string[] = []
  const laid = await photograph(
    [{ url: 'https://fanxing.example/pictures/a-480.jpg', focusX: 0.5, focusY }],
    async (path) => {
      asked.push(path)
      return photo()
    },
  )
  expect(asked).toEqual(['/pictures/a-480.jpg'])
  const png = Buffer.from(await (await imageOf(cover(pictured), laid)).arrayBuffer())
  expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
  const at = async (left: number, top: number) => {
    const [r = 0, g = 0, b = 0] = await sharp(png)
      .extract({ left, top, width: 1, height: 1 })
      .removeAlpha()
      .raw()
      .toBuffer()
    return [r, g, b]
  }
  const [near, edge] = [await at(1000, focusY === 0 ? 60 : 570), await at(1199, focusY === 0 ? 1 : 629)]
  for (const found of [near, edge]) {
    const wanted = [1, 3, 5].map((from) => Number.parseInt(colour.slice(from, from + 2), 16))
    for (const [channel, value] of found.entries()) expect(Math.abs(value - (wanted[channel] ?? 0))).toBeLessThan(24)
  }
  // Paper stays paper beside it.
  for (const [channel, value] of (await at(780, 20)).entries()) {
    expect(Math.abs(value - ([0xfa, 0xf6, 0xee][channel] ?? 0))).toBeLessThan(6)
  }
})

test('paper is one colour, whatever letters stand on it', async () => {
  const standfirst =
    '桐树王村党委牵头成立郑州豫桐房屋租赁有限公司，全面盘活写字楼、商场、幼儿园等集体资产，红色豫桐品牌初步形成。'
  const village = { kicker: '村', title: '桐树王村', standfirst, spine: ['中原区', '柳湖街道'], hue: '#3f7a58' }
  const png = Buffer.from(await (await imageOf(cover(village))).arrayBuffer())
  const { data } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  let stained = 0
  for (let at = 0; at < data.length; at += 3) {
    const off = [0xfa, 0xf6, 0xee].reduce((sum, value, channel) => sum + Math.abs(value - (data[at + channel] ?? 0)), 0)
    if (off > 0 && off < 16) stained += 1
  }
  // The edges of letters and lines.
  expect(stained).toBeLessThan(3000)
})

test('the sentence below a title does not end with a line of one word', async () => {
  const standfirst = '址刘村整合村集体商业，包装打造夜经济，集体年收入达240万元。'
  const words = async (text: string) => (await svgOf(cover({ ...brand, standfirst: text }))).split('fill="#6a6257"')
  const left = (path: string | undefined) =>
    Math.max(...[...(path ?? '').matchAll(/M([\d.]+) /g)].map(([, x]) => Number(x)))
  expect(left((await words(standfirst)).at(-2))).toBeLessThan(700)
  expect(left((await words(standfirst.repeat(4))).at(-2))).toBeGreaterThan(1000)
})

test('without a picture, or where its file is not there, the cover stays as it is', async () => {
  expect(await photograph([], async () => new Uint8Array())).toBeNull()
  expect(
    await photograph([{ url: 'https://fanxing.example/pictures/a-480.jpg', focusX: 0, focusY: 0 }], async () => null),
  ).toBeNull()
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
