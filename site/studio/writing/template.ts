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

/** Shows a list anew; an item in which somebody fills a form stays as it is, under the same `data-name` or at the top. */
export function renew(list: HTMLElement, items: readonly HTMLElement[]): void {
  const open = [...list.children].find((item) => item instanceof HTMLElement && item.querySelector('form'))
  if (!(open instanceof HTMLElement)) {
    list.replaceChildren(...items)
    return
  }
  const same = items.find((item) => item.dataset.name === open.dataset.name)
  if (same) open.id = same.id
  const others = items.map((item) => (item === same ? open : item))
  list.replaceChildren(...(same ? [] : [open]), ...others)
}
