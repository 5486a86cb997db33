/** The place whose ledger is shown: one of those where the viewer has a role. */
import { ask } from '../hub.ts'
import type { Viewer } from '../myself.ts'
import { element } from '../page.ts'
import { PlaceName } from './documents.ts'

/** Offers the places, and shows what `show` makes of the chosen one; gives false where there is none. */
export async function withScope({ grants }: Viewer, show: (place: string) => Promise<void>): Promise<boolean> {
  const scope = element('scope', HTMLSelectElement)
  const places = [...new Set(grants.map(({ place }) => place))].sort()
  scope.replaceChildren(...(await Promise.all(places.map(optionOf))))
  scope.disabled = places.length < 2
  element('no-role', HTMLElement).hidden = places.length > 0
  element('with-role', HTMLElement).hidden = places.length === 0
  const [first] = places
  if (first === undefined) return false
  scope.addEventListener('change', () => void show(scope.value))
  await show(first)
  return true
}

/** The place that is chosen. */
export function scopeHere(): string {
  return element('scope', HTMLSelectElement).value
}

async function optionOf(path: string): Promise<HTMLOptionElement> {
  if (path === '') return new Option('全部地方', '')
  const { place } = await ask(PlaceName, { path })
  return new Option(place?.name ?? path, path)
}
