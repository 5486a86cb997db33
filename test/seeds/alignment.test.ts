import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { align, sameWords } from '../../seeds/alignment.ts'
import { SeedError } from '../../seeds/seed-error.ts'

const where = { file: 'seed.yaml', place: 'line 1' }
const halfWidth: Record<string, string> = {
  '，': ',',
  '。': '.',
  '；': ';',
  '：': ':',
  '！': '!',
  '？': '?',
  '（': '(',
  '）': ')',
  '“': '"',
  '”': '"',
}

/** Clean text: words, figures, full-width marks, rare Han outside the basic plane, and single spaces between. */
const clean = fc.array(
  fc.constantFrom(...'繁星计划一村账房屋党群3万余平方米，。；：！？（）“”、《》…+%'.split(''), '𠮷', '\u{2A6A5}'),
  { minLength: 1, maxLength: 60 },
)
const gap = fc.constantFrom('', '', '', '', ' ', '\n\n', '\n', '　')

/** A scan of it: blank lines anywhere, some marks half-width; and where each code point went. */
const scanned = clean.chain((points) =>
  fc
    .tuple(
      fc.array(gap, { minLength: points.length, maxLength: points.length }),
      fc.array(fc.boolean(), { minLength: points.length, maxLength: points.length }),
      gap,
      fc.nat(50),
    )
    .map(([gaps, halves, tail, start]) => {
      const scan: string[] = []
      const offsets: number[] = []
      for (const [index, point] of points.entries()) {
        scan.push(...Array.from(gaps[index] ?? ''))
        offsets.push(start + scan.length)
        scan.push(halves[index] === true ? (halfWidth[point] ?? point) : point)
      }
      scan.push(...Array.from(tail))
      return { points, scan: { points: scan, start }, offsets }
    }),
)

describe('align', () => {
  it('maps a text back through blank lines and half-width marks', () => {
    expect(align(Array.from('房屋，好'), { points: Array.from('房\n\n屋,好\n'), start: 7 }, where)).toEqual([
      7, 10, 11, 12,
    ])
  })

  it('maps every scan of every text back, code point by code point', () => {
    fc.assert(
      fc.property(scanned, ({ points, scan, offsets }) => {
        expect(align(points, scan, where)).toEqual(offsets)
        expect(sameWords(points.join(''), scan.points)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('refuses every scan in which one word was changed, dropped or added', () => {
    fc.assert(
      fc.property(scanned, fc.nat(), fc.constantFrom('change', 'drop', 'add'), ({ points, scan }, at, act) => {
        const words = scan.points.flatMap((point, index) => (/\S/.test(point) ? [index] : []))
        const index = words[at % words.length] ?? 0
        const spoilt = [...scan.points]
        spoilt.splice(index, act === 'add' ? 0 : 1, ...(act === 'drop' ? [] : ['错']))
        expect(() => align(points, { ...scan, points: spoilt }, where)).toThrow(SeedError)
      }),
    )
  })

  it('takes a space only where the scan has white space', () => {
    expect(align(Array.from('甲 乙'), { points: Array.from('甲\n乙'), start: 0 }, where)).toEqual([0, 1, 2])
    expect(() => align(Array.from('甲 乙'), { points: Array.from('甲乙'), start: 0 }, where)).toThrow(/TEXT_DIFFERS/)
  })
})
