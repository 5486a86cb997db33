/** schema.org: a dataset and an observation a figure; what is planned was observed by nobody and is a stated value. */
import type { Dataset, Observation, PropertyValue } from 'schema-dts'
import { figureData } from '../json-ld/figure.ts'
import { type About, notes } from './about.ts'
import { columns, type Figure } from './columns.ts'

export async function* jsonLd(figures: AsyncIterable<Figure>, about: About): AsyncGenerator<string> {
  yield `{"@context":"https://schema.org","@graph":[\n${JSON.stringify(datasetOf(about))}`
  for await (const figure of figures) yield `,\n${JSON.stringify(statementOf(figure))}`
  yield '\n]}\n'
}

/** The download as a dataset that search engines know. */
export function datasetOf(about: About): Dataset {
  return {
    '@type': 'Dataset',
    '@id': about.url,
    url: about.url,
    name: '繁星数字',
    description: notes(about)
      .slice(0, 6)
      .map((note) => note.join('：'))
      .join('\n'),
    inLanguage: 'zh-CN',
    isAccessibleForFree: true,
    dateModified: about.at,
    size: `${about.total} 个数字`,
    variableMeasured: columns.map(({ title }) => title),
  }
}

/** One figure of the graph. */
export function statementOf(figure: Figure): Observation | PropertyValue {
  const { '@context': _, ...statement } = figureData({ ...figure, story: figure.evidence.story })
  return { ...statement, identifier: figure.id }
}
