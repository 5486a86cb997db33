/** Lists and forms that are made from patterns of the page. */
import { element } from '../page.ts'

/** A new item after the pattern with this id. */
export function itemOf(template: HTMLTemplateElement): HTMLElement {
  const item = template.content.firstElementChild?.cloneNode(true)
  if (item instanceof HTMLElement) return item
  throw new Error(`The page has no pattern in ${template.id}`)
}

/** A new form after the pattern with this id. */
export function formOf(id: string): HTMLFormElement {
  const form = itemOf(element(id, HTMLTemplateElement))
  if (form instanceof HTMLFormElement) return form
  throw new Error(`The pattern ${id} is no form`)
}

/** The part of an item that `data-<name>` marks. */
export function part(item: HTMLElement, name: string): HTMLElement {
  const found = item.querySelector<HTMLElement>(`[data-${name}]`)
  if (found) return found
  throw new Error(`The pattern has no data-${name}`)
}

/** The form’s field of this name. */
export function fieldOf(
  form: HTMLFormElement,
  name: string,
): HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement {
  const field = form.elements.namedItem(name)
  if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) return field
  if (field instanceof HTMLTextAreaElement) return field
  throw new Error(`The form has no field ${name}`)
}

/**
 * Shows a list anew. An item in which somebody fills a form stays as it is and where it is, under the same `data-name`
 * or at the top; a button that has the focus hands it to its successor.
 */
export function renew(list: HTMLElement, items: readonly HTMLElement[]): void {
  const before = [...list.children].filter((item) => item instanceof HTMLElement)
  const open = before.find((item) => item.querySelector('form'))
  if (open === undefined) {
    const successor = successorOfFocus(before, items)
    list.replaceChildren(...items)
    successor?.focus({ preventScroll: true })
    return
  }
  // Whoever types in it would lose the cursor if it were moved.
  for (const item of before) if (item !== open) item.remove()
  const at = items.findIndex((item) => item.dataset.name === open.dataset.name)
  open.id = items[at]?.id ?? open.id
  open.before(...items.slice(0, Math.max(at, 0)))
  open.after(...items.slice(at + 1))
}

/** What stands among the new items for that which has the focus among the old; null where there is none. */
function successorOfFocus(before: readonly HTMLElement[], items: readonly HTMLElement[]): HTMLElement | null {
  const focused = document.activeElement
  const item = before.find((one) => one.contains(focused))
  if (item === undefined || focused === null) return null
  const successor = items.find(({ dataset }) => dataset.name !== undefined && dataset.name === item.dataset.name)
  const mark = focused.getAttributeNames().find((name) => name.startsWith('data-'))
  if (focused === item || mark === undefined) return successor ?? null
  return successor?.querySelector<HTMLElement>(`[${mark}]`) ?? null
}
