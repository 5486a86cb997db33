import type { Dataset, NewsArticle, Observation, PropertyValue, WithContext } from 'schema-dts'
import { ownerOf } from '../owner.ts'
import { term } from '../terms.ts'
import { known } from './known.ts'

/** What structured data says of a figure. */
export interface Stated {
  url: string
  value: number
  display: string
  qualifier: Parameters<typeof term<'Qualifier'>>[1]
  status: string
  bounds: { min: number | null; max: number | null }
  period: { label: string; start: string | null; end: string | null } | null
  indicator: { name: string; definition: string | null; unit: { name: string } }
  subject: { name: string }
  place: { name: string; url: string }
  evidence: {
    quote: string
    cell: { sheet: string; address: string; file: { name: string; url: string } } | null
  }
  story: { title: string; url: string }
}

/**
 * What a figure's page is about. A number is given as exact only where its sentence does; else with its bounds and the
 * word for how it is stated. A planned one was observed by nobody: it is a value that is stated.
 */
export function figureData(figure: Stated): WithContext<Observation> | WithContext<PropertyValue> {
  return figure.status === 'PLANNED' ? planned(figure) : observed(figure)
}

function observed(figure: Stated): WithContext<Observation> {
  const { indicator, place, period, qualifier } = figure
  return {
    '@context': 'https://schema.org',
    '@type': 'Observation',
    '@id': figure.url,
    url: figure.url,
    name: indicator.name,
    description: descriptionOf(figure),
    unitText: indicator.unit.name,
    ...amount(figure),
    ...known({
      measurementQualifier:
        qualifier === 'EXACT' ? null : { '@type': 'Enumeration' as const, name: term('Qualifier', qualifier) },
      observationPeriod: spanOf(period),
    }),
    variableMeasured: {
      '@type': 'StatisticalVariable',
      name: indicator.name,
      ...known({ description: indicator.definition }),
    },
    observationAbout: { '@type': 'AdministrativeArea', '@id': place.url, name: place.name, url: place.url },
    subjectOf: sourceOf(figure),
  }
}

/** A stated value has neither place nor time of its own in schema.org: what it is to be read with stands beside it. */
function planned(figure: Stated): WithContext<PropertyValue> {
  const { indicator, bounds, value, qualifier, subject, place, period } = figure
  const parts: [string, string | undefined, string?][] = [
    ['地点', place.name, place.url],
    ['主体', subject.name === place.name ? undefined : subject.name],
    ['时期', period?.label],
    ['限定', qualifier === 'EXACT' ? undefined : term('Qualifier', qualifier)],
  ]
  return {
    '@context': 'https://schema.org',
    '@type': 'PropertyValue',
    '@id': figure.url,
    url: figure.url,
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

/** The sentence that states it. A cell says a bare number, so what its row, column and sheet say of that is said with it. */
function descriptionOf(figure: Stated): string {
  const { indicator, display, period, evidence } = figure
  const { quote, cell } = evidence
  if (cell === null) return quote
  const said = [ownerOf(figure), period?.label, indicator.name + display].filter((part) => part !== undefined)
  return `${said.join('，')}（${cell.file.name}，工作表“${cell.sheet}”，${cell.address}格）。`
}

/** What states it: an article, or the file of a spreadsheet, to be had as it is. */
function sourceOf({ evidence, story }: Stated): NewsArticle | Dataset {
  const { cell } = evidence
  if (cell === null) return { '@type': 'NewsArticle', '@id': story.url, headline: story.title, url: story.url }
  return {
    '@type': 'Dataset',
    '@id': cell.file.url,
    name: story.title,
    description: `${cell.file.name}，工作表“${cell.sheet}”`,
    url: story.url,
    distribution: { '@type': 'DataDownload', name: cell.file.name, contentUrl: cell.file.url },
  }
}

function amount({ qualifier, value, bounds }: Stated): { value?: number; minValue?: number; maxValue?: number } {
  if (qualifier === 'EXACT' || (bounds.min === null && bounds.max === null)) return { value }
  return known({ minValue: bounds.min, maxValue: bounds.max })
}

/** ISO 8601 interval, `..` where an end is open. */
function spanOf(period: Stated['period']): string | null {
  if (period === null || (period.start === null && period.end === null)) return null
  return `${period.start ?? '..'}/${period.end ?? '..'}`
}
