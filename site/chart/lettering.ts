/** Words in a chart: as text where the reader's own typeface serves, as outlines where no typeface can be relied on. */
import { outlineOf } from '../fonts/outline.ts'
import { drawable } from '../share/drawable.ts'
import { type Xml, xml } from '../xml.ts'

export interface Setting {
  x: number
  y: number
  size: number
  colour: 'ink' | 'soft' | 'red'
  anchor?: 'start' | 'middle' | 'end'
  /** In the serif of headings and numerals. */
  song?: boolean
}
export type Lettering = (words: string, setting: Setting) => Xml

export const asText: Lettering = (words, { x, y, size, colour, anchor = 'start', song = false }) =>
  xml`<text class="${`words line-sheet fill-${colour}${song ? ' song' : ''}`}" x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}">${words}</text>`

/** Paper behind the words hides the lines that they cross: a halo round every outline takes as long as all the rest. */
export const asOutline: Lettering = (words, { x, y, size, colour, anchor = 'start' }) => {
  const { glyphs, width } = outlineOf(drawable(words), size)
  const left = x - { start: 0, middle: width / 2, end: width }[anchor]
  const paper = xml`<rect class="fill-sheet" x="-2" y="${-size}" width="${Math.ceil(width) + 4}" height="${Math.ceil(size * 1.25)}"/>`
  const paths = glyphs.map((glyph) => xml`<path transform="translate(${glyph.x})" d="${glyph.path}"/>`)
  return xml`<g class="fill-${colour}" transform="translate(${left.toFixed(2)} ${y})">${paper}${paths}</g>`
}
