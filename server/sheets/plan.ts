/** How a sheet is read: each column's part, as its mapping states it or its headings let guess. */
import { colToLetter, letterToCol } from 'hucre'
import type { FigureStatus } from '../../schema/terms.ts'
import { HubError } from '../errors.ts'
import { partedFromUnit, unitIn, unitInCaption, withoutUnit } from './heading-units.ts'
import { type Headings, type Role, readHeadings, roleOf } from './headings.ts'
import type { Mapping } from './mapping.ts'
import { periodWithin } from './periods.ts'
import type { SheetBook, SheetTable } from './table.ts'
import { looksLikeUnit } from './units.ts'
import { plain } from './words.ts'

/** A column from 0 on, or words that hold for every row. */
export type Source = { column: number } | { words: string }

export interface ValuePlan {
  column: number
  indicator: Source
  /** Null where only the cell itself can tell. */
  unit: Source | null
  period: Source | null
  status: FigureStatus
}

export interface Plan {
  table: SheetTable
  headings: Headings
  place: Source
  above: Source | null
  values: ValuePlan[]
  /** Columns with a heading that nothing is read from. */
  unread: number[]
}

/**
 * Plans the reading of a sheet; `indicators` are the names and slugs that the hub knows.
 * @throws {HubError} SHEET_UNMAPPED saying what is not told, and which columns there are.
 */
export function planOf(book: SheetBook, mapping: Mapping, indicators: readonly string[]): Plan {
  const table = tableNamed(book, mapping.sheet)
  const names = new Set(indicators.map(plain))
  const namedIn = (heading: string) => namedAmong(names, heading)
  const headings = readHeadings(table, (heading) => namedIn(heading) !== null, mapping.headings)
  if (headings === null) throw unmapped(table, null, 'no row of headings is found; tell its number as `headings`')
  return new Planning(table, headings, mapping, namedIn).plan()
}

/** What a heading over numbers names, to be compared: without its year and unit. */
function indicatorWords(heading: string): string {
  return withoutPeriod(withoutUnit(heading))
}

function withoutPeriod(words: string): string {
  const period = periodWithin(words)
  const rest = plain(period === null ? words : words.replace(period.label, ''))
  return rest.replace(/^[年度的_-]+/u, '').replace(/(?![)\]%])[^\p{L}\p{N}]+$/u, '')
}

/** A known name in a heading, and the unit that stands right behind it, which only the name tells from its end. */
interface Named {
  words: string
  unit: string | null
}

function namedAmong(names: ReadonlySet<string>, heading: string): Named | null {
  const bare = indicatorWords(heading)
  const words = [withoutPeriod(heading), bare].find((one) => names.has(one))
  if (words !== undefined) return { words, unit: null }
  const parted = partedFromUnit(bare)
  return parted !== null && names.has(parted.words) ? parted : null
}

function tableNamed({ sheets }: SheetBook, name: string | undefined): SheetTable {
  const table = sheets.find((sheet) => (name === undefined ? sheet.rows.length > 0 : sheet.name === name))
  if (table !== undefined) return table
  if (name === undefined) throw new HubError('SHEET_UNMAPPED', 'The file has no sheet with rows that is not hidden.')
  const all = sheets.map((sheet) => `“${sheet.name}”`).join(', ') || 'none'
  throw new HubError('SHEET_UNMAPPED', `There is no sheet “${name}” that is not hidden; there are ${all}.`)
}

function unmapped({ name }: SheetTable, headings: Headings | null, says: string): HubError {
  const columns = headings?.texts.flatMap((text, at) => (text === '' ? [] : [`${colToLetter(at)} “${text}”`])) ?? []
  const list = columns.join(', ') || 'none with a heading'
  return new HubError('SHEET_UNMAPPED', `Sheet “${name}”: ${says}. Its columns: ${list}.`)
}

type StatedValue = NonNullable<Mapping['values']>[number]

class Planning {
  readonly #roles: (Role | null)[]
  readonly #width: number

