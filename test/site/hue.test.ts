import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hueOf, luminance, streetHue, underWhite } from '../../site/hue.ts'

const street = (id: string, colour: string | null = null) => ({ id, colour, level: 'STREET' })
const district = (...ids: string[]) => ({
  id: '1',
  colour: null,
  level: 'DISTRICT',
  children: { nodes: ids.map((id) => ({ id })) },
})

describe('the colour of a street', () => {
  test('is its own where it has one', () => {
    expect(streetHue(street('7', '#123456'), district('7'))).toBe('#123456')
  })

  test('differs among the first four of a district, whatever their order in the list', () => {
    const hues = ['9', '3', '12', '5'].map((id) => streetHue(street(id), district('9', '3', '12', '5')))
    expect(new Set(hues).size).toBe(4)
  })

  test('stays when a street comes to be known later', () => {
    for (const id of ['3', '5', '9']) {
      expect(streetHue(street(id), district('3', '5', '9', '12'))).toBe(streetHue(street(id), district('9', '5', '3')))
    }
  })
})

describe('the colour of a place', () => {
  test('is that of the street above it, a zone’s own, none above the streets', () => {
    const community = { id: '20', colour: null, level: 'COMMUNITY' }
    const zone = { id: '21', colour: '#2e6b47', level: 'ZONE' }
    expect(hueOf([district('5'), street('5'), community])).toBe(streetHue(street('5'), district('5')))
    expect(hueOf([district('5'), street('5'), zone])).toBe('#2e6b47')
    expect(hueOf([district('5')])).toBeNull()
  })
})

test('white words can be read on every colour once it is darkened', () => {
  const channel = fc.integer({ min: 0, max: 255 })
  fc.assert(
    fc.property(channel, channel, channel, (red, green, blue) => {
      const hex = `#${[red, green, blue].map((one) => one.toString(16).padStart(2, '0')).join('')}`
      const dark = underWhite(hex)
      const channels = [1, 3, 5].map((at) => Number.parseInt(dark.slice(at, at + 2), 16))
      expect(dark).toMatch(/^#[0-9a-f]{6}$/)
      expect(1.05 / (luminance(channels) + 0.05)).toBeGreaterThanOrEqual(4.5)
    }),
  )
})
