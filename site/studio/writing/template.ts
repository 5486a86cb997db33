/** Lists that are made from patterns of the page. */

/** A new item after the pattern with this id. */
export function itemOf(template: HTMLTemplateElement): HTMLElement {
  const item = template.content.firstElementChild?.cloneNode(true)
  if (item instanceof HTMLElement) return item
  throw new Error(`The page has no pattern in ${template.id}`)
}

/** The part of an item that `data-<name>` marks. */
export function part(item: HTMLElement, name: string): HTMLElement {
  const found = item.querySelector<HTMLElement>(`[data-${name}]`)
  if (found) return found
  throw new Error(`The pattern has no data-${name}`)
}

/** The form’s field of this name. */
export function fieldOf(form: HTMLFormElement, name: string): HTMLInputElement | HTMLSelectElement {
  const field = form.elements.namedItem(name)
  if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) return field
  throw new Error(`The form has no field ${name}`)
}
