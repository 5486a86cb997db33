/** Where the cells of a spreadsheet stand in the text of its story: a line a row, tabs between the cells. */
import type { Draft, SheetPart } from '../../schema/draft.ts'
import { codePoints } from './rich-text.ts'

export interface SheetCell {
  /** C5 */
  address: string
  text: string
  /** Code points of the story's text. */
  start: number
  end: number
  column: SheetPart['columns'][number]
  /** Texts of the cells that name the row, joined by spaces. */
  row: string
  /** The whole line. */
  line: string
}

/** Every cell of a part, row by row. */
export function sheetCells({ columns, rows }: SheetPart, body: string): SheetCell[][] {
  let start = 0
  return body.split('\n').map((line, index) => {
    const texts = line.split('\t')
    const row = texts.filter((text, at) => text !== '' && columns[at]?.names === true).join(' ')
    const cells = texts.flatMap((text, at) => {
      const column = columns[at]
      const cell = { text, start, end: start + codePoints(text), row, line }
      start = cell.end + 1
      return column === undefined ? [] : [{ ...cell, column, address: `${column.letter}${rows[index]}` }]
    })
    return cells
  })
}

const known = new WeakMap<Draft, ReadonlyMap<number, SheetCell>>()

/** The cells of a document by where they start; none where it is a text. */
export function cellsByStart(draft: Draft): ReadonlyMap<number, SheetCell> {
  const { sheet, story } = draft
  const cells = known.get(draft) ?? byStart(sheet === undefined ? [] : sheetCells(sheet, story.body).flat())
  known.set(draft, cells)
  return cells
}

function byStart(cells: readonly SheetCell[]): ReadonlyMap<number, SheetCell> {
  return new Map(cells.map((cell) => [cell.start, cell]))
}
