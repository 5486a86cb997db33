/** A figure as a picture for other sites: the number, what it counts, its sentence, where that stands. */
import { pieces } from '../numeral.ts'
import { ownerOf } from '../owner.ts'
import { palette, typefaces } from '../palette.ts'
import { term } from '../terms.ts'
import { type Xml, xml } from '../xml.ts'
import { lines, shortened, widthOf } from './lines.ts'

export interface Embedded {
  display: string
  status: 'ACHIEVED' | 'ONGOING' | 'PLANNED'
  url: string
  indicator: { name: string }
  subject: { name: string }
  place: { name: string }
  story: { title: string }
  evidence: { quote: string; cell: { address: string } | null }
  period: { label: string } | null
}

const width = 480
const height = 260
const margin = 24
const ems = (width - 2 * margin) / 16

/** What stands above the number: 址刘村 · 村集体年收入 · 2022年. Whether it is only planned comes first: a picture cuts the end. */
export function headingOf(figure: Embedded): string {
  const { indicator, status, period } = figure
  const planned = status === 'ACHIEVED' ? '' : `${term('FigureStatus', status)} · `
  return `${planned}${ownerOf(figure)} · ${indicator.name}${period === null ? '' : ` · ${period.label}`}`
}

/** What states the number: its sentence, or what a spreadsheet's cell says with its row and column. */
export function statementOf(figure: Omit<Embedded, 'status' | 'url' | 'story'>): string {
  const { indicator, display, period, evidence } = figure
  if (evidence.cell === null) return `“${evidence.quote}”`
  return `${ownerOf(figure)}${period === null ? '' : `，${period.label}`}，${indicator.name}${display}（表格${evidence.cell.address}格）。`
}

/** What is said where a figure was that went with its story. */
export const WITHDRAWN = '这个数字已经撤下'

/** The picture. What does not fit is cut with an ellipsis; all of it is in the frame and on the figure's page. */
export function picture(figure: Embedded): Xml {
  const { before, number, after } = pieces(shortened(figure.display, 14))
  const size = Math.min(64, (width - 2 * margin) / Math.max(1, widthOf(number) + 0.45 * widthOf(before + after)))
  const small = Math.max(16, size * 0.45)
  return sheet(
    `${headingOf(figure)}：${figure.display}`,
    xml`<text class="fill-soft" x="${margin}" y="40" font-size="16">${shortened(headingOf(figure), ems)}</text>
<text class="fill-ink song" x="${margin}" y="112"><tspan font-size="${small}">${before}</tspan><tspan font-size="${size}">${number}</tspan><tspan font-size="${small}" dx="4">${after}</tspan></text>
${saying(statementOf(figure))}`,
    `《${figure.story.title}》`,
  )
}

/** What stands in its place on other sites once the figure is taken back, and why. */
export function withdrawnPicture(reason: string): Xml {
  return sheet(
    `${WITHDRAWN}：${reason}`,
    xml`<text class="fill-ink song" x="${margin}" y="112" font-size="32">${WITHDRAWN}</text>
${saying(reason)}`,
    '',
  )
}

function saying(text: string): Xml {
  const told = lines(text, ems, 3).map(
    (line, index) => xml`<text class="fill-ink" x="${margin}" y="${150 + index * 26}" font-size="16">${line}</text>\n`,
  )
  return xml`${told}`
}

function sheet(label: string, content: Xml, source: string): Xml {
  return xml`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${label}">
<style>${palette(['sheet', 'ink', 'soft', 'rule', 'red'], { night: true })}${typefaces}</style>
<rect class="fill-sheet" width="${width}" height="${height}"/>
<rect class="fill-red" x="${margin}" width="48" height="4"/>
${content}<path class="line-rule" d="M${margin} 222.5H${width - margin}"/>
<text class="fill-soft" x="${margin}" y="244" font-size="13">${shortened(source, 24)}</text>
<text class="fill-soft song" x="${width - margin}" y="244" font-size="13" text-anchor="end">繁星</text>
</svg>`
}
