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

export const asOutline: Lettering = (words, { x, y, size, colour, anchor = 'start' }) => {
  const { path, width } = outlineOf(drawable(words), size)
  const left = x - { start: 0, middle: width / 2, end: width }[anchor]
  return xml`<path class="${`words line-sheet fill-${colour}`}" transform="translate(${left.toFixed(2)} ${y})" d="${path}"/>`
}
