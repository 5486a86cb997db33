/** Walks the rows of a sheet, and says of each what it is about and what keeps it from being read. */
import { createHash } from 'node:crypto'
import { cellRef } from 'hucre'
import type { FigureStatus } from '../../schema/terms.ts'
import { isEmpty } from './amount.ts'
import type { IndicatorIndex, KnownIndicator } from './indicator-index.ts'
import { Measuring, type Words } from './measuring.ts'
import { type ReadPeriod, readPeriod, serialDate } from './periods.ts'
import type { KnownPlace, PlaceIndex } from './place-index.ts'
import type { Plan, Source, ValuePlan } from './plan.ts'
import { Problems } from './problem.ts'
import { cellAt, EMPTY_CELL, type TableRow } from './table.ts'
import { plain } from './words.ts'

export interface SheetFigure {
  /** The same for the same place, indicator and period, wherever the cell stands. */
  key: string
  address: string
  row: number
  column: number
  place: KnownPlace
  indicator: KnownIndicator
  period: ReadPeriod | null
  status: FigureStatus
  /** In the indicator's unit. */
  value: number
  /** What the cell shows, with its unit where the sheet states it elsewhere. */
  display: string
  shown: string
}

export interface Known {
  places: PlaceIndex
  indicators: IndicatorIndex
}

const TOTAL = /^(合计|小计|总计|共计|累计|总数|总和)/
/** In other columns than the place's, words may go on: 累计投入 is an indicator. */
const TOTAL_ALONE = /^(?:(?:合计|小计|总计|共计|累计|总数|总和)(?:数|额)?|总合计)(?:\([^()]*\))?:?$/

/** Every figure of the sheet, in the order of its rows, and every problem. */
export function readRows(plan: Plan, known: Known): { figures: SheetFigure[]; problems: Problems } {
  const reading = new Reading(plan, known)
  for (const column of plan.unread) reading.tellUnread(column)
  for (const row of plan.table.rows) if (row.number > plan.headings.last) reading.row(row)
  return { figures: [...reading.figures.values()], problems: reading.problems }
}

class Reading {
  readonly problems = new Problems()
  readonly figures = new Map<string, SheetFigure>()
  /** What is said once, although it holds for many rows. */
  readonly #said = new Set<string>()
  readonly #measuring: Measuring
  readonly #firstValue: number

  constructor(
    readonly plan: Plan,
    readonly known: Known,
  ) {
    this.#measuring = new Measuring(plan, this.problems)
    this.#firstValue = Math.min(...plan.values.map(({ column }) => column))
  }

  tellUnread(column: number): void {
    const heading = this.plan.headings.texts[column] ?? ''
    const nearest = this.known.indicators.nearest(heading)
    const names = nearest.map(({ name }) => name)
    this.problems.add(
      'COLUMN_UNREAD',
      this.#heading(column),
      `“${heading}” is not mapped, so nothing is read from it.${names.length > 0 ? ` The nearest indicators are ${names.join(', ')}.` : ''}`,
      `“${heading}”这一列没有读${names.length > 0 ? `；最相近的指标是${names.join('、')}` : ''}`,
    )
  }

  row(row: TableRow): void {
    const filled = this.plan.values.filter(({ column }) => !isEmpty(row.cells[column] ?? EMPTY_CELL))
    const named = this.#words(this.plan.place, row)
    if (filled.length === 0 && named.words === '') return
    const total = TOTAL.test(plain(named.words)) ? named : this.#totalBeside(row)
    if (total !== null) {
      this.problems.add(
        'TOTAL_ROW',
        total.address,
        `Row ${row.number} is “${total.words}”; nothing is read from it.`,
        `第${row.number}行是“${total.words}”，不读`,
      )
      return
    }
    for (const { column } of this.plan.values) {
      if (!filled.some((value) => value.column === column)) {
        this.problems.add(
          'EMPTY',
          cellRef(row.number - 1, column),
          'There is no number; nothing is read.',
          '没有数字，不读',
        )
      }
    }
    if (filled.length === 0) return
    if (row.hidden) {
      const says = `Row ${row.number} is hidden. Show it or delete it.`
      const chinese = `第${row.number}行是隐藏的，请显示出来或删去`
      this.problems.add('HIDDEN_ROW', cellRef(row.number - 1, filled[0]?.column ?? 0), says, chinese)
      return
    }
    const place = this.#place(row, named)
    for (const value of filled) this.#value(row, value, place)
  }

  /** 合计 often stands under 序号 or 指标, where the place is left empty. */
  #totalBeside(row: TableRow): Words | null {
    for (const [column, own] of row.cells.slice(0, this.#firstValue).entries()) {
      const cell = own.mergedInto === null ? own : (cellAt(this.plan.table, own.mergedInto) ?? EMPTY_CELL)
      if (cell.held === 'text' && TOTAL_ALONE.test(plain(cell.shown)))
        return { words: cell.shown, address: own.mergedInto ?? cellRef(row.number - 1, column) }
    }
    return null
  }

