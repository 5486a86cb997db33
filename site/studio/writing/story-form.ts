/** The headline and what stands around it. */
import { sayDay } from '../day-words.ts'
import { element } from '../page.ts'
import type { Draft } from './document.ts'
import { fieldOf } from './template.ts'

const form = element('story', HTMLFormElement)
const bylineSaid = element('byline-said', HTMLElement)
const optional = ['kicker', 'byline', 'publication', 'publishedOn'] as const

/** Shows the document’s; `isFixed`: they cannot be changed now. */
export function fillStory({ story }: Draft, isFixed: boolean): void {
  for (const name of ['title', ...optional] as const) {
    const field = fieldOf(form, name)
    field.value = story[name] ?? ''
    field.disabled = isFixed
    if (field instanceof HTMLInputElement) sayDay(field)
  }
  element('file-part', HTMLElement).hidden = isFixed
}

/** What stands in the fields; null where one is empty. */
export function storyOf(): { title: string } & Record<(typeof optional)[number], string | null> {
  const text = (name: string) => fieldOf(form, name).value.trim()
  return {
    title: text('title').replaceAll(/\s+/g, ' '),
    kicker: text('kicker') || null,
    byline: text('byline') || null,
    publication: text('publication') || null,
    publishedOn: text('publishedOn') || null,
  }
}

/** Whether somebody said who wrote it. */
export function hasByline(): boolean {
  return storyOf().byline !== null
}

/** Puts what a text says of its author into the field, for a person to look at; not where somebody wrote. Whether it did. */
export function proposeByline(words: string): boolean {
  if (hasByline()) return false
  const field = fieldOf(form, 'byline')
  field.value = words
  const rest = field.closest('details')
  if (rest) rest.open = true
  bylineSaid.textContent = '从粘贴的文字里读出来的，请核对。'
  field.addEventListener('input', () => bylineSaid.replaceChildren(), { once: true })
  return true
}

export function watchStory(onChange: () => void): void {
  form.addEventListener('input', onChange)
  form.addEventListener('submit', (event) => event.preventDefault())
  // A headline has no lines of its own: they are wherever it is broken.
  fieldOf(form, 'title').addEventListener('keydown', (event) => {
    if (event instanceof KeyboardEvent && event.key === 'Enter' && !event.isComposing) event.preventDefault()
  })
}
