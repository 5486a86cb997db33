/** What a reviewer says before a manuscript goes back: kept in this browser until it is sent, all of it at once. */
import { act } from '../hub.ts'
import { element, onSend } from '../page.ts'
import type { Evidence } from './document.ts'
import { type Manuscript, Return } from './documents.ts'
import { itemOf, part } from './template.ts'

/** A remark that is not sent yet. */
interface Unsent {
  evidence: Evidence | null
  text: string
}

/** Words of one in the text. */
export interface Marked {
  id: string
  evidence: Evidence
}

interface Reviewing {
  manuscript: Manuscript
  saved: () => Promise<number>
  onChoose: (use: (words: Evidence | null) => void) => void
  mark: (remarks: readonly Marked[]) => void
}

const form = element('return', HTMLFormElement)
const text = form.querySelector('textarea')

/** Connects the form: words that are selected, what is said of them, and sending it all back. */
export function offerReturn({ manuscript: { id, version }, saved, onChoose, mark }: Reviewing): void {
  const kept = new Kept(id, version)
  let chosen: Evidence | null = null

  function choose(words: Evidence | null): void {
    chosen = words
    element('chosen-part', HTMLElement).hidden = words === null
    element('chosen', HTMLElement).textContent = words?.quote ?? ''
  }
  function show(): void {
    if (text) text.required = kept.remarks.length === 0
    element('unsent', HTMLElement).replaceChildren(
      ...kept.remarks.map((remark) =>
        itemFor(remark, () => {
          kept.remarks = kept.remarks.filter((one) => one !== remark)
          show()
        }),
      ),
    )
    mark(kept.remarks.flatMap(({ evidence }, at) => (evidence ? [{ id: `u${at}`, evidence }] : [])))
  }
  /** Takes what is written in the field to the others. */
  function take(): void {
    const said = text?.value.trim() ?? ''
    if (said === '' || !text) return
    kept.remarks = [...kept.remarks, { evidence: chosen, text: said }]
    text.value = ''
    choose(null)
    show()
  }

  onChoose((words) => {
    if (words !== null && words.quote !== '') choose(words)
  })
  element('choose-all', HTMLButtonElement).addEventListener('click', () => {
    choose(null)
    text?.focus()
  })
  element('say-more', HTMLButtonElement).addEventListener('click', () => {
    if (!text?.value.trim()) return void text?.reportValidity()
    take()
    text.focus()
  })
  onSend(form, async () => {
    take()
    const remarks = kept.remarks.map(({ evidence, text }) => ({
      text,
      quote: evidence?.quote ?? null,
      start: evidence?.start ?? null,
    }))
    await act(Return, { id, version: await saved(), remarks })
    kept.remarks = []
    location.reload()
  })
  show()
}

function itemFor({ evidence, text }: Unsent, remove: () => void): HTMLElement {
  const item = itemOf(element('unsent-remark', HTMLTemplateElement))
  part(item, 'text').textContent = text
  part(item, 'quoted').hidden = evidence === null
  part(item, 'quote').textContent = evidence?.quote ?? ''
  part(item, 'remove').addEventListener('click', remove)
  return item
}

/** Remarks on one version of a manuscript, as this browser keeps them. */
class Kept {
  readonly #name: string

  constructor(
    id: string,
    private readonly version: number,
  ) {
    this.#name = `fanxing.remarks.${id}`
  }

  get remarks(): readonly Unsent[] {
    const kept: { version: number; remarks: Unsent[] } | null = JSON.parse(localStorage.getItem(this.#name) ?? 'null')
    return kept?.version === this.version ? kept.remarks : []
  }

  set remarks(remarks: readonly Unsent[]) {
    if (remarks.length === 0) localStorage.removeItem(this.#name)
    else localStorage.setItem(this.#name, JSON.stringify({ version: this.version, remarks }))
  }
}
