import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { attribute, pagesIn, type SitePage } from './site-page.ts'

/** Where an element leads or what it loads. */
function targetsOf({ elements }: SitePage): string[] {
  const targets: string[] = []
  for (const element of elements) {
    for (const name of ['href', 'src', 'action', 'poster']) targets.push(attribute(element, name) ?? '')
    const property = attribute(element, 'property')
    if (property === 'og:image' || property === 'og:url') targets.push(attribute(element, 'content') ?? '')
    for (const candidate of (attribute(element, 'srcset') ?? '').split(',')) {
      targets.push(candidate.trim().split(/\s/)[0] ?? '')
    }
  }
  return targets.filter((target) => target !== '')
}

function idsOf({ elements }: SitePage): string[] {
  return elements.flatMap((element) => attribute(element, 'id') ?? [])
}

/** The ids in a picture, whose parts have addresses too. */
async function idsInPicture(file: string): Promise<string[]> {
  return [...(await readFile(file, 'utf8')).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id ?? '')
}

/** Addresses that the hub answers itself. */
const live = new Set([
  '/graphql',
  ...['csv', 'xlsx', 'json', 'jsonld', 'zip'].map((ending) => `/figures.${ending}`),
  ...['csv', 'xlsx'].map((ending) => `/studio/ledger.${ending}`),
])

/**
 * Every link of a rendered site that leads to no page, file or anchor of it, and every id that a page gives twice.
 * `origin` is the address that the site was rendered for; links to other origins are not followed.
 */
export async function brokenLinks(folder: string, origin: string): Promise<string[]> {
  const pages = await pagesIn(folder)
  const ids = new Map(pages.map((page) => [page.address, idsOf(page)]))
  const addresses = new Set([...ids.keys(), ...live])
  for await (const file of glob('**/*.*', { cwd: folder })) {
    addresses.add(`/${file}`)
    if (file.endsWith('.svg')) ids.set(`/${file}`, await idsInPicture(join(folder, file)))
  }

  const broken = new Set<string>()
  for (const page of pages) {
    const own = ids.get(page.address) ?? []
    for (const id of own.filter((each, index) => own.indexOf(each) !== index)) {
      broken.add(`${page.address} has the id ${id} twice`)
    }
    for (const target of targetsOf(page)) {
      const url = new URL(target, origin + page.address)
      if (url.origin !== origin) continue
      const anchor = decodeURIComponent(url.hash.slice(1))
      const missing = !addresses.has(decodeURIComponent(url.pathname))
      const adrift = anchor !== '' && anchor !== 'top' && !ids.get(url.pathname)?.includes(anchor)
      if (missing || adrift) broken.add(`${page.address} → ${target}`)
    }
  }
  return [...broken]
}
