/** The four-pointed star of the wordmark. */
import type { Element } from './element.ts'

export function star(size: number, colour: string): Element {
  return {
    type: 'svg',
    props: {
      width: size,
      height: size,
      viewBox: '-10 -10 20 20',
      children: [{ type: 'path', props: { d: 'M0-9Q1.4-1.4 9 0 1.4 1.4 0 9-1.4 1.4-9 0-1.4-1.4 0-9Z', fill: colour } }],
    },
  }
}
