/** Links that only this computer can open: a hub that was just started has no other address. */
import { element } from './page.ts'

const here: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/** Shows the page's remark about such links, if the link is one. */
export function tellHereOnly(link: string): void {
  element('here-only', HTMLElement).hidden = !here.includes(new URL(link).hostname)
}
