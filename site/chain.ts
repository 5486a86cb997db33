/** A place and what lies above it, as the page's frame shows it. */
import { pathOf } from './address.ts'
import type { Crumb } from './components/breadcrumbs.astro'
import type { ResultOf } from './graphql.ts'
import { hueOf } from './hue.ts'
import type { Chain } from './queries/fragments.ts'

export type PlaceChain = ResultOf<typeof Chain>

interface Step {
  name: string
  path: string
  level: PlaceChain['level']
}

/** The breadcrumbs down to the place; a page below it adds its own. The highest places give way on a narrow screen. */
export function crumbsTo(place: PlaceChain): Crumb[] {
  return [...place.ancestors, place].map(({ name, url, level }) => ({
    name,
    path: pathOf(url),
    far: level === 'PROVINCE' || level === 'CITY',
  }))
}

/** The breadcrumbs of the place's own page. */
export function crumbsOf(place: PlaceChain): Crumb[] {
  return crumbsTo(place).map((crumb, index, all) => (index === all.length - 1 ? { ...crumb, path: null } : crumb))
}

/** The names for the vertical line: the street and what lies below it, or the two lowest places above the streets. */
export function spineOf(place: PlaceChain): string[] {
  const chain = [...place.ancestors, place]
  const street = chain.findIndex((one) => one.level === 'STREET')
  return chain.slice(street === -1 ? -2 : street).map((one) => one.name)
}

/** The street that the place is or lies in. */
export function streetOf(place: Step & { ancestors: readonly Step[] }): { name: string; path: string } | null {
  return [...place.ancestors, place].find((one) => one.level === 'STREET') ?? null
}

/** The colour of the place's street or zone; null above the streets. */
export function hueOfChain(place: PlaceChain): string | null {
  return hueOf([...place.ancestors, place])
}
