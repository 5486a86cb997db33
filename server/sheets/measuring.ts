/** What a cell with a number says: the number, its unit, and why it is refused. */
import { cellRef } from 'hucre'
import { type Amount, isWrittenOut, qualifierOf, readAmount } from './amount.ts'
import { endsInMoney, ownUnitIn } from './heading-units.ts'
import type { KnownIndicator } from './indicator-index.ts'
import type { Plan, ValuePlan } from './plan.ts'
import type { ProblemKind, Problems } from './problem.ts'
import type { TableCell, TableRow } from './table.ts'
import { looksLikeUnit, scaleOf } from './units.ts'

/** Words that a sheet says, and where. */
export interface Words {
  words: string
  address: string
  cell?: TableCell
}

/** An amount in the indicator's unit, and how it is shown with the unit that the sheet states. */
export interface Measured {
  value: number
  display: string
}

export class Measuring {
  /** First cells of merged ones that reach over several rows. */
  readonly #tall: ReadonlySet<string>
  readonly #said = new Set<string>()

  constructor(
    readonly plan: Plan,
    readonly problems: Problems,
  ) {
    const tall = plan.table.merges.filter(({ top, bottom }) => bottom > top)
    this.#tall = new Set(tall.map(({ top, left }) => cellRef(top - 1, left)))
  }

  /** The number that a cell shows, where it is one and the cell's own. */
  amount(cell: TableCell, address: string): Amount | null {
    const { shown, held } = cell
    const refuse = (kind: ProblemKind, says: string, chinese: string) => {
      this.problems.add(kind, address, says, chinese)
      return null
    }
    if (held === 'error')
      return refuse(
        'ERROR_CELL',
        `The formula failed: ${shown}. Mend it, or write the number.`,
        `公式出错了：${shown}，请改好或直接写数字`,
      )
    if (held === 'uncalculated')
      return refuse(
        'UNCALCULATED',
        'The formula has no calculated value. Open the file in a spreadsheet and save it.',
        '公式还没有算出结果，请用表格软件打开，保存一次',
      )
    if (cell.mergedInto !== null || this.#tall.has(address)) {
      return refuse(
        'MERGED',
        `The cell is merged with ${cell.mergedInto ?? 'those below'}. Part them and write each row its number.`,
        '数字在合并的单元格里，分不清是哪一行的，请拆开，每行写上自己的数字',
      )
    }
    const amount = held === 'date' ? null : readAmount(shown)
    if (amount === null)
      return refuse('TEXT_IN_NUMBER', ...refusalOf(shown, `“${shown}” is no number`, `“${shown}”不是数字`))
    if (isWrittenOut(cell))
      this.problems.add(
        'NUMBER_AS_TEXT',
        address,
        `“${shown}” is text; it is read as ${amount.number}.`,
        `“${shown}”是文本，按${amount.number}读`,
      )
    return this.#asHeld(cell, amount, address)
  }

  /** What a cell shows may be rounded from what it holds, and no more. */
  #asHeld({ number, shown }: TableCell, amount: Amount, address: string): Amount | null {
    if (number === null) return amount
    const held = Number((amount.unit.startsWith('%') ? number * 100 : number).toPrecision(15))
    if (held === amount.number) return amount
    if (Math.abs(held - amount.number) > 0.5000001 * 10 ** -amount.decimals) {
      this.problems.add(
        'SHOWN_OTHERWISE',
        address,
        `The cell shows ${shown} and holds ${held}. Give it a format that shows the number.`,
        `显示的是${shown}，实际是${held}，请换一种能显示原数的格式`,
      )
      return null
    }
    this.problems.add(
      'ROUNDED',
      address,
      `The cell holds ${held}; ${shown} is read, as it is shown.`,
      `实际是${held}，按显示的${shown}读`,
    )
    return amount
  }

  /** The amount in the indicator's unit, where `told` is the unit that cell, heading or sheet tells. */
  measured(
    row: TableRow,
    { column }: ValuePlan,
    amount: Amount,
    indicator: KnownIndicator,
    told: Words,
  ): Measured | null {
    const shown = row.cells[column]?.shown ?? ''
    const heading = this.plan.headings.texts[column] ?? ''
    const own = told.words === '' ? ownUnitIn(heading, indicator.name, indicator.unit) : null
    const words = own ?? told.words
    const scale = own === '' ? 1 : scaleOf(words, indicator.unit)
    const isContradicted = amount.unit === '' && scale !== 1 && !heading.includes(words) && endsInMoney(heading)
    if (scale === null || isContradicted) {
      this.#refuseUnit(shown, amount, told, indicator)
      return null
    }
    const isStated =
      amount.unit === '' && words !== '' && this.#stated(row, heading).some((text) => text.includes(words))
    return {
      value: Number((amount.number * scale).toPrecision(15)),
      display: isStated ? `${shown}${words}` : shown,
    }
  }

  #refuseUnit(shown: string, amount: Amount, { words, address }: Words, { name, unit }: KnownIndicator): void {
    const counted = `${name} is counted in ${unit.symbol}`
    if (words === '')
      this.problems.add(
        'UNIT_MISSING',
        address,
        `Nothing tells the unit, and ${counted}. Write it in the heading, or tell it as \`unit\`.`,
        `没有写单位，“${name}”的单位是${unit.symbol}，请写在表头里，如“${name}（${unit.symbol}）”`,
      )
    else if (amount.unit !== '' && !looksLikeUnit(words)) {
      const says = `“${words}” behind the number is no unit`
      this.problems.add('TEXT_IN_NUMBER', address, ...refusalOf(shown, says, `数字后面的“${words}”不是单位`))
    } else if (!this.#said.has(`${address} ${name}`)) {
      this.#said.add(`${address} ${name}`)
      this.problems.add(
        'UNIT_MISMATCH',
        address,
        `“${words}” is another unit: ${counted}. Correct the unit or the indicator.`,
        `“${words}”对不上，“${name}”的单位是${unit.symbol}，请改单位或指标`,
      )
    }
  }

  /** Where a sheet states units beside its cells. */
  #stated(row: TableRow, heading: string): string[] {
    return [heading, ...row.cells.map(({ shown }) => shown), ...this.plan.headings.caption]
  }
}

/** Digits alone would make an exact number of 近10, so whoever wrote it is not told to strike the word. */
function refusalOf(shown: string, says: string, chinese: string): [string, string] {
  const qualifier = qualifierOf(shown)
  if (qualifier === null)
    return [`${says}. Write digits only, or leave the cell empty.`, `${chinese}，请只写数字，或者空着`]
  return [
    `“${shown}” is no exact number, and a cell cannot carry “${qualifier}”. Write the exact number if it is known; else leave the cell empty and publish the number from a sentence of a story, which keeps “${qualifier}”.`,
    `“${shown}”不是准确数字，表格里带不了“${qualifier}”。知道准确数字的请写准确数字；不知道的请空着，把带“${qualifier}”的原句写进稿件发布`,
  ]
}
