/** Elements that the lists of ledgers and reminders are made of. */

/** An element with these words. */
export function worded<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  words: string,
  className = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  made.textContent = words
  if (className !== '') made.className = className
  return made
}

/** A copy of what the page keeps in the template with this id. */
export function copyOf(id: string): HTMLElement {
  const template = document.getElementById(id)
  const made = template instanceof HTMLTemplateElement ? template.content.firstElementChild?.cloneNode(true) : null
  if (made instanceof HTMLElement) return made
  throw new Error(`The page has no pattern ${id}`)
}

/** The part of a copy with this name. */
export function partOf<Kind extends HTMLElement>(copy: HTMLElement, name: string, kind: new () => Kind): Kind {
  const found = copy.querySelector(`[data-${name}]`)
  if (found instanceof kind) return found
  throw new Error(`The pattern has no ${name}`)
}

/** The day of a moment, in Shanghai: 2026-11-25. */
export function dayOf(moment: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(moment))
}

/** Shows the button that goes on with a list, where it goes on. */
export function goesOn(
  id: string,
  { hasNextPage, endCursor }: { hasNextPage: boolean; endCursor: string | null },
  read: (after: string | null) => Promise<void>,
): void {
  const button = document.getElementById(id)
  if (!(button instanceof HTMLButtonElement)) return
  button.hidden = !hasNextPage
  button.onclick = () => void read(endCursor)
}
