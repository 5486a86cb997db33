/** Figures of the same thing over time. */
import { scaleLinear, scaleUtc } from 'd3-scale'
import { line } from 'd3-shape'
import { shortened } from '../embed/lines.ts'
import { amountIn } from '../meaning.ts'
import { ownerOf } from '../owner.ts'
import { type Xml, xml } from '../xml.ts'
import type { Charted, Mark } from './charted.ts'
import type { Lettering } from './lettering.ts'

const left = 8
const right = 240
const height = 170
/** Lines in one drawing at most: more cannot be told apart. */
const MOST = 6
/** Between the words of two periods. */
const ROOM = 64

export interface Series {
  owner: string
  points: { time: Date; mark: Mark }[]
}

/** What has figures at two times or more, by its sentences; only numbers that are reached or under way. */
export function seriesOf(marks: readonly Mark[]): Series[] {
  const dated = marks.flatMap((mark) => {
    const time = mark.status === 'PLANNED' ? null : middleOf(mark.period)
    return time === null ? [] : [{ time, mark }]
  })
  const bySubject = Map.groupBy(dated, ({ mark }) => mark.subject.id)
  return [...bySubject.values()]
    .filter((points) => new Set(points.map(({ time }) => time.getTime())).size > 1)
    .slice(0, MOST)
    .map((points) => ({
      owner: points[0] ? ownerOf(points[0].mark) : '',
      points: points.toSorted((one, other) => one.time.getTime() - other.time.getTime()),
    }))
}

/** The middle of a period, or the one day of it that is known. */
function middleOf(period: Mark['period']): Date | null {
  const days = [period?.start, period?.end].flatMap((day) => (day ? [Date.parse(`${day}T00:00:00Z`)] : []))
  return days.length === 0 ? null : new Date(days.reduce((sum, day) => sum + day, 0) / days.length)
}

/** The drawing below `top`, with the height that it takes. */
export function timeline(
  series: readonly Series[],
  unit: Charted['unit'],
  top: number,
  lettering: Lettering,
): { drawing: Xml; height: number } {
  const points = series.flatMap((one) => one.points)
  const values = points.map(({ mark }) => mark.value)
  const times = points.map(({ time }) => time.getTime())
  const x = scaleUtc([Math.min(...times), Math.max(...times)], [left + 60, right])
  const y = scaleLinear([Math.min(0, ...values), Math.max(0, ...values)], [top + height - 24, top + 24]).nice(3)
  const labels = labelsOf(points, (time) => round(x(time))).map(({ words, at }) =>
    lettering(words, { x: at, y: top + height, size: 12, colour: 'soft', anchor: 'middle' }),
  )
  const levels = y
    .ticks(3)
    .map(
      (tick) =>
        xml`<path class="line-rule" d="M${left + 60} ${round(y(tick))}H${right}"/>${lettering(amountIn(tick, unit), { x: left, y: round(y(tick)) + 4, size: 12, colour: 'soft' })}`,
    )
  const drawing = xml`${lettering('历时', { x: left - 2, y: top, size: 13, colour: 'red' })}${levels}${labels}${series.map((one) => drawn(one, x, y, lettering))}`
  return { drawing, height: height + 20 }
}

/** The words of the periods, from the left, as many as have room. */
function labelsOf(points: Series['points'], x: (time: Date) => number): { words: string; at: number }[] {
  const labels: { words: string; at: number }[] = []
  for (const { time, mark } of points.toSorted((one, other) => one.time.getTime() - other.time.getTime())) {
    const at = x(time)
    if (at - (labels.at(-1)?.at ?? Number.NEGATIVE_INFINITY) < ROOM) continue
    labels.push({ words: shortened(mark.period?.label ?? '', 5), at })
  }
  return labels
}

function drawn(
  { owner, points }: Series,
  x: (time: Date) => number,
  y: (value: number) => number,
  lettering: Lettering,
): Xml {
  const path = line<Series['points'][number]>(
    ({ time }) => round(x(time)),
    ({ mark }) => round(y(mark.value)),
  )(points)
  const last = points.at(-1)
  const dots = points.map(
    ({ time, mark }) =>
      xml`<circle class="line-ink ${mark.qualifier === 'EXACT' ? 'fill-ink' : 'fill-sheet'}" stroke-width="1.5" cx="${round(x(time))}" cy="${round(y(mark.value))}" r="4"/>`,
  )
  const name =
    last && lettering(shortened(owner, 8), { x: right + 10, y: round(y(last.mark.value)) + 4, size: 12, colour: 'ink' })
  return xml`<path class="line-ink" fill="none" stroke-width="1.5" d="${path}"/>${dots}${name ?? null}`
}

const round = (number: number) => Math.round(number * 100) / 100
