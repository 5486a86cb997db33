import type { AdministrativeArea, AdministrativeAreaLeaf, WithContext } from 'schema-dts'
import { known } from './known.ts'

interface Area {
  name: string
  url: string
}

/** What a place's page is about. */
export function placeData(
  place: Area & { summary: string | null; ancestors: readonly Area[] },
): WithContext<AdministrativeArea> {
  return {
    '@context': 'https://schema.org',
    ...area(place, place.ancestors),
    ...known({ description: place.summary }),
  }
}

/** A place within what it lies in. `ancestors` come from the root down. */
export function area(place: Area, ancestors: readonly Area[]): AdministrativeAreaLeaf {
  const above = ancestors.at(-1)
  const containedInPlace = above === undefined ? null : area(above, ancestors.slice(0, -1))
  return {
    '@type': 'AdministrativeArea',
    '@id': place.url,
    name: place.name,
    url: place.url,
    ...known({ containedInPlace }),
  }
}
