/** One JSON object: what it is, its columns, and an object a figure. */
import type { About } from './about.ts'
import { type Cell, columns, type Figure } from './columns.ts'

export async function* json(figures: AsyncIterable<Figure>, about: About): AsyncGenerator<string> {
  const documented = columns.map(({ name, type, title, description }) => ({ name, type, title, description }))
  yield `${JSON.stringify({ title: '繁星数字', ...about, columns: documented }).slice(0, -1)},"figures":[`
  let separator = '\n'
  for await (const figure of figures) {
    yield separator + JSON.stringify(recordOf(figure))
    separator = ',\n'
  }
  yield '\n]}\n'
}

function recordOf(figure: Figure): Record<string, Cell> {
  return Object.fromEntries(columns.map((column) => [column.name, column.of(figure)]))
}
