/** A QR code as the path of one SVG element. */
import { create } from 'qrcode'

export interface QrCode {
  /** Modules a side, without the quiet zone of four modules that a reader needs around it. */
  size: number
  /** Dark modules, one unit each, row by row. */
  path: string
}

/** The code of an address, with a quarter of it readable even when the paper is worn (level M). */
export function qrCode(address: string): QrCode {
  const { modules } = create(address, { errorCorrectionLevel: 'M' })
  const runs: string[] = []
  for (let row = 0; row < modules.size; row += 1) {
    let column = 0
    while (column < modules.size) {
      const start = column
      while (column < modules.size && modules.get(row, column)) column += 1
      if (column > start) runs.push(`M${start} ${row}h${column - start}v1h-${column - start}z`)
      else column += 1
    }
  }
  return { size: modules.size, path: runs.join('') }
}
