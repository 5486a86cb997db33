/** A proposal as the list shows it: to confirm by a tap, to correct in a form, or to reject. */
import { element } from '../page.ts'
import type { Known } from './claim-fields.ts'
import { claimForm } from './claim-form.ts'
import type { List, Said } from './document.ts'
import { type NewThing, type Proposal, things } from './proposals.ts'
import { itemOf, part } from './template.ts'

/** What can be done with a proposal. */
interface Acts {
  known: Known
  find: (id: string) => void
  confirm: (list: List, said: Said) => void
  reject: (proposal: Proposal) => void
  /** Has a thing written down that the hub does not know, in this item. */
  write: (proposal: Proposal, kind: NewThing, item: HTMLElement) => void
}

export function proposalItem(proposal: Proposal, acts: Acts): HTMLElement {
  const { id, list, words, about, said, open, isNew } = proposal
  const item = itemOf(element('proposal', HTMLTemplateElement))
  item.id = id
  item.dataset.name = `${list} ${words} ${proposal.base.evidence.quote}`
  item.tabIndex = -1
  part(item, 'words').textContent = words
  part(item, 'about').textContent = about
  part(item, 'find').addEventListener('click', () => acts.find(id))
  part(item, 'reject').addEventListener('click', () => acts.reject(proposal))
  part(item, 'correct').addEventListener('click', () => correct(proposal, item, acts))
  const write = part(item, 'write')
  write.hidden = isNew === null
  part(item, 'confirm').hidden = isNew !== null
  if (isNew) {
    write.setAttribute('aria-label', `新写这个${things[isNew]}`)
    write.addEventListener('click', () => acts.write(proposal, isNew, item))
  }
  part(item, 'confirm').addEventListener('click', () => {
    if (said) return acts.confirm(list, said)
    part(item, 'said').textContent = open
    correct(proposal, item, acts)
  })
  return item
}

function correct({ list, values, base }: Proposal, item: HTMLElement, { known, confirm }: Acts): void {
  if (item.querySelector('form')) return
  const form = claimForm({ list, values, base: () => base, was: null, known }, (said) => confirm(list, said))
  part(item, 'correct').setAttribute('aria-expanded', 'true')
  item.append(form)
  form.querySelector<HTMLElement>('input:not([name=display]), select')?.focus()
}
