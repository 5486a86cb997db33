/** What somebody may have meant by a name, path or slug that the hub does not know. Proposed and never taken for it. */
import type { Ask } from '../ask.ts'
import { DeskIndicators, DeskNames, DeskPlacesLike } from '../queries/desk.ts'
import type { Nearest } from './question.ts'

const MOST = 3
/** Below it, two names share little but the word that they end with: 村, 街道. */
const LEAST_LIKENESS = 0.4
/** What is so much less like than the likest was not meant. */
const LEAST_OF_LIKEST = 0.75
/** No name is longer, and the search refuses a text that is. */
const MOST_CHARACTERS = 40
/** What people add to a place's name or call it by mistake: 柳湖社区 where there is 柳湖街道. */
const KIND_OF_PLACE = /(街道|社区|村|镇|乡|区|县|市)$/u

/**
 * Places that a text may mean, by the hub's search, which knows pinyin too; where that finds none, those that look alike.
 */
export async function nearestPlaces(ask: Ask, given: string): Promise<Nearest[]> {
  const name = plain(lastOf(given))
  for (const text of new Set([name, name.replace(KIND_OF_PLACE, '')])) {
    if ([...text].length < 2) continue
    const { search } = await ask(DeskPlacesLike, { text })
    const found = search.nodes.flatMap((node) =>
      node.__typename === 'Place' && (isLatin(text) || node.name.includes(text))
        ? [{ value: node.path, words: node.name }]
        : [],
    )
    if (found.length > 0) return some(found, name)
  }
  const { figureFacets } = await ask(DeskNames, {})
  return alike(name, named([figureFacets.street, figureFacets.community]))
}

/** Indicators that a text may mean. */
export async function nearestIndicators(ask: Ask, given: string): Promise<Nearest[]> {
  const { indicators } = await ask(DeskIndicators, {})
  return alike(
    given,
    indicators.map(({ slug, name }) => ({ value: slug, words: name })),
  )
}

/** Units that a text may mean. */
export async function nearestUnits(ask: Ask, given: string): Promise<Nearest[]> {
  return alike(given, named([(await ask(DeskNames, {})).figureFacets.unit]))
}

/** `是不是 址刘村（zhongyuan/lianhu/zhiliu）？` Empty where nothing is near. */
export function proposal(nearest: readonly Nearest[] = []): string {
  return nearest.length === 0 ? '' : `是不是 ${nearest.map(nearWords).join('、')}？`
}

/** `址刘村（zhongyuan/lianhu/zhiliu）` */
export function nearWords({ value, words }: Nearest): string {
  return `${words}（${value}）`
}

/** Those of the given candidates that look like a text, the likest first. */
export function alike(given: string, candidates: readonly Nearest[]): Nearest[] {
  const text = plain(given)
  const ranked = candidates
    .map((one) => ({
      one,
      likeness: Math.max(likeness(text, plain(one.words)), likeness(text, plain(lastOf(one.value)))),
    }))
    .sort((one, other) => other.likeness - one.likeness)
  const least = Math.max(LEAST_LIKENESS, (ranked[0]?.likeness ?? 0) * LEAST_OF_LIKEST)
  const near = ranked.flatMap(({ one, likeness }) => (likeness >= least ? [one] : []))
  return some(near, text)
}

/** The first few; where some are called exactly so, none but those. */
function some(found: readonly Nearest[], name: string): Nearest[] {
  const exact = found.filter(({ words }) => plain(words) === name)
  return (exact.length > 0 ? exact : found).slice(0, MOST)
}

function named(facets: readonly { values: readonly { value: string; name: string }[] }[]): Nearest[] {
  return facets.flatMap(({ values }) => values.map(({ value, name }) => ({ value, words: name })))
}

/** How many neighbouring pairs of characters two texts share, from 0 to 1; their beginnings and ends count as characters. */
function likeness(one: string, other: string): number {
  const [pairs, others] = [pairsOf(one), pairsOf(other)]
  const shared = [...pairs].filter((pair) => others.has(pair)).length
  return (2 * shared) / (pairs.size + others.size)
}

function pairsOf(text: string): Set<string> {
  const characters = ['', ...text, '']
  return new Set(characters.slice(1).map((character, at) => `${characters[at]}|${character}`))
}

function plain(text: string): string {
  return [...text.toLowerCase().replaceAll(/\s+/gu, '')].slice(0, MOST_CHARACTERS).join('')
}

function lastOf(path: string): string {
  return path.split('/').at(-1) ?? path
}

function isLatin(text: string): boolean {
  return /^[\w'’-]+$/.test(text)
}
