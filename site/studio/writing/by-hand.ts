/** Claims that no reading proposed: a person selects the words and says what they state. */
import { element } from '../page.ts'
import { type Known, newKey, type Values } from './claim-fields.ts'
import { claimForm } from './claim-form.ts'
import { type Evidence, type List, lists, type Said } from './document.ts'

export interface Chosen {
  words: Evidence
  evidence: Evidence
  known: Known
  take: (said: Said) => void
}

/** Connects the buttons; `chosen` gives what is selected in the text, null where nothing is. */
export function byHand(chosen: (list: List) => Chosen | null): void {
  const part = element('by-hand', HTMLElement)
  const said = element('by-hand-said', HTMLElement)
  part.hidden = false
  for (const list of lists) {
    part.querySelector(`[data-add=${list}]`)?.addEventListener('click', () => {
      const words = chosen(list)
      said.textContent = words === null ? '先在正文里选中写着它的字，再点一次。' : ''
      element('by-hand-form', HTMLElement).replaceChildren()
      if (words) open(list, words)
    })
  }
}

function open(list: List, { words, evidence, known, take }: Chosen): void {
  const room = element('by-hand-form', HTMLElement)
  const named: Partial<Record<List, Values>> = {
    figures: { display: words.quote },
    achievements: { title: words.quote },
  }
  const base = () => ({ key: newKey(), evidence })
  const form = claimForm({ list, values: named[list] ?? {}, base, was: null, known }, (stated) => {
    room.replaceChildren()
    take(stated)
  })
  const quote = Object.assign(document.createElement('q'), { className: 'small', textContent: evidence.quote })
  room.replaceChildren(quote, form)
  form.querySelector<HTMLElement>('input, select')?.focus()
}
