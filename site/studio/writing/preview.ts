/** The real page as the manuscript would make it, in a frame as wide as a phone’s or a computer’s screen. */
import { element } from '../page.ts'
import type { Manuscript } from './documents.ts'

/** Shows the page at the address; `saved` saves everything first, as the hub renders what it has. */
export function offerPreview({ id }: Manuscript, address: string, saved: () => Promise<number>): void {
  const frame = element('preview', HTMLIFrameElement)
  async function show(isPhone: boolean): Promise<void> {
    await saved()
    frame.hidden = false
    frame.classList.toggle('phone', isPhone)
    frame.src = `/studio/preview/${id}${address}`
  }
  element('preview-phone', HTMLButtonElement).addEventListener('click', () => void show(true))
  element('preview-desktop', HTMLButtonElement).addEventListener('click', () => void show(false))
}
