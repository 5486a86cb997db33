/** The place whose ledger is shown: one of those where the viewer has a role, or a district or street of it. */
import { ask } from '../hub.ts'
import type { Viewer } from '../myself.ts'
import { element } from '../page.ts'
import { PlaceName, PlacesWithin } from './documents.ts'

/** Offers the places, and shows what `show` makes of the chosen one; gives false where there is none. */
export async function withScope({ grants }: Viewer, show: (place: string) => Promise<void>): Promise<boolean> {
  const scope = element('scope', HTMLSelectElement)
  const granted = [...new Set(grants.map(({ place }) => place))].sort()
  const names = new Map((await Promise.all(granted.map(namesIn))).flat())
  scope.replaceChildren(...[...names].sort().map(([path, name]) => new Option(name, path)))
  scope.disabled = names.size < 2
  element('no-role', HTMLElement).hidden = granted.length > 0
  element('with-role', HTMLElement).hidden = granted.length === 0
  const [first] = granted
  if (first === undefined) return false
  scope.value = first
  scope.addEventListener('change', () => void show(scope.value))
  await show(first)
  return true
}

/** The place that is chosen. */
export function scopeHere(): string {
  return element('scope', HTMLSelectElement).value
}

/** Names by path: of the place, and of the districts and streets in it. */
async function namesIn(path: string): Promise<[path: string, name: string][]> {
  const [{ districts, streets }, name] = await Promise.all([
    ask(PlacesWithin, { within: path === '' ? null : path }),
    path === '' ? '全部地方' : nameOf(path),
  ])
  return [[path, name], ...[...districts.nodes, ...streets.nodes].map((one): [string, string] => [one.path, one.name])]
}

/** The name of the place at a path; nothing for all places. */
export async function nameOf(path: string): Promise<string> {
  if (path === '') return ''
  const { place } = await ask(PlaceName, { path })
  return place?.name ?? path
}