  constructor(
    readonly table: SheetTable,
    readonly headings: Headings,
    readonly mapping: Mapping,
    readonly namedIn: (heading: string) => Named | null,
  ) {
    this.#roles = headings.texts.map((text, column) => this.#roleOf(text, column))
    this.#width = table.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  }

  plan(): Plan {
    const { table, headings, mapping } = this
    const place = this.#source(mapping.place) ?? this.#guess('place')
    if (place === null) throw unmapped(table, headings, 'no column names the place; tell it as `place`')
    const values = (mapping.values ?? this.#guessedValues()).map((value) => this.#value(value))
    if (values.length === 0) throw unmapped(table, headings, 'no column is known to hold numbers; tell it as `value`')
    const above = this.#source(mapping.above) ?? this.#guess('above')
    const sources = [
      place,
      above,
      ...values.flatMap(({ column, ...own }) => [{ column }, own.indicator, own.unit, own.period]),
    ]
    const read = new Set(sources.flatMap((source) => (source !== null && 'column' in source ? [source.column] : [])))
    const unread = headings.texts.flatMap((text, column) => (text === '' || read.has(column) ? [] : [column]))
    return { table, headings, place, above, values, unread }
  }

  /** 单位 heads a column of units or one of organisations: its cells tell which. */
  #roleOf(text: string, column: number): Role | null {
    const role = roleOf(text)
    if (role !== 'unit') return role
    const below = this.table.rows.filter(({ number }) => number > this.headings.last)
    const shown = below.slice(0, 20).flatMap(({ cells }) => cells[column]?.shown || [])
    return shown.length > 0 && shown.filter(looksLikeUnit).length * 2 < shown.length ? 'place' : 'unit'
  }

  #guess(role: Role): Source | null {
    const column = this.#roles.indexOf(role)
    return column < 0 ? null : { column }
  }

  /** The columns headed as numbers where a column names their indicator; else those headed by an indicator. */
  #guessedValues(): StatedValue[] {
    const isTold = this.mapping.indicator !== undefined || this.#guess('indicator') !== null
    return this.headings.texts.flatMap((text, column) => {
      const role = this.#roles[column]
      const isRead = isTold ? role === 'value' : role === null && text !== '' && this.namedIn(text) !== null
      return isRead ? [{ column: colToLetter(column) }] : []
    })
  }

  #value({ column: named, ...own }: StatedValue): ValuePlan {
    const { headings, mapping, table } = this
    const column = this.#columnOf(named)
    if (column === null) throw unmapped(table, headings, `there is no column “${named}”`)
    const heading = headings.texts[column] ?? ''
    const indicator = this.#source(own.indicator) ?? this.#indicatorOf(heading)
    if (indicator === null)
      throw unmapped(table, headings, `column ${named} names no indicator; tell it as \`indicator\``)
    return {
      column,
      indicator,
      unit:
        this.#source(own.unit) ??
        words(unitIn(heading) ?? this.namedIn(heading)?.unit) ??
        this.#source(mapping.unit) ??
        this.#guess('unit') ??
        words(this.#inCaption(unitInCaption)),
      period:
        this.#source(own.period) ??
        words(periodWithin(heading)?.label) ??
        this.#source(mapping.period) ??
        this.#guess('period') ??
        words(this.#inCaption((text) => periodWithin(text)?.label ?? null)),
      status: own.status ?? mapping.status ?? (/计划|目标|预计|拟/u.test(heading) ? 'PLANNED' : 'ACHIEVED'),
    }
  }

  #indicatorOf(heading: string): Source | null {
    const named = this.namedIn(heading)
    if (named !== null) return { words: named.words }
    return this.#source(this.mapping.indicator) ?? this.#guess('indicator') ?? words(indicatorWords(heading) || null)
  }

  #inCaption(find: (text: string) => string | null): string | null {
    return this.headings.caption.map(find).find((found) => found !== null) ?? null
  }

  #source(named: string | undefined): Source | null {
    if (named === undefined) return null
    const column = this.#columnOf(named)
    return column === null ? { words: named } : { column }
  }

  #columnOf(named: string): number | null {
    const sought = plain(named)
    const { texts } = this.headings
    const exact = texts.findIndex((text) => plain(text) === sought)
    if (exact >= 0) return exact
    const bare = texts.findIndex((text) => text !== '' && plain(withoutUnit(text)) === sought)
    if (bare >= 0) return bare
    if (!/^[A-Z]{1,3}$/.test(named)) return null
    const column = letterToCol(named)
    return column < this.#width ? column : null
  }
}

function words(found: string | null | undefined): Source | null {
  return found === null || found === undefined ? null : { words: found }
}
