import type { Observation, WithContext } from 'schema-dts'
import { known } from './known.ts'

interface Figure {
  url: string
  value: number
  qualifier: string
  status: string
  bounds: { min: number | null; max: number | null }
  indicator: { name: string; definition: string | null; unit: { name: string } }
  place: { name: string; url: string }
  evidence: { quote: string }
  story: { title: string; url: string }
}

/**
 * What a figure's page is about. A number is given as exact only where its sentence does; else its bounds. A planned one
 * was observed by nobody: null.
 */
export function figureData(figure: Figure): WithContext<Observation> | null {
  if (figure.status === 'PLANNED') return null
  const { indicator, place, story } = figure
  return {
    '@context': 'https://schema.org',
    '@type': 'Observation',
    '@id': figure.url,
    url: figure.url,
    name: indicator.name,
    description: figure.evidence.quote,
    unitText: indicator.unit.name,
    ...amount(figure),
    variableMeasured: {
      '@type': 'StatisticalVariable',
      name: indicator.name,
      ...known({ description: indicator.definition }),
    },
    observationAbout: { '@type': 'AdministrativeArea', '@id': place.url, name: place.name, url: place.url },
    subjectOf: { '@type': 'NewsArticle', '@id': story.url, headline: story.title, url: story.url },
  }
}

function amount({ qualifier, value, bounds }: Figure): { value?: number; minValue?: number; maxValue?: number } {
  if (qualifier === 'EXACT' || (bounds.min === null && bounds.max === null)) return { value }
  return known({ minValue: bounds.min, maxValue: bounds.max })
}
