/** Lays a sheet out as documents. A figure stays in the part where it once was, for its id and address hang on that. */
import { colToLetter } from 'hucre'
import type { DraftInput, IndicatorStatement, SheetPart } from '../../schema/draft.ts'
import { codePoints } from '../publish/rich-text.ts'
import { partSlug } from '../publish/sheet-checks.ts'
import type { Plan } from './plan.ts'
import type { SheetFigure } from './reading.ts'
import { cellAt, type TableRow } from './table.ts'

/** What a part's page can show and a document can hold. */
const MAX_ROWS = 400
const MAX_FIGURES = 800
const MAX_CHARACTERS = 50_000

/** A part as it is published now. */
export interface PublishedPart {
  part: number
  /** Keys of its figures. */
  keys: readonly string[]
}

/** What all parts of a sheet have in common. */
export interface SheetHead {
  slug: string
  title: string
  byline: string | null
  publication: string | null
  publishedOn: string | null
  /** Path of the place that all of it lies in. */
  place: string
  /** Digest of the file. */
  file: string
  /** Indicators that the first part states. */
  indicators: readonly IndicatorStatement[]
}

interface Part {
  number: number
  rows: Set<number>
  figures: SheetFigure[]
  characters: number
}

/** The documents of a sheet, and the slugs of published parts of which nothing is left. */
export function layOut(
  plan: Plan,
  figures: readonly SheetFigure[],
  head: SheetHead,
  published: readonly PublishedPart[],
): { drafts: DraftInput[]; withdrawn: string[] } {
  const lines = new Map(plan.table.rows.map((row) => [row.number, lineOf(row, plan)]))
  const parts = deal(figures, published, (row) => lines.get(row)?.length ?? 0)
  const drafts = parts.map((part, index) =>
    draftOf(part, { head, plan, lines, previous: parts[index - 1], next: parts[index + 1] }),
  )
  const filled = new Set(parts.map(({ number }) => number))
  const withdrawn = published.filter(({ part }) => !filled.has(part)).map(({ part }) => partSlug(head.slug, part))
  return { drafts, withdrawn }
}

/** Deals the figures to parts: to the one that has the figure, else to the one that has its row, else to the last. */
function deal(
  figures: readonly SheetFigure[],
  published: readonly PublishedPart[],
  lengthOf: (row: number) => number,
): Part[] {
  const parts = new Map(published.map(({ part }) => [part, emptyPart(part)]))
  const homes = new Map(published.flatMap(({ part, keys }) => keys.map((key) => [key, part])))
  const rows = new Map<number, number>()
  for (const { key, row } of figures) {
    const home = homes.get(key)
    if (home !== undefined) rows.set(row, home)
  }
  let last = Math.max(1, ...parts.keys())
  for (const figure of figures) {
    const number = homes.get(figure.key) ?? roomy(parts, rows.get(figure.row)) ?? roomy(parts, last) ?? ++last
    const part = parts.get(number) ?? emptyPart(number)
    parts.set(number, part)
    if (!part.rows.has(figure.row)) part.characters += lengthOf(figure.row) + 1
    part.rows.add(figure.row)
    part.figures.push(figure)
    if (!rows.has(figure.row)) rows.set(figure.row, number)
  }
  return [...parts.values()].filter((part) => part.figures.length > 0).sort((one, other) => one.number - other.number)
}

function emptyPart(number: number): Part {
  return { number, rows: new Set(), figures: [], characters: 0 }
}

/** The part of this number if it has room; one that is not there yet has. */
function roomy(parts: ReadonlyMap<number, Part>, number: number | undefined): number | undefined {
  if (number === undefined) return undefined
  const { rows, figures, characters } = parts.get(number) ?? emptyPart(number)
  const hasRoom = rows.size < MAX_ROWS && figures.length < MAX_FIGURES && characters < MAX_CHARACTERS
  return hasRoom ? number : undefined
}

function draftOf(
  { number, rows, figures }: Part,
  {
    head,
    plan,
    lines,
    previous,
    next,
  }: {
    head: SheetHead
    plan: Plan
    lines: ReadonlyMap<number, string>
    previous: Part | undefined
    next: Part | undefined
  },
): DraftInput {
  const { slug, title, byline, publication, publishedOn, place, file, indicators } = head
  const numbers = [...rows].sort((one, other) => one - other)
  const body = numbers.map((row) => lines.get(row) ?? '')
  const starts = startsOf(numbers, body)
  const slugOf = (part: Part | undefined) => (part === undefined ? null : partSlug(slug, part.number))
  return {
    story: {
      slug: partSlug(slug, number),
      title: number === 1 ? title : `${title}（第${number}部分）`,
      byline,
      publication,
      publishedOn,
      place,
      body: body.join('\n'),
    },
    sheet: {
      file,
      name: plan.table.name,
      slug,
      part: number,
      previous: slugOf(previous),
      next: slugOf(next),
      caption: plan.headings.caption.join('　').slice(0, 1000),
      columns: columnsOf(plan),
      rows: numbers,
    },
    indicators: number === 1 ? [...indicators] : [],
    figures: figures.map((figure) => claimOf(figure, starts.get(figure.row)?.[figure.column] ?? 0)),
  }
}

/** Where each cell of each row begins, in code points of the body. */
function startsOf(rows: readonly number[], lines: readonly string[]): ReadonlyMap<number, number[]> {
  let start = 0
  return new Map(
    lines.map((line, index) => {
      const cells = line.split('\t').map((cell) => {
        const from = start
        start += codePoints(cell) + 1
        return from
      })
      return [rows[index] ?? 0, cells]
    }),
  )
}

function claimOf(figure: SheetFigure, start: number): NonNullable<DraftInput['figures']>[number] {
  const { key, place, indicator, value, display, status, period, shown } = figure
  return {
    key,
    subject: { place: place.path },
    indicator: indicator.slug,
    value,
    display,
    status,
    period,
    evidence: { quote: shown, start, end: start + codePoints(shown) },
  }
}

/** A row on one line, as wide as the sheet; merged cells show their words in each row that they reach over. */
function lineOf({ cells }: TableRow, plan: Plan): string {
  const named = namingColumns(plan)
  const width = columnCount(plan)
  return Array.from({ length: width }, (_, column) => {
    const cell = cells[column]
    if (cell === undefined) return ''
    return cell.mergedInto !== null && named.has(column)
      ? (cellAt(plan.table, cell.mergedInto)?.shown ?? '')
      : cell.shown
  }).join('\t')
}

function columnsOf(plan: Plan): SheetPart['columns'] {
  const named = namingColumns(plan)
  return Array.from({ length: columnCount(plan) }, (_, column) => ({
    letter: colToLetter(column),
    heading: (plan.headings.texts[column] ?? '').slice(0, 300),
    names: named.has(column),
  }))
}

/** As many columns as have a heading or are read; what stands beyond them belongs to no table. */
function columnCount({ headings, values, place }: Plan): number {
  const read = values.map(({ column }) => column)
  const headed = headings.texts.findLastIndex((text) => text !== '')
  return Math.max(headed, ...read, 'column' in place ? place.column : 0) + 1
}

/** Columns that say what a row is about. */
function namingColumns({ place, above, values }: Plan): Set<number> {
  const sources = [above, place, ...values.flatMap(({ indicator, period }) => [indicator, period])]
  return new Set(sources.flatMap((source) => (source !== null && 'column' in source ? [source.column] : [])))
}
