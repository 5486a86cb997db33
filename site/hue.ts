/** The colour of a street, and of everything in it. */

/** Streets take these in the order in which the hub came to know them, so that a new one recolours no other. */
const palette = ['#b3261e', '#3f7a58', '#2f6690', '#b7791f'] as const

interface Street {
  id: string
  colour: string | null
  level: string
}

interface District {
  children: { nodes: { id: string }[] }
}

/** The street's own colour where the hub has one, else one of the palette by its age among its district's streets. */
export function streetHue(street: Street, district: District | undefined): string {
  if (street.colour !== null) return street.colour
  const ids = district?.children.nodes.map((node) => Number(node.id)).sort((a, b) => a - b) ?? []
  const rank = Math.max(0, ids.indexOf(Number(street.id)))
  return palette[rank % palette.length] ?? palette[0]
}

/**
 * The colour of a place by its chain, root first, itself last: a zone's own, else its street's; null above the streets.
 */
export function hueOf(chain: readonly (Street & Partial<District>)[]): string | null {
  const own = chain.at(-1)
  if (own?.level === 'ZONE' && own.colour !== null) return own.colour
  const at = chain.findIndex((place) => place.level === 'STREET')
  const street = chain[at]
  if (street === undefined) return null
  const district = chain[at - 1]
  return streetHue(street, district?.children === undefined ? undefined : { children: district.children })
}

/** The colour, darkened until white words on it have a contrast of at least 4.5 : 1. `#rrggbb` in and out. */
export function underWhite(colour: string): string {
  let channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  while (1.05 / (luminance(channels) + 0.05) < 4.6) channels = channels.map((channel) => Math.floor(channel * 0.94))
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

/** WCAG relative luminance of sRGB channels 0 to 255. */
export function luminance(channels: readonly number[]): number {
  const weights = [0.2126, 0.7152, 0.0722]
  return channels.reduce((sum, channel, index) => {
    const share = channel / 255
    const linear = share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    return sum + linear * (weights[index] ?? 0)
  }, 0)
}
