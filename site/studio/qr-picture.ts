import QRCode from 'qrcode'

/** The text as a QR code in a PNG picture that is large enough for a poster, as a data: address. */
export function qrPicture(text: string): Promise<string> {
  return QRCode.toDataURL(text, { width: 1024, margin: 4, errorCorrectionLevel: 'M' })
}
