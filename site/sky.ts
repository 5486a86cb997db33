/** Where the stars stand: each street a constellation in a field of its own, the same every time. */

export interface Star {
  id: string
  name: string
  count: number
  href: string
}

export interface PlacedStar extends Star {
  /** Per cent of the field's width and height. */
  x: number
  y: number
}

/** A line between two stars, in per cent. */
export interface Line {
  x1: number
  y1: number
  x2: number
  y2: number
}

/** The field for which places are chosen, in pixels; on other fields they scale, as they are kept in per cent. */
export interface Field {
  width: number
  height: number
}

const CANDIDATES = 60
/** A star's name below it takes this much room: half its width per character, and its height. */
const HALF_CHARACTER = 8
const LABEL_HEIGHT = 37

/** Places stars so that neither they nor their names touch, as far apart as chance allows; chance is seeded by their ids. */
export function placed(stars: readonly Star[], field: Field): PlacedStar[] {
  const done: PlacedStar[] = []
  for (const star of stars) {
    const random = seeded(Number(star.id))
    const margin = Math.min(45, (100 * (halfLabel(star) + 4)) / field.width)
    let best: { star: PlacedStar; room: number } | null = null
    for (let tries = 0; tries < CANDIDATES; tries += 1) {
      const candidate = { ...star, x: rounded(margin + random() * (100 - 2 * margin)), y: rounded(8 + random() * 78) }
      const room = Math.min(Number.POSITIVE_INFINITY, ...done.map((other) => distance(candidate, other, field)))
      if (best === null || room > best.room) best = { star: candidate, room }
    }
    if (best !== null) done.push(best.star)
  }
  return done
}

/** The shortest lines that join all stars: each star to the nearest of those already joined. */
export function joined(stars: readonly PlacedStar[], field: Field): Line[] {
  const [first, ...rest] = stars
  const lines: Line[] = []
  const inside = first === undefined ? [] : [first]
  const outside = new Set(rest)
  while (outside.size > 0) {
    let shortest: { from: PlacedStar; to: PlacedStar; length: number } | null = null
    for (const from of inside) {
      for (const to of outside) {
        const length = straight(from, to, field)
        if (shortest === null || length < shortest.length) shortest = { from, to, length }
      }
    }
    if (shortest === null) break
    const { from, to } = shortest
    lines.push({ x1: from.x, y1: from.y, x2: to.x, y2: to.y })
    inside.push(to)
    outside.delete(to)
  }
  return lines
}

function halfLabel(star: Star): number {
  return [...star.name].length * HALF_CHARACTER
}

/** How much room there is between two stars with their names; below 1 they touch. */
function distance(a: PlacedStar, b: PlacedStar, field: Field): number {
  const across = (Math.abs(a.x - b.x) / 100) * field.width
  const down = (Math.abs(a.y - b.y) / 100) * field.height
  return Math.max(across / (halfLabel(a) + halfLabel(b) + 8), down / (LABEL_HEIGHT + 16))
}

function straight(a: PlacedStar, b: PlacedStar, field: Field): number {
  return Math.hypot(((a.x - b.x) / 100) * field.width, ((a.y - b.y) / 100) * field.height)
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = (seed * 0x9e3779b1) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
