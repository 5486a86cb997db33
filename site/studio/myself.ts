/** Who is signed in. */
import type { ResultOf } from '../graphql.ts'
import { Myself } from './documents.ts'
import { ask } from './hub.ts'
import { element, go, rememberHere, show, textOf } from './page.ts'

export type Viewer = NonNullable<ResultOf<typeof Myself>['viewer']>

/**
 * Shows the page’s part `inside` to whoever is signed in, unless `use` shows another, and sends everybody else to sign in.
 */
export async function withMyself(use: (viewer: Viewer) => void | Promise<void>): Promise<void> {
  try {
    const { viewer } = await ask(Myself, {})
    if (!viewer) {
      rememberHere()
      return go('sign-in/')
    }
    await use(viewer)
    if (!element('waiting', HTMLElement).hidden) show('inside')
  } catch (error) {
    element('waiting', HTMLElement).textContent = textOf(error)
  }
}

/** Whether they mind people somewhere. */
export function isAdministrator({ grants }: Pick<Viewer, 'grants'>): boolean {
  return grants.some(({ role }) => role === 'ADMINISTRATOR')
}
