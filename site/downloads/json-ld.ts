/** schema.org: a dataset and an observation a figure; what is planned was observed by nobody and is a stated value. */
import type { Dataset, Observation, PropertyValue } from 'schema-dts'
import { descriptionOf, figureData, type Stated, sourceOf } from '../json-ld/figure.ts'
import { known } from '../json-ld/known.ts'
import { term } from '../terms.ts'
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
  const stated = { ...figure, story: figure.evidence.story }
  const observed = figureData(stated)
  if (observed === null) return targetOf(stated, figure.id)
  const { '@context': _, ...observation } = observed
  return { ...observation, identifier: figure.id }
}

/** A stated value has neither place nor time of its own in schema.org: what it is to be read with stands beside it. */
function targetOf(figure: Stated, id: string): PropertyValue {
  const { indicator, bounds, value, qualifier, subject, place, period } = figure
  const parts: [string, string | undefined, string?][] = [
    ['地点', place.name, place.url],
    ['主体', subject.name === place.name ? undefined : subject.name],
    ['时期', period?.label],
    ['限定', qualifier === 'EXACT' ? undefined : term('Qualifier', qualifier)],
  ]
  return {
    '@type': 'PropertyValue',
    '@id': figure.url,
    url: figure.url,
    identifier: id,
    name: `${indicator.name}（计划）`,
    description: descriptionOf(figure),
    unitText: indicator.unit.name,
    ...(qualifier === 'EXACT' ? { value } : known({ value, minValue: bounds.min, maxValue: bounds.max })),
    valueReference: parts.flatMap(([name, word, url]) =>
      word === undefined ? [] : [{ '@type': 'PropertyValue' as const, name, value: word, ...known({ url }) }],
    ),
    subjectOf: sourceOf(figure),
  }
}
