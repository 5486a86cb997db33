/** Words as outlines of the headings' serif, for pictures that must look the same on every machine. */
import { glyphOf } from './typeface.ts'

/** One character's outline from the left end of its own baseline, as the path of an SVG element. */
interface Outline {
  path: string
  /** How far on the next one begins. */
  advance: number
}

export interface Placed {
  path: string
  /** From the left end of the words. */
  x: number
}

/** Pictures of one kind share most of their words: taking a glyph apart costs more than drawing it. */
const known = new Map<string, Outline>()
/** So that names from a whole province do not stay for ever. */
const MOST_KNOWN = 4000

/** The outlines of the characters, each at its place from the left end of the baseline. A character must have a glyph. */
export function outlineOf(words: string, size: number): { glyphs: Placed[]; width: number } {
  let width = 0
  const glyphs: Placed[] = []
  for (const character of words) {
    const { path, advance } = outline(character, size)
    if (path !== '') glyphs.push({ path, x: Number(width.toFixed(2)) })
    width += advance
  }
  return { glyphs, width }
}

function outline(character: string, size: number): Outline {
  const key = `${size} ${character}`
  const drawn = known.get(key) ?? draw(character, size)
  known.delete(key)
  known.set(key, drawn)
  const [oldest] = known.keys()
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest)
  return drawn
}

function draw(character: string, size: number): Outline {
  const glyph = glyphOf(character)
  if (glyph === null) throw new Error(`The typeface has no ${character}; replace it first`)
  return { path: rounded(glyph.path.scale(size, -size).toSVG()), advance: glyph.advance * size }
}

/** Two decimals of a pixel are enough. */
function rounded(path: string): string {
  return path.replace(/-?\d+\.\d+/g, (number) => String(Number(Number(number).toFixed(2))))
}
