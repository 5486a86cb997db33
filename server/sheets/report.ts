/** An examined sheet in words for people, and as JSON for machines. */
import { colToLetter } from 'hucre'
import { figureStatusLabels } from '../../schema/terms.ts'
import type { ExaminedSheet } from './examine.ts'
import type { Headings } from './headings.ts'
import type { Source } from './plan.ts'
import { type ProblemKind, problemKinds, type SheetProblem } from './problem.ts'
import type { SheetFigure } from './reading.ts'

const NUMBER = new Intl.NumberFormat('en', { maximumFractionDigits: 15 })

/** A cell's problem with the place where it is. */
export interface ReportedProblem extends SheetProblem {
  file: string
  sheet: string
  /** Whether it keeps the sheet from being imported. */
  stops: boolean
}

export interface SheetReport {
  file: { name: string; digest: string; bytes: number; format: string }
  sheet: string
  slug: string
  /** How the columns were read, in words. */
  mapping: string[]
  figures: { total: number; added: number; corrected: number; unchanged: number; removed: number }
  /** Documents that the sheet is published as. */
  documents: number
  problems: { total: number; stopping: number; counts: Partial<Record<ProblemKind, number>>; listed: ReportedProblem[] }
}

/** The report; all problems are counted, and at most ten thousand listed. */
export function reportOf(examined: ExaminedSheet): SheetReport {
  const { file, digest, slug, plan, figures, changes, drafts, problems } = examined
  const { name, format, bytes } = file
  const sheet = plan.table.name
  return {
    file: { name, digest, bytes: bytes.length, format },
    sheet,
    slug,
    mapping: mappingLines(examined),
    figures: { total: figures, ...changes },
    documents: drafts.length,
    problems: {
      total: [...problems.counts.values()].reduce((sum, count) => sum + count, 0),
      stopping: problems.stopping,
      counts: Object.fromEntries(problems.counts),
      listed: problems.kept.map((problem) => ({
        file: name,
        sheet,
        ...problem,
        stops: problemKinds[problem.kind].stops,
      })),
    },
  }
}

/** The report as lines; `shown` problems of it, those that stop the import first. */
export function reportLines(report: SheetReport, shown: number): string[] {
  const { file, sheet, slug, mapping, figures, documents, problems } = report
  const counts = Object.entries(problems.counts).map(([kind, count]) => `${kind} ${count}`)
  const listed = [...problems.listed].sort((one, other) => Number(other.stops) - Number(one.stops)).slice(0, shown)
  const rest = problems.total - listed.length
  return [
    `${file.name}, sheet “${sheet}”: ${figures.total} figures in ${documents} documents under ${slug}.`,
    `${figures.added} are new, ${figures.corrected} corrected, ${figures.unchanged} unchanged, ${figures.removed} removed.`,
    'Read as:',
    ...mapping.map((line) => `  ${line}`),
    problems.total === 0
      ? 'No cell has a problem.'
      : `${problems.total} cells to look at, ${problems.stopping} of which stop the import (${counts.join(', ')}):`,
    ...listed.map(({ address, kind, says, stops }) => `  ${stops ? '×' : '·'} ${address} ${kind}: ${says}`),
    ...(rest > 0 ? [`  … and ${rest} more; --json lists them.`] : []),
  ]
}

/** How each column was read, in English and, in brackets at the end, in Chinese. */
function mappingLines({ plan: { headings, place, above, values }, samples }: ExaminedSheet): string[] {
  const english = (source: Source | null) => named(source, headings, 'not told', (letter) => `column ${letter}`)
  const chinese = (source: Source | null) => named(source, headings, '没有写', (letter) => `${letter} 列`)
  const { last } = headings
  return [
    `headings: ${last === 0 ? 'none' : `to row ${last}`} (${last === 0 ? '没有表头' : `表头到第 ${last} 行`})`,
    `place: ${english(place)} (地方：${chinese(place)})`,
    ...(above === null ? [] : [`above: ${english(above)} (上级：${chinese(above)})`]),
    ...values.map(({ column, indicator, unit, period, status }) => {
      const said = `数字：${chinese({ column })}，指标${chinese(indicator)}，单位${chinese(unit)}，时期${chinese(period)}`
      const sample = samples.find((figure) => figure.column === column)
      const [read, chineseRead] = sample === undefined ? ['', ''] : [`, ${asRead(sample)}`, `，${asRead(sample)}`]
      return `value: ${english({ column })} — indicator ${english(indicator)}, unit ${english(unit)}, period ${english(period)}, ${status}${read} (${said}，${figureStatusLabels[status]}${chineseRead})`
    }),
  ]
}

/** C3 “120” → 1,200,000 元: a scale that is overlooked is seen here before it is published. */
function asRead({ address, shown, value, indicator }: SheetFigure): string {
  return `${address} “${shown}” → ${NUMBER.format(value)} ${indicator.unit.symbol}`
}

function named(source: Source | null, { texts }: Headings, none: string, lettered: (letter: string) => string): string {
  if (source === null) return none
  if ('words' in source) return `“${source.words}”`
  const heading = texts[source.column] ?? ''
  return `${lettered(colToLetter(source.column))}${heading === '' ? '' : ` “${heading}”`}`
}
