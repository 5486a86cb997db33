/** What a sentence leaves open of its number, drawn: an end that it names is a dot, one that it does not is an arrow. */
import { type Xml, xml } from '../xml.ts'
import type { Mark } from './charted.ts'

/** Length of the line towards an end that is not known. */
const OPEN = 24
const HEAD = 4
const DOT = 4

/** The mark of a figure on a line at height `y`, from zero; `x` gives the place of a number. */
export function whisker(mark: Mark, x: (value: number) => number, y: number): Xml {
  const { value, bounds, qualifier, status } = mark
  const { min, max } = bounds
  const isPlanned = status === 'PLANNED'
  if (min !== null && max !== null && min < max) {
    return xml`${line(x(0), x(min), y)}<path class="line-ink" stroke-width="5" d="M${x(min)} ${y}H${x(max)}"/>${dot(x(min), y, true, isPlanned)}${dot(x(max), y, true, isPlanned)}`
  }
  const isNamed = qualifier === 'EXACT' || bounds.minInclusive || bounds.maxInclusive
  const at = x(value)
  const lower = min === null ? Math.max(x(0), at - OPEN) : at
  return xml`${line(x(0), lower, y)}${min === null ? arrow(at, lower, y) : null}${max === null ? arrow(at, at + OPEN, y) : null}${dot(at, y, isNamed, isPlanned)}`
}

function line(from: number, to: number, y: number): Xml {
  return xml`<path class="line-ink" stroke-width="1.5" d="M${from} ${y}H${to}"/>`
}

/** Full where the number itself is possible; a planned one is a square. */
function dot(x: number, y: number, isFull: boolean, isPlanned: boolean): Xml {
  const fill = isFull ? 'fill-ink' : 'fill-sheet'
  if (!isPlanned) return xml`<circle class="line-ink ${fill}" stroke-width="1.5" cx="${x}" cy="${y}" r="${DOT}"/>`
  return xml`<rect class="line-ink ${fill}" stroke-width="1.5" x="${x - DOT}" y="${y - DOT}" width="${2 * DOT}" height="${2 * DOT}"/>`
}

function arrow(from: number, to: number, y: number): Xml {
  const head = to + (from < to ? -HEAD : HEAD)
  return xml`<path class="line-ink" fill="none" stroke-width="1.5" stroke-dasharray="3 2" d="M${from} ${y}H${to}"/><path class="line-ink" fill="none" stroke-width="1.5" d="M${head} ${y - HEAD}L${to} ${y}L${head} ${y + HEAD}"/>`
}
