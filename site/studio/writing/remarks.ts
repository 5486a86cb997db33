/** Remarks of reviewers beside the text: each at its words, wherever they went, until a writer resolves it. */
import { act } from '../hub.ts'
import { element, textOf } from '../page.ts'
import type { Evidence } from './document.ts'
import { type Manuscript, ResolveRemark } from './documents.ts'
import type { Editor } from './editor.ts'
import type { Located } from './located.ts'
import type { Marked } from './review.ts'
import { itemOf, part } from './template.ts'

type Remark = Manuscript['remarks'][number]

const idOf = ({ id }: Remark) => `r${id}`

export class Remarks {
  #located: Located | null = null
  #unsent: readonly Marked[] = []

  constructor(
    private readonly editor: Editor,
    private remarks: Manuscript['remarks'],
    private readonly isFixed: boolean,
  ) {
    this.#show()
  }

  /** Shows where the words of the remarks stand in the text as it is now. */
  follow(located: Located): void {
    const isFirst = this.#located === null
    this.#located = located
    if (isFirst) this.#mark()
    this.#show()
  }

  /** Marks the words of remarks that are not sent yet, too. */
  markUnsent(unsent: readonly Marked[]): void {
    this.#unsent = unsent
    this.#mark()
  }

  #mark(): void {
    const located = this.#located
    if (!located) return
    const open = this.remarks.filter(({ resolvedBy }) => resolvedBy === null)
    const sent = open.flatMap((remark) => {
      const evidence = evidenceOf(remark, located)
      return evidence ? [{ id: idOf(remark), evidence }] : []
    })
    this.editor.remarks = [...sent, ...this.#unsent].map(({ id, evidence }) => ({ id, ...located.range(evidence) }))
  }

  #show(): void {
    const open = this.remarks.filter(({ resolvedBy }) => resolvedBy === null)
    const done = this.remarks.filter(({ resolvedBy }) => resolvedBy !== null)
    element('remarks-part', HTMLElement).hidden = this.remarks.length === 0
    element('remarks-said', HTMLElement).textContent =
      open.length === 0 ? '意见都处理了。' : `还有 ${open.length} 条没有处理。`
    element('remarks', HTMLElement).replaceChildren(...[...open, ...done].map((remark) => this.#item(remark)))
  }

  #item(remark: Remark): HTMLElement {
    const { quote, text, reviewer, stage, resolvedBy } = remark
    const item = itemOf(element('remark', HTMLTemplateElement))
    item.id = idOf(remark)
    part(item, 'text').textContent = text
    part(item, 'by').textContent = `${reviewer} · 第 ${stage} 审${resolvedBy === null ? '' : ` · ${resolvedBy} 已处理`}`
    part(item, 'quoted').hidden = quote === null
    part(item, 'quote').textContent = quote
    const now = this.#wordsNow(remark)
    part(item, 'changed').hidden = now === null || now === quote
    part(item, 'now').textContent = now === '' ? '（删去了）' : now
    const find = part(item, 'find')
    find.hidden = quote === null || resolvedBy !== null
    find.addEventListener('click', () => {
      const mark = this.editor.remarks.find(({ id }) => id === item.id)
      if (mark) this.editor.reveal(mark)
    })
    const resolve = part(item, 'resolve')
    resolve.hidden = this.isFixed
    resolve.textContent = resolvedBy === null ? '改好了' : '还没改好'
    resolve.addEventListener('click', () => void this.#resolve(remark, part(item, 'said')))
    return item
  }

  /** What stands now where the words of the remark stood; null where that is not known. */
  #wordsNow(remark: Remark): string | null {
    const mark = this.editor.remarks.find(({ id }) => id === idOf(remark))
    return mark && this.#located ? this.#located.evidence(mark).quote : null
  }

  async #resolve({ id, resolvedBy }: Remark, said: HTMLElement): Promise<void> {
    try {
      const { manuscript } = await act(ResolveRemark, { id, isResolved: resolvedBy === null })
      this.remarks = manuscript?.remarks ?? this.remarks
      const marks = this.editor.remarks
      this.#mark()
      // Those still open stay where they went while the text was not saved.
      this.editor.remarks = this.editor.remarks.map((mark) => marks.find((one) => one.id === mark.id) ?? mark)
      this.#show()
    } catch (error) {
      said.textContent = textOf(error)
    }
  }
}

function evidenceOf({ quote, start, end }: Remark, located: Located): Evidence | null {
  if (quote === null) return null
  if (start === null || end === null) return located.find({ quote, start: 0, end: 0 })
  return { quote, start, end }
}
