import fc from 'fast-check'
import { create } from 'qrcode'
import { expect, test } from 'vitest'
import { qrCode } from '../../site/qr.ts'

test('the path darkens exactly the modules of the code', () => {
  fc.assert(
    fc.property(fc.webUrl(), (address) => {
      const { modules } = create(address, { errorCorrectionLevel: 'M' })
      const { size, path } = qrCode(address)
      const dark = new Set<string>()
      for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
        for (let step = 0; step < Number(width); step += 1) dark.add(`${Number(x) + step} ${y}`)
      }
      expect(size).toBe(modules.size)
      expect(dark.size).toBe(modules.data.filter((module) => module === 1).length)
      for (let row = 0; row < size; row += 1) {
        for (let column = 0; column < size; column += 1) {
          expect(dark.has(`${column} ${row}`)).toBe(Boolean(modules.get(row, column)))
        }
      }
    }),
    { numRuns: 20 },
  )
})
