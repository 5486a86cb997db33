/** What administrators set for ledgers: the days, and who answers for which place. */
import { PlacesNamed } from '../documents.ts'
import { act, ask } from '../hub.ts'
import type { Viewer } from '../myself.ts'
import { element, onSend } from '../page.ts'
import { suggest } from '../suggest.ts'
import { LedgerSettings, SetLedgerRule, SetResponsible } from './documents.ts'
import { worded } from './parts.ts'
import { scopeHere } from './scope.ts'

const rule = element('rule', HTMLFormElement)
const responsible = element('responsible', HTMLFormElement)
const list = element('responsibles', HTMLUListElement)

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
  inputOf(rule, 'place').value ||= ledgerRule.place || place
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
  suggest(inputOf(form, 'place'), element('places', HTMLDataListElement), async (text) => {
    const { search } = await ask(PlacesNamed, { text })
    return search.nodes.flatMap((hit) => (hit.__typename === 'Place' ? new Option(hit.name, hit.path) : []))
  })
}

onSend(rule, async (field) => {
  const [staleDays, remindDays] = [Number(field('staleDays')), Number(field('remindDays'))]
  const draftsDigests = field('draftsDigests') !== ''
  await act(SetLedgerRule, { place: field('place').trim(), staleDays, remindDays, draftsDigests })
  return '已设置。'
})

onSend(responsible, async (field) => {
  await act(SetResponsible, { place: field('place').trim(), email: field('email').trim() || null })
  showResponsible((await ask(LedgerSettings, { place: scopeHere() })).responsibilities)
  return '已设置。'
})
