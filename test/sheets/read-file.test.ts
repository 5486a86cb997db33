import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { HubError } from '../../server/errors.ts'
import { readSheetFile } from '../../server/sheets/read-file.ts'
import { workbook } from './village-hub.ts'

const rows = [
  ['村', '金额'],
  ['东岗村', 12.5],
]
const shownIn = async (bytes: Uint8Array) => {
  const { sheets } = await readSheetFile(bytes, 'a.csv')
  return sheets[0]?.rows.map(({ cells }) => cells.map(({ shown }) => shown))
}

describe('a file', () => {
  test.each([
    ['UTF-8', new TextEncoder().encode('村,金额\n东岗村,12.5\n')],
    ['UTF-8 with its mark', new TextEncoder().encode('\uFEFF村,金额\n东岗村,12.5\n')],
    ['semicolons and quotes', new TextEncoder().encode('"村";"金额"\r\n"东岗村";"12.5"\r\n')],
    [
      'GB18030',
      new Uint8Array([
        0xb4, 0xe5, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x0a, 0xb6, 0xab, 0xb8, 0xda, 0xb4, 0xe5, 0x2c, 0x31, 0x32, 0x2e,
        0x35,
      ]),
    ],
  ])('of text in %s is read', async (_, bytes) => {
    expect(await shownIn(bytes)).toEqual([
      ['村', '金额'],
      ['东岗村', '12.5'],
    ])
  })

  test.each([
    ['nothing', new Uint8Array(), /is empty/],
    ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), /old \.xls/],
    ['another archive', zipSync({ 'a.txt': new Uint8Array(3) }), /no \.xlsx/],
    ['macros', zipSync({ 'xl/workbook.xml': new Uint8Array(3), 'xl/vbaProject.bin': new Uint8Array(3) }), /macros/],
    ['a bomb', zipSync({ 'xl/workbook.xml': new Uint8Array(600_000_000) }, { level: 1 }), /unpacks to/],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), /neither/],
    ['an open quote', new TextEncoder().encode('村,"金额\n东岗村,1'), /no CSV/],
  ])('of %s is refused with what it is', async (_, bytes, says) => {
    const reading = readSheetFile(bytes, '账.xlsx')
    await expect(reading).rejects.toMatchObject({ code: 'SHEET_UNREADABLE' })
    await expect(reading).rejects.toThrow(says)
  })

  test('that is damaged anywhere is read or refused, never a fault', { timeout: 360_000 }, async () => {
    const whole = await workbook(rows)
    const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) })
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 6 }),
        fc.nat(whole.length),
        async (changes, length) => {
          const bytes = Uint8Array.from(whole)
          for (const { at, byte } of changes) bytes[at] = byte
          try {
            await readSheetFile(length % 3 === 0 ? bytes.subarray(0, length) : bytes, '账.xlsx')
          } catch (error) {
            expect(error).toBeInstanceOf(HubError)
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  test('of any bytes is read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        try {
          await readSheetFile(bytes, '账.csv')
        } catch (error) {
          expect(error).toBeInstanceOf(HubError)
        }
      }),
    )
  })
})
