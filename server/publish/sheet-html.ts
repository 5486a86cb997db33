/** A part of a spreadsheet as a table, its figures anchored and linked. */
import type { Element, ElementContent } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import type { Draft, SheetPart } from '../../schema/draft.ts'
import type { Identities } from './identities.ts'
import { claimAnchor } from './passages.ts'
import { type SheetCell, sheetCells } from './sheet-cells.ts'

const printer = unified().use(rehypeStringify, { omitOptionalTags: true })

/** The table; the row numbers and column letters are those of the file. */
export function sheetHtml(sheet: SheetPart, { story, figures }: Draft, identities: Identities): string {
  const ids = new Map(
    figures.map(({ key, evidence }) => [evidence.start, identities.of('Figure', `${story.slug}/${key}`)]),
  )
  const rows = sheetCells(sheet, story.body).map((cells, index) =>
    element('tr', {}, [
      element('th', { scope: 'row' }, [text(String(sheet.rows[index]))]),
      ...cells.map((cell) => cellElement(cell, ids.get(cell.start))),
    ]),
  )
  const caption = sheet.caption === '' ? [] : [element('caption', {}, [text(sheet.caption)])]
  const table = element('table', {}, [...caption, element('thead', {}, [headings(sheet)]), element('tbody', {}, rows)])
  return printer.stringify({ type: 'root', children: [table] })
}

function headings({ columns }: SheetPart): Element {
  const cells = columns.map(({ letter, heading }) =>
    element('th', { scope: 'col' }, [element('small', {}, [text(letter)]), text(heading === '' ? '' : ` ${heading}`)]),
  )
  return element('tr', {}, [element('td', {}, []), ...cells])
}

function cellElement({ text: shown, column }: SheetCell, figure: number | undefined): Element {
  if (figure === undefined)
    return element(column.names ? 'th' : 'td', column.names ? { scope: 'row' } : {}, [text(shown)])
  const link = element('a', { href: `/figures/${figure}/` }, [text(shown)])
  return element('td', { id: claimAnchor(figure), className: ['passage', 'figure'] }, [link])
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}
