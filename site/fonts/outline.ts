/** Words as outlines of the headings' serif, for pictures that must look the same on every machine. */
import { glyphOf } from './typeface.ts'

/** The outlines as the path of one SVG element, from the left end of the baseline. A character must have a glyph. */
export function outlineOf(words: string, size: number): { path: string; width: number } {
  let width = 0
  const paths: string[] = []
  for (const character of words) {
    const glyph = glyphOf(character)
    if (glyph === null) throw new Error(`The typeface has no ${character}; replace it first`)
    paths.push(rounded(glyph.path.scale(size, -size).translate(width, 0).toSVG()))
    width += glyph.advance * size
  }
  return { path: paths.join(''), width }
}

/** Two decimals of a pixel are enough. */
function rounded(path: string): string {
  return path.replace(/-?\d+\.\d+/g, (number) => String(Number(Number(number).toFixed(2))))
}
