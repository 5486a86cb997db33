/** The place whose ledger is shown: one of those where the viewer has a role. */
import type { Viewer } from '../myself.ts'
import { element } from '../page.ts'

/** Offers the places, and shows what `show` makes of the chosen one; gives false where there is none. */
export async function withScope({ grants }: Viewer, show: (place: string) => Promise<void>): Promise<boolean> {
  const scope = element('scope', HTMLSelectElement)
  const places = [...new Set(grants.map(({ place }) => place))].sort()
  scope.replaceChildren(...places.map((place) => new Option(place === '' ? '全部地方' : place, place)))
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
