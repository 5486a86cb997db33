/** Every address of the showcase. The publisher renders them all; a plain `astro build` takes its parameters here. */
import { pathOf } from './address.ts'
import { entries, typeAddress } from './api/reference.ts'
import { type Ask, askOver, hubUrl } from './ask.ts'
import { chartOf } from './chart/address.ts'
import { elderPath } from './elder.ts'
import { frameOf, pictureOf } from './embed/address.ts'
import { everyNode } from './every-node.ts'
import { feedsOf, topicFolder, topics } from './feeds/addresses.ts'
import {
  FigureAddresses,
  IndicatorAddresses,
  PlaceAddresses,
  ProjectAddresses,
  StoryAddresses,
  VersionAddresses,
} from './queries/addresses.ts'
import { shareImage } from './share/address.ts'
import { fixedPart, partAddress, partPlaces } from './sitemap/parts.ts'
import { withdrawalList, withdrawnAddresses, withdrawnPages } from './withdrawals.ts'

/** Pages that are there whatever the hub holds. */
export const fixedPages = [
  '/',
  '/projects/',
  '/stories/',
  '/figures/',
  '/achievements/',
  '/branches/',
  '/honours/',
  '/search/',
  '/about/',
  '/api/',
  '/api/errors/',
  '/api/explorer/',
  '/api/reference/',
  ...entries.map(({ name }) => typeAddress(name)),
  '/feeds/',
] as const

/** Pages for people who sign in: rendered like the others, in no list and no sitemap. */
export const studioPages = [
  '/studio/',
  '/studio/sign-in/',
  '/studio/setup/',
  '/studio/invitation/',
  '/studio/password/',
  '/studio/account/',
  '/studio/members/',
  '/studio/write/',
  '/studio/published/',
  '/studio/by-link/',
  '/studio/by-link/unknown/',
  '/studio/by-link/ended/',
  '/studio/history/',
  '/studio/stages/',
  '/studio/ledger/',
  '/studio/reminders/',
  '/studio/digests/',
  '/studio/sheets/',
] as const

/** Files that are there whatever the hub holds. */
const fixedFiles = [
  '/404.html',
  ...feedsOf('/'),
  ...[...topics.keys()].flatMap((topic) => feedsOf(topicFolder(topic))),
  '/sitemap.xml',
  fixedPart,
  '/robots.txt',
  withdrawalList,
  shareImage('/'),
] as const

const sections = {
  places: PlaceAddresses,
  projects: ProjectAddresses,
  stories: StoryAddresses,
  figures: FigureAddresses,
} as const

/** A kind of page of which there is one for each place, project, story, figure, version of a figure or indicator. */
export type Section = keyof typeof sections | 'versions' | 'indicators'

const allSections = [
  'places',
  'projects',
  'stories',
  'figures',
  'versions',
  'indicators',
] as const satisfies readonly Section[]
/** A figure is shared with the picture of its story. */
const pictured = ['places', 'projects', 'stories'] as const satisfies readonly Section[]

async function* addresses(ask: Ask, section: Section): AsyncGenerator<string> {
  if (section === 'indicators') {
    const { indicators } = await ask(IndicatorAddresses, {})
    for (const { url } of indicators) yield pathOf(url)
    return
  }
  if (section === 'versions') {
    for await (const { revisions } of everyNode(ask, VersionAddresses, {}, ({ list }) => list)) {
      for (const { url } of revisions) yield pathOf(url)
    }
    return
  }
  for await (const { url } of everyNode(ask, sections[section], {}, ({ list }) => list)) yield pathOf(url)
}

/** Yields the address of every page in its standard edition. */
export async function* pages(ask: Ask): AsyncGenerator<string> {
  yield* fixedPages
  yield* studioPages
  for (const section of allSections) yield* addresses(ask, section)
  yield* withdrawnPages(ask)
}

/** Yields the addresses that belong to no single node: lists, feeds, the parts of the sitemap. There are few. */
export async function* listPaths(ask: Ask): AsyncGenerator<string> {
  yield* fixedFiles
  for await (const place of partPlaces(ask)) yield partAddress(place)
  for (const page of [...fixedPages, ...studioPages]) yield* [page, elderPath(page)]
}

/** Yields the addresses that come with a node whose page has this one: both editions, pictures, a place's feeds. */
export function* pathsOf(page: string): Generator<string> {
  yield* [page, elderPath(page)]
  if (pictured.some((section) => page.startsWith(`/${section}/`))) yield shareImage(page)
  if (page.startsWith('/places/')) yield* feedsOf(page)
  if (/^\/figures\/\d+\/$/.test(page)) yield* [frameOf(page), pictureOf(page)]
  if (page.startsWith('/indicators/')) yield* [chartOf(page), chartOf(page, 'png')]
}

/** Yields every static address once. Pages end in a slash, files do not. */
export async function* paths(ask: Ask): AsyncGenerator<string> {
  yield* listPaths(ask)
  for (const section of allSections) {
    for await (const page of addresses(ask, section)) yield* pathsOf(page)
  }
  yield* withdrawnAddresses(ask)
}

/**
 * What `getStaticPaths` of a section's page answers in a plain `astro build`, where only the hub's address is known:
 * `staticParams('projects', 'slug')` is `[{ params: { slug: 'lian-xin-jie' } }, …]`.
 */
export async function staticParams<Name extends string>(section: Exclude<Section, 'versions'>, name: Name) {
  const found: { params: Record<Name, string> }[] = []
  for await (const address of addresses(askOver(hubUrl()), section)) {
    const value = nameIn(`/${section}/`, address)
    found.push({ params: { [name]: value } as Record<Name, string> })
  }
  return found
}

/** The same for the pages of stories, with those that were taken back. */
export async function storyParams() {
  const gone = await withdrawnBelow('/stories/')
  return [...(await staticParams('stories', 'slug')), ...gone.map((slug) => ({ params: { slug } }))]
}

/** The same for the pages of figures, with those that went with their stories. */
export async function figureParams() {
  const gone = (await withdrawnBelow('/figures/')).filter((name) => !name.includes('@'))
  return [...(await staticParams('figures', 'id')), ...gone.map((id) => ({ params: { id } }))]
}

/** The same for the pages of versions: `[{ params: { id: '12', version: '1' } }, …]`. */
export async function versionParams() {
  const found = (await withdrawnBelow('/figures/')).filter((name) => name.includes('@'))
  for await (const address of addresses(askOver(hubUrl()), 'versions')) found.push(nameIn('/figures/', address))
  return found.map((name) => {
    const [id = '', version = ''] = name.split('@')
    return { params: { id, version } }
  })
}

/** Names in the addresses of the pages below a folder that tell of a withdrawal: `12@1` of `/figures/12@1/`. */
async function withdrawnBelow(folder: string): Promise<string[]> {
  const names: string[] = []
  for await (const page of withdrawnPages(askOver(hubUrl()))) {
    if (page.startsWith(folder)) names.push(nameIn(folder, page))
  }
  return names
}

function nameIn(folder: string, page: string): string {
  return page.slice(folder.length, -1)
}
