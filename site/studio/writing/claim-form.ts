/** The forms in which a person says what a passage states: one for each kind of claim. */
import { onSend } from '../page.ts'
import { achievementForm } from './achievement-form.ts'
import type { Base, ClaimForm, Known, Values } from './claim-fields.ts'
import type { List, Said } from './document.ts'
import { figureForm } from './figure-form.ts'
import { mentionForm } from './mention-form.ts'
import { starForm } from './star-form.ts'
import { fieldOf, formOf, part } from './template.ts'

export const forms: Readonly<Record<List, ClaimForm>> = {
  figures: figureForm,
  achievements: achievementForm,
  stars: starForm,
  mentions: mentionForm,
}

interface Asked {
  list: List
  values: Values
  base: () => Base
  /** The claim that is corrected; null where it is new. */
  was: Said | null
  known: Known
}

/** A form of this kind, filled; `take` gets what it says. */
export function claimForm({ list, values, base, was, known }: Asked, take: (said: Said) => void): HTMLFormElement {
  const form = formOf(`${list}-form`)
  for (const [name, value] of Object.entries(values)) fieldOf(form, name).value = value
  form.querySelector('[data-cancel]')?.addEventListener('click', () => form.remove())
  const subject = form.elements.namedItem('subject')
  if (subject instanceof HTMLInputElement) known.subjects.watch(subject)
  if (list === 'figures') askOfNew(form, known)
  onSend(form, async (field) => take(await forms[list].said((name) => field(name).trim(), base(), known, was)))
  return form
}

/** Topic and unit are asked for where the indicator is new: a known one has its own. */
function askOfNew(form: HTMLFormElement, { indicators }: Known): void {
  const indicator = fieldOf(form, 'indicator')
  const show = () => {
    part(form, 'new-indicator').hidden = indicators.named(indicator.value.trim()) !== null
  }
  indicator.addEventListener('input', show)
  show()
}
