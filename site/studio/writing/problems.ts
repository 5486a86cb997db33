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

/** Lists them; true where there are none. */
export function sayProblems(problems: readonly Problem[]): boolean {
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
