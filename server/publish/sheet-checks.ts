/** That a document which is a spreadsheet agrees with itself. */
import type { Draft, FigureClaim, SheetPart } from '../../schema/draft.ts'
import type { Problem } from './document-checks.ts'
import { cellsByStart, type SheetCell } from './sheet-cells.ts'

/** Every problem of the sheet of a draft; none where it is a text. */
export function sheetProblems(draft: Draft): Problem[] {
  const { sheet, story } = draft
  if (sheet === undefined) return []
  const shape = [...lineProblems(sheet, story.body), ...partProblems(sheet, story.slug)]
  if (shape.length > 0) return shape
  const cells = cellsByStart(draft)
  return draft.figures.flatMap((figure, index) => cellProblems(figure, cells, sheet.caption, `figures[${index}]`))
}

function lineProblems({ rows, columns }: SheetPart, body: string): Problem[] {
  const lines = body.split('\n')
  if (lines.length !== rows.length) {
    return [{ at: 'sheet.rows', says: `numbers ${rows.length} rows, but the body has ${lines.length} lines` }]
  }
  const unordered = rows.findIndex((row, index) => row <= (rows[index - 1] ?? 0))
  if (unordered >= 0) return [{ at: `sheet.rows[${unordered}]`, says: 'is not below the row before it' }]
  return lines.flatMap((line, index) => {
    const cells = line.split('\t').length
    if (cells === columns.length) return []
    return [
      { at: 'story.body', says: `line ${index + 1} has ${cells} cells where the sheet has ${columns.length} columns` },
    ]
  })
}

function partProblems({ slug, part }: SheetPart, story: string): Problem[] {
  const own = partSlug(slug, part)
  return story === own ? [] : [{ at: 'story.slug', says: `part ${part} of the sheet ${slug} is called ${own}` }]
}

/** Slug of a part: a sheet's own for the first, sheet-2, sheet-3, … */
export function partSlug(sheet: string, part: number): string {
  return part === 1 ? sheet : `${sheet}-${part}`
}

/** A figure's evidence is one whole cell, and its unit stands in the cell, its heading, its row or above the headings. */
function cellProblems(
  { display, evidence }: FigureClaim,
  cells: ReadonlyMap<number, SheetCell>,
  caption: string,
  at: string,
): Problem[] {
  const cell = cells.get(evidence.start)
  if (cell === undefined || cell.end !== evidence.end) {
    return [{ at: `${at}.evidence`, says: `the text from ${evidence.start} to ${evidence.end} is not one cell` }]
  }
  const unit = display.startsWith(evidence.quote) ? display.slice(evidence.quote.length) : null
  if (unit !== null && [cell.column.heading, cell.line, caption].some((words) => words.includes(unit))) return []
  const says = `“${display}” is not “${evidence.quote}” of ${cell.address} with a unit that its heading, row or caption states`
  return [{ at: `${at}.display`, says }]
}
