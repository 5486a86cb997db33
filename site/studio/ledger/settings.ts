/** What administrators set for ledgers: the days, and who answers for which place. */
import { placesByName } from '../by-name.ts'
import { act, ask } from '../hub.ts'
import type { Viewer } from '../myself.ts'
import { element, onSend } from '../page.ts'
import { LedgerSettings, SetLedgerRule, SetResponsible } from './documents.ts'
import { worded } from './parts.ts'
import { nameOf, scopeHere } from './scope.ts'

const rule = element('rule', HTMLFormElement)
const responsible = element('responsible', HTMLFormElement)
const list = element('responsibles', HTMLUListElement)
const places = placesByName()
/** The place whose settings are shown. */
let shown: string | null = null

/** Shows the settings of the place to its administrators, and hides them from everybody else. */
export async function showSettings({ grants }: Viewer, place: string): Promise<void> {
  const isAdministrator = grants.some(
    (grant) =>
      grant.role === 'ADMINISTRATOR' &&
      (grant.place === '' || place === grant.place || place.startsWith(`${grant.place}/`)),
  )
  element('settings', HTMLElement).hidden = !isAdministrator
  if (!isAdministrator) return
  const { ledgerRule, responsibilities } = await ask(LedgerSettings, { place })
  showResponsible(responsibilities)
  // Whoever named another district meanwhile goes on with that one.
  if (shown !== place) inputOf(rule, 'place').value = await nameOf(ledgerRule.place || place)
  shown = place
  inputOf(rule, 'staleDays').value = String(ledgerRule.staleDays)
  inputOf(rule, 'remindDays').value = String(ledgerRule.remindDays)
  inputOf(rule, 'draftsDigests').checked = ledgerRule.draftsDigests
}

function showResponsible(people: readonly { placeName: string; name: string; email: string }[]): void {
  list.replaceChildren(...people.map(({ placeName, name, email }) => worded('li', `${placeName} · ${name} · ${email}`)))
}

function inputOf(form: HTMLFormElement, name: string): HTMLInputElement {
  const found = form.elements.namedItem(name)
  if (found instanceof HTMLInputElement) return found
  throw new Error(`The form has no field ${name}`)
}

for (const form of [rule, responsible]) {
  places.watch(inputOf(form, 'place'), element('places', HTMLDataListElement))
}

onSend(rule, async (field) => {
  const [staleDays, remindDays] = [Number(field('staleDays')), Number(field('remindDays'))]
  const draftsDigests = field('draftsDigests') !== ''
  const place = await places.keyOf(field('place').trim())
  await act(SetLedgerRule, { place, staleDays, remindDays, draftsDigests })
  return '已设置。'
})

onSend(responsible, async (field) => {
  const place = await places.keyOf(field('place').trim())
  await act(SetResponsible, { place, email: field('email').trim() || null })
  showResponsible((await ask(LedgerSettings, { place: scopeHere() })).responsibilities)
  return '已设置。'
})
