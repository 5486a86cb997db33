/** The figures of one indicator side by side, and over time where their periods have dates. */
import { scaleLinear } from 'd3-scale'
import { shortened, widthOf } from '../embed/lines.ts'
import { amountIn } from '../meaning.ts'
import { ownerOf } from '../owner.ts'
import { palette, typefaces } from '../palette.ts'
import { term } from '../terms.ts'
import { type Xml, xml } from '../xml.ts'
import { type Charted, groups, type Mark, periodsOf } from './charted.ts'
import type { Lettering } from './lettering.ts'
import { seriesOf, timeline } from './timeline.ts'
import { whisker } from './whisker.ts'

/** About that of a phone, where it is drawn as large as it is: its words can be read there. */
export const width = 360
const left = 6
const right = width - 34
const ROW = 44
/** Of a number that stands alone: it has nothing to be compared with, so its name is not underlined by a bar. */
const LONE_ROW = 22
/** About so many numbers on the axis: more would touch one another. */
const TICKS = 3

export interface Look {
  lettering: Lettering
  /** Whether it follows the reader's dark mode, and marks the figure that its address names: chart.svg#f12. */
  alive: boolean
}

/** The chart as a picture of its own. */
export function chart(charted: Charted, { lettering, alive }: Look): Xml {
  const { name, unit, figures } = charted
  const top = 58
  const isAlone = figures.totalCount === 1
  const rowHeight = isAlone ? LONE_ROW : ROW
  const panels = groups.flatMap((status) => {
    const marks = figures.nodes.filter((mark) => mark.status === status)
    return marks.length === 0 ? [] : [{ status, marks }]
  })
  const rows = panels.reduce((sum, { marks }) => sum + marks.length * rowHeight + 26, 0)
  const scale = scaleOf(figures.nodes)
  const x = (value: number) => round(scale(value))
  const periodOf = periodsOf(figures.nodes)
  let y = top
  const bodies = panels.map(({ status, marks }) => {
    const head = lettering(term('FigureStatus', status), { x: left, y: y + 14, size: 13, colour: 'red' })
    y += 26
    const lines = marks.map((mark, index) =>
      row(mark, periodOf(mark), { x, y: y + index * rowHeight, lettering, isAlone }),
    )
    y += marks.length * rowHeight
    return xml`${head}${lines}`
  })
  const series = seriesOf(figures.nodes)
  const time = series.length === 0 ? null : timeline(series, unit, y + 56, lettering)
  const caption = captionOf(charted)
  const height = y + (isAlone ? 6 : 40) + (time?.height ?? 0) + 14 + caption.length * 20
  return xml`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${`各处的${name}`}">
<style>${style(alive)}</style>
<rect class="fill-sheet" width="${width}" height="${height}"/>
${lettering(shortened(`${name}（${unit.name}）`, 18), { x: left, y: 28, size: 19, colour: 'ink', song: true })}
${isAlone ? null : axis(scale.ticks(TICKS), x, top, rows, unit, lettering)}
${bodies}
${time?.drawing ?? null}
${caption.map((words, index) => lettering(words, { x: left, y: height - 12 - (caption.length - 1 - index) * 20, size: 12, colour: 'soft' }))}
</svg>`
}

/** From zero, so that lengths compare. */
function scaleOf(marks: readonly Mark[]) {
  const values = marks.flatMap(({ value, bounds }) => [value, bounds.max ?? value, bounds.min ?? value])
  const domain = [Math.min(0, ...values), Math.max(0, ...values)]
  if (domain[0] === domain[1]) domain[1] = 1
  return scaleLinear(domain, [left, right]).nice(TICKS)
}

interface Where {
  x: (value: number) => number
  y: number
  lettering: Lettering
  isAlone: boolean
}

function row(mark: Mark, period: string, { x, y, lettering, isAlone }: Where): Xml {
  const display = shortened(mark.display, 9)
  const room = Math.floor((width - 8 - left - 15 * widthOf(display)) / 14) - 1
  return xml`<g id="f${mark.id}">
${lettering(named(ownerOf(mark), period, room), { x: left, y: y + 14, size: 14, colour: 'ink' })}
${lettering(display, { x: width - 8, y: y + 14, size: 15, colour: 'ink', anchor: 'end', song: true })}
${isAlone ? null : whisker(mark, x, y + 28)}
</g>
`
}

/** Where both have no room the name is cut: bars of one name are told apart by nothing but their periods. */
function named(owner: string, period: string, ems: number): string {
  const when = shortened(period, ems - Math.min(widthOf(owner), 5))
  return shortened(owner, ems - widthOf(when)) + when
}

function axis(
  ticks: readonly number[],
  x: (value: number) => number,
  top: number,
  rows: number,
  unit: Charted['unit'],
  lettering: Lettering,
): Xml {
  return xml`${ticks.map((tick, index) => {
    const anchor = index === 0 ? 'start' : x(tick) > width - 60 ? 'end' : 'middle'
    const at = anchor === 'end' ? width - 8 : x(tick)
    return xml`<path class="line-rule" d="M${x(tick)} ${top}V${top + rows + 6}"/>${lettering(amountIn(tick, unit), { x: at, y: top + rows + 22, size: 12, colour: 'soft', anchor })}`
  })}`
}

/** Lines: how much of the whole is drawn, and what the marks mean where they are not plain. */
function captionOf({ figures: { nodes, totalCount } }: Charted): string[] {
  const lines: string[] = []
  const [period, ...others] = new Set(nodes.map((mark) => mark.period?.label))
  if (period !== undefined && others.length === 0) lines.push(shortened(`时期：${period}`, 28))
  if (nodes.length < totalCount) lines.push(`共 ${totalCount} 个数字，这里是最大的 ${nodes.length} 个。`)
  if (totalCount === 1) return [...lines, '收录的只有这一个，没有别处可比。']
  if (nodes.some(({ qualifier }) => qualifier !== 'EXACT')) {
    lines.push('空心点：原文说到此数为止，箭头指向实际数所在的一边。')
  }
  return lines
}

/** Words stand clear of the lines behind them. */
const halo = '.words{paint-order:stroke;stroke-width:3px;stroke-linejoin:round}'

function style(alive: boolean): string {
  const colours = palette(['sheet', 'ink', 'soft', 'rule', 'red'], { night: alive, parts: alive })
  return colours + halo + (alive ? typefaces : '')
}

const round = (number: number) => Math.round(number * 100) / 100