  #place(row: TableRow, { words, address }: Words): KnownPlace | null {
    if (words === '') {
      const says = 'The row has numbers and names no place. Write its name.'
      this.problems.add('PLACE_EMPTY', address, says, '这一行有数字，没有写是哪里，请写上')
      return null
    }
    const above = this.plan.above && this.#words(this.plan.above, row).words
    const found = this.known.places.find(words, above || null)
    if ('place' in found) return found.place
    if ('several' in found) {
      const paths = found.several.map(({ path }) => path).join(', ')
      this.problems.add(
        'AMBIGUOUS_PLACE',
        address,
        `“${words}” is the name of ${paths}. Write one of these, or map the street as \`above\`.`,
        `“${words}”不止一个：${paths}。请写其中一个，或加一列街道`,
      )
    } else {
      const nearest = found.nearest.map(({ name, path }) => `${name} (${path})`).join(', ')
      const hint = nearest === '' ? 'No name is near it.' : `The nearest are ${nearest}.`
      const likely = found.nearest.map(({ name }) => name).join('、')
      const chinese = `没有叫“${words}”的地方${likely === '' ? '' : `，最相近的是${likely}`}`
      this.problems.add('UNKNOWN_PLACE', address, `The hub knows no place “${words}”. ${hint}`, chinese)
    }
    return null
  }

  #value(row: TableRow, value: ValuePlan, place: KnownPlace | null): void {
    const cell = row.cells[value.column] ?? EMPTY_CELL
    const address = cellRef(row.number - 1, value.column)
    const amount = this.#measuring.amount(cell, address)
    const indicator = this.#indicator(row, value)
    const period = this.#period(row, value)
    if (amount === null || indicator === null) return
    const told =
      amount.unit !== '' || value.unit === null
        ? { words: amount.unit, address }
        : this.#words(value.unit, row, value.column)
    const measured = this.#measuring.measured(row, value, amount, indicator, told)
    if (measured === null || place === null || period === undefined) return
    const { shown } = cell
    const key = figureKey(place.path, indicator.slug, period)
    const where = { key, address, row: row.number, column: value.column }
    this.#add({ ...where, place, indicator, period, status: value.status, shown, ...measured })
  }

  #add(figure: SheetFigure): void {
    const { key, address, display, value } = figure
    const other = this.figures.get(key)
    if (other === undefined) this.figures.set(key, figure)
    else if (other.value === value) {
      this.problems.add(
        'REPEATED',
        address,
        `${display} stands in ${other.address} already, for the same place, indicator and period.`,
        `与 ${other.address} 重复，只读一次`,
      )
    } else {
      const says = `${display} and ${other.display} in ${other.address} are for the same place, indicator and period. Keep one.`
      const chinese = `同一地方、指标和时期，${other.address} 写的是${other.display}，这里是${display}，请留一个`
      this.problems.add('DUPLICATE', address, says, chinese)
    }
  }

  #indicator(row: TableRow, { indicator, column }: ValuePlan): KnownIndicator | null {
    const { words, address } = this.#words(indicator, row, column)
    const known = this.known.indicators.find(words)
    if (known !== null || this.#isSaid(`indicator ${address} ${words}`)) return known
    const nearest = this.known.indicators.nearest(words).map(({ name }) => name)
    const hint = nearest.length === 0 ? 'No name is near it.' : `The nearest are ${nearest.join(', ')}.`
    const likely = nearest.length === 0 ? '' : `，最相近的是${nearest.join('、')}`
    this.problems.add(
      'UNKNOWN_INDICATOR',
      address,
      `The hub knows no indicator “${words}”. ${hint}`,
      `没有叫“${words}”的指标${likely}`,
    )
    return null
  }

  /** Null where the sheet has no periods; undefined where this one cannot be read. */
  #period(row: TableRow, { period, column }: ValuePlan): ReadPeriod | null | undefined {
    if (period === null) return null
    const { words, address, cell } = this.#words(period, row, column)
    const serial = cell?.held === 'number' ? serialDate(cell.number) : null
    const found = serial === null ? readPeriod(words) : null
    if (found !== null || this.#isSaid(`period ${address}`)) return found ?? undefined
    if (serial !== null) {
      this.problems.add(
        'PERIOD_SERIAL',
        address,
        `${words} is a date shown as a number, perhaps ${serial}. Give the cell a date format.`,
        `${words}是显示成数字的日期，可能是${serial}，请把单元格设成日期格式`,
      )
    } else {
      const says = words === '' ? 'The period is empty.' : `“${words}” is no period that can be read.`
      this.problems.add(
        'PERIOD_UNREADABLE',
        address,
        `${says} Write it as 2023年, 2023年一季度, 2023年6月 or 2023-06-30.`,
        `${words === '' ? '没有写时期' : `“${words}”读不出是什么时期`}，请写成2023年、2023年一季度、2023年6月或2023-06-30`,
      )
    }
    return undefined
  }

  /** The words of a source in a row; a merged cell's are those of its first. */
  #words(source: Source, row: TableRow, valueColumn?: number): Words {
    if ('words' in source) return { words: source.words, address: this.#heading(valueColumn ?? 0) }
    const address = cellRef(row.number - 1, source.column)
    const cell = row.cells[source.column] ?? EMPTY_CELL
    if (cell.mergedInto === null) return { words: cell.shown, address, cell }
    const first = cellAt(this.plan.table, cell.mergedInto) ?? EMPTY_CELL
    if (!this.#isSaid(`merged ${cell.mergedInto}`)) {
      this.problems.add(
        'MERGED_NAME',
        cell.mergedInto,
        `“${first.shown}” is merged over several cells, and is read for each of their rows.`,
        `“${first.shown}”是合并的单元格，每一行都按它读`,
      )
    }
    return { words: first.shown, address, cell: first }
  }

  #heading(column: number): string {
    return cellRef(Math.max(0, this.plan.headings.last - 1), column)
  }

  #isSaid(what: string): boolean {
    const isSaid = this.#said.has(what)
    this.#said.add(what)
    return isSaid
  }
}

/** The key of what is said of a place: 24 hexadecimal digits. */
export function figureKey(place: string, indicator: string, period: { start: string; end: string } | null): string {
  const parts = [place, indicator, period === null ? '' : `${period.start} ${period.end}`]
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 24)
}
