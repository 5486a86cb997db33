/** schema.org: a dataset and an observation a figure; what is planned was observed by nobody and is a stated value. */
import type { Dataset, Observation, PropertyValue } from 'schema-dts'
import { figureData } from '../json-ld/figure.ts'
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
  const { evidence, period, qualifier } = figure
  const observed = figureData({ ...figure, story: evidence.story })
  if (observed === null) return targetOf(figure)
  const { '@context': _, ...observation } = observed
  return {
    ...observation,
    identifier: figure.id,
    ...known({
      measurementQualifier:
        qualifier === 'EXACT' ? null : { '@type': 'Enumeration' as const, name: term('Qualifier', qualifier) },
      observationPeriod: spanOf(period),
    }),
  }
}

function targetOf(figure: Figure): PropertyValue {
  const { indicator, bounds, value, qualifier, evidence } = figure
  return {
    '@type': 'PropertyValue',
    '@id': figure.url,
    url: figure.url,
    identifier: figure.id,
    name: `${indicator.name}（计划）`,
    description: evidence.quote,
    unitText: indicator.unit.name,
    ...(qualifier === 'EXACT' ? { value } : known({ value, minValue: bounds.min, maxValue: bounds.max })),
    subjectOf: { '@type': 'NewsArticle', '@id': evidence.story.url, headline: evidence.story.title },
  }
}

/** ISO 8601 interval, `..` where an end is open. */
function spanOf(period: Figure['period']): string | null {
  if (period === null || (period.start === null && period.end === null)) return null
  return `${period.start ?? '..'}/${period.end ?? '..'}`
}
