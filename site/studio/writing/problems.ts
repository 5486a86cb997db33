/** What stands against sending a manuscript: listed beside the button, each with the way to where it is mended. */
import { element } from '../page.ts'
import { itemOf, part } from './template.ts'

export interface Problem {
  text: string
  /** Id of the item where it is mended; null where none is. */
  at: string | null
}

/** An item of a list at which something was said. */
export interface Named {
  id: string
  name: string
}

/** What the page itself found and what the hub refused, of what is listed, and whom to tell once all of it is mended. */
let found: readonly Problem[] = []
let refused: readonly Problem[] = []
let whenMended = () => {}

/** Lists what the page itself finds; true where that is nothing. `mended`: called once nothing of it is left. */
export function sayFound(problems: readonly Problem[], mended: () => void): boolean {
  found = problems
  refused = []
  whenMended = mended
  return show(problems)
}

/** Lists what the hub refuses; true where that is nothing. `mended`: called once each item of it was corrected. */
export function sayRefused(problems: readonly Problem[], mended: () => void = () => {}): boolean {
  found = []
  refused = problems
  whenMended = mended
  return show(problems)
}

/** Takes out of the list what the hub refused of an item that was corrected since: whether it holds now, only the hub knows. */
export function takeOutRefused(at: string): void {
  const left = refused.filter((one) => one.at !== at)
  if (left.length === refused.length) return
  refused = left
  if (show(left)) whenMended()
}

/** Takes out of the list what the page found and, by what it finds now, was mended; what is left is said as it is now. */
export function takeOutMended(now: readonly Problem[]): void {
  const left = now.filter((one) => found.some((before) => isSame(before, one)))
  const isAsBefore = left.length === found.length && left.every(({ text }, index) => text === found[index]?.text)
  if (isAsBefore) return
  found = left
  if (show(left)) whenMended()
}

function isSame(before: Problem, now: Problem): boolean {
  return before.at === null ? before.text === now.text : before.at === now.at
}

function show(problems: readonly Problem[]): boolean {
  const list = element('problems', HTMLElement)
  list.hidden = problems.length === 0
  list.replaceChildren(...problems.map(problemItem))
  return problems.length === 0
}

function problemItem({ text, at }: Problem): HTMLElement {
  const item = itemOf(element('problem', HTMLTemplateElement))
  part(item, 'text').textContent = text
  part(item, 'go').hidden = at === null
  // A list may be shown anew until then: the item is looked for when it is wanted.
  part(item, 'go').addEventListener('click', () => document.getElementById(at ?? '')?.focus())
  return item
}
