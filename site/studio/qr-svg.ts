import QRCode from 'qrcode'

/** The text as a QR code, black on white as scanners want it, in SVG. */
export function qrSvg(text: string): Promise<string> {
  return QRCode.toString(text, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' })
}
