/** What a file is, by its first bytes: names and headers may lie. */

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))

/** Media type of a picture that the hub takes; null for everything else, SVG above all, which may hold scripts. */
export function typeOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (bytes[0] === 0x89 && ascii(bytes, 1, 8) === 'PNG\r\n\u001a\n') return 'image/png'
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'image/webp'
  if (/^GIF8[79]a/.test(ascii(bytes, 0, 6))) return 'image/gif'
  if (brandsOf(bytes).some((brand) => brand === 'avif' || brand === 'avis')) return 'image/avif'
  return null
}

/** Whether it is a photograph as iPhones keep it, which nothing here can read: its compression is under patent. */
export function isHeic(bytes: Uint8Array): boolean {
  return brandsOf(bytes).some((brand) => /^(?:he[iv][cmsx]|mif1|msf1)$/.test(brand))
}

/** What a file in the form of ISO 14496-12 says that it can be read as. */
function brandsOf(bytes: Uint8Array): string[] {
  if (ascii(bytes, 4, 8) !== 'ftyp') return []
  const [, , , size = 0] = bytes
  const ends = Array.from({ length: Math.max(0, size / 4 - 4) }, (_, at) => 20 + 4 * at)
  return [12, ...ends].map((end) => ascii(bytes, end - 4, end))
}
