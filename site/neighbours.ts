/** Which others a page leads on to. */
import type { Ask } from './ask.ts'
import type { ResultOf } from './graphql.ts'
import { OwnBrands, StreetRound } from './queries/project.ts'

/** At most `count` of the others, those that follow it in the list first, so that pages lead on to different ones. */
export function neighbours<One extends { slug: string }>(all: readonly One[], slug: string, count: number): One[] {
  const at = all.findIndex((one) => one.slug === slug)
  return [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))].slice(0, count)
}

export type Brand = NonNullable<ResultOf<typeof OwnBrands>['place']>['projects']['nodes'][number]

/**
 * Some brands of a street, those of the communities that follow the one on `chain` first. It asks one community after
 * the other and never the street's whole list: an edit then concerns the pages of a few communities, not of the street.
 */
export async function brandsNearby(
  ask: Ask,
  street: string,
  chain: readonly string[],
  count: number,
): Promise<{ name: string; path: string; brands: Brand[] } | null> {
  const { place } = await ask(StreetRound, { path: street })
  if (place === null) return null
  const round = [...place.children.nodes.map(({ path }) => path), street]
  const at = round.findIndex((path) => chain.includes(path))
  const brands: Brand[] = []
  for (const path of [...round.slice(at + 1), ...round.slice(0, Math.max(at, 0))]) {
    if (brands.length >= count) break
    brands.push(...((await ask(OwnBrands, { path })).place?.projects.nodes ?? []))
  }
  return { name: place.name, path: place.path, brands: brands.slice(0, count) }
}
