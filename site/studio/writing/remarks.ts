import { element } from '../page.ts'
import type { Manuscript } from './documents.ts'

/** Shows what reviewers said, newest last. */
export function showRemarks(remarks: Manuscript['remarks']): void {
  element('remarks-part', HTMLElement).hidden = remarks.length === 0
  element('remarks', HTMLElement).replaceChildren(
    ...remarks.map(({ quote, text, reviewer, stage }) => {
      const line = document.createElement('li')
      if (quote !== null) line.append(Object.assign(document.createElement('q'), { textContent: quote }), ' ')
      const by = Object.assign(document.createElement('span'), {
        className: 'small soft',
        textContent: `${reviewer} · 第 ${stage} 审`,
      })
      line.append(text, ' ', by)
      return line
    }),
  )
}
