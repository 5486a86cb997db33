/** Two people changed one manuscript: both texts side by side, and a person decides. */
import { textBeside } from '../history/show-text.ts'
import { element } from '../page.ts'
import { type Draft, draftOf } from './document.ts'
import type { Theirs } from './saver.ts'

/**
 * Shows both; `keepMine` gets their version, upon which mine is then saved, where that is possible; `takeTheirs` opens theirs.
 */
export function showConflict(
  theirs: Theirs,
  mine: Draft,
  { keepMine, takeTheirs }: { keepMine?: (version: number) => void; takeTheirs: () => void },
): void {
  const panel = element('conflict', HTMLElement)
  element('conflict-who', HTMLElement).textContent = `${theirs.changedBy} 在您写的时候也改了这份稿件。先比较，再决定。`
  const [before, after] = [textOf(draftOf(theirs.document)), textOf(mine)]
  element('mine', HTMLElement).replaceChildren(...textBeside(before, after, 'after'))
  element('theirs', HTMLElement).replaceChildren(...textBeside(before, after, 'before'))
  panel.hidden = false
  element('conflict-title', HTMLElement).focus()
  element('keep-mine', HTMLButtonElement).hidden = keepMine === undefined
  element('keep-mine', HTMLButtonElement).onclick = () => {
    panel.hidden = true
    keepMine?.(theirs.version)
  }
  element('take-theirs', HTMLButtonElement).onclick = takeTheirs
}

function textOf({ story, pictures = [] }: Draft): string {
  const told = pictures.map(({ alt, credit, caption }) => `图片：${[alt, credit, caption].filter(Boolean).join('，')}`)
  return [story.title, '', story.body, ...told].join('\n')
}
