/** The claims of a document beside its text: those that a person stated, and figures that a reading proposes. */
import { ask } from '../hub.ts'
import { element, onSend, textOf } from '../page.ts'
import { type Draft, type Evidence, type FigureSaid, type List, lists, type ReadFigure, type Said } from './document.ts'
import { PlainText, ReadClaims } from './documents.ts'
import type { Editor, Mark } from './editor.ts'
import { asRead, asSaid, fill, type Known } from './figure-form.ts'
import { Located } from './located.ts'
import { fieldOf, itemOf, part } from './template.ts'

interface Claim {
  id: string
  list: List
  said: Said
  /** Whether its words in the text are no longer those of its quote. */
  isChanged: boolean
}

interface Proposal {
  id: string
  read: ReadFigure
}

const names: Record<List, string> = { figures: '数字', achievements: '荣誉', stars: '星', mentions: '提到' }

export class Claims {
  #claims: Claim[]
  #proposals: Proposal[] = []
  #located: Located | null = null
  /** Words with their sentence that the writer does not want proposed again. */
  readonly #rejected = new Set<string>()
  #count = 0

  constructor(
    private readonly editor: Editor,
    private readonly draft: Draft,
    private readonly isFixed: boolean,
    private readonly known: Known,
    private readonly onChange: () => void,
  ) {
    this.#claims = this.#claimsOf(draft)
  }

  /** The text as it was read last; null before it was. */
  get located(): Located | null {
    return this.#located
  }

  /** The evidence of a selection, in the text as it was read last. */
  evidence(range: { from: number; to: number }): Evidence | null {
    return this.#located?.evidence(range) ?? null
  }

  /** Shows which item of the list the words belong to; whoever writes stays in the text. */
  pick(id: string): void {
    for (const item of document.querySelectorAll('#claims li, #proposals li, #remarks li')) {
      if (item.id !== id) item.removeAttribute('aria-current')
      else item.setAttribute('aria-current', 'true')
      if (item.id === id && matchMedia('(min-width: 64rem)').matches) item.scrollIntoView({ block: 'nearest' })
    }
  }

  /** The lists of claims for the document. */
  get said(): Record<List, Said[]> {
    const said: Record<List, Said[]> = { figures: [], achievements: [], stars: [], mentions: [] }
    for (const claim of this.#claims) said[claim.list].push(claim.said)
    return said
  }

  /** Names of the claims whose words changed. */
  get changed(): string[] {
    return this.#claims.filter(({ isChanged }) => isChanged).map((claim) => `${names[claim.list]}“${wordsOf(claim)}”`)
  }

  /** Follows the text as it is now: where each claim’s words went, and what else it seems to claim. */
  async follow(): Promise<void> {
    const markdown = this.editor.text
    const { plainText } = await ask(PlainText, { markdown })
    const located = new Located(markdown, plainText)
    if (this.editor.text !== markdown) return
    if (this.#located === null) this.#place(located)
    else this.#moveClaims(located)
    this.#located = located
    if (this.isFixed) return this.#show()
    const { readClaims } = await ask(ReadClaims, { text: located.text })
    if (this.editor.text !== markdown) return
    this.known.subjects.learn(readClaims, this.draft)
    this.#proposals = readClaims.figures
      .filter((read) => !this.#isKnown(read))
      .map((read) => ({ id: this.#id(), read }))
    this.#show()
  }

  #claimsOf(draft: Draft): Claim[] {
    return lists.flatMap((list) =>
      (draft[list] ?? []).map((said) => ({ id: this.#id(), list, said, isChanged: false })),
    )
  }

  #id(): string {
    return `c${this.#count++}`
  }

  /** Marks the claims of the document as it was opened. */
  #place(located: Located): void {
    for (const claim of this.#claims) {
      const found = located.find(claim.said.evidence)
      claim.isChanged = found === null
      if (found) claim.said = { ...claim.said, evidence: { ...claim.said.evidence, ...found } }
    }
    this.editor.marks = this.#claims.map((claim) => ({
      ...located.range(claim.said.evidence),
      id: claim.id,
      kind: claim.isChanged ? 'changed' : 'confirmed',
    }))
  }

  #moveClaims(located: Located): void {
    const marks = new Map(this.editor.marks.map((mark) => [mark.id, mark]))
    for (const claim of this.#claims) {
      const mark = marks.get(claim.id)
      if (!mark) continue
      const { quote, start, end } = located.evidence(mark)
      claim.isChanged = quote !== claim.said.evidence.quote
      const span = end > start ? { start, end } : { start, end: start + 1 }
      claim.said = { ...claim.said, evidence: { ...claim.said.evidence, ...span } }
    }
  }

  #isKnown({ quote, start, end }: ReadFigure): boolean {
    const sentence = this.#located?.sentence({ start, end }).quote ?? ''
    if (this.#rejected.has(`${quote} ${sentence}`)) return true
    return this.#claims.some(({ list, said: { evidence, display } }) => {
      return list === 'figures' && display === quote && evidence.start <= start && end <= evidence.end
    })
  }

  #show(): void {
    const located = this.#located
    if (!located) return
    const places = new Map(this.editor.marks.map((mark) => [mark.id, mark]))
    const claimed = this.#claims.flatMap((claim): Mark[] => {
      const range = places.get(claim.id) ?? located.range(claim.said.evidence)
      return [{ ...range, id: claim.id, kind: claim.isChanged ? 'changed' : 'confirmed' }]
    })
    const proposed = this.#proposals.map(({ id, read }): Mark => ({ ...located.range(read), id, kind: 'proposed' }))
    if (!this.editor.isComposing) this.editor.marks = [...claimed, ...proposed]
    element('claims', HTMLElement).replaceChildren(...this.#claims.map((claim) => this.#claimItem(claim)))
    this.#showProposals()
    const flagged = this.changed.length
    element('claims-said', HTMLElement).textContent =
      `已确认 ${this.#claims.length} 条${flagged > 0 ? `，其中 ${flagged} 条的原文改过` : ''}，还有 ${this.#proposals.length} 条待确认。`
  }

  /** A form that somebody is filling stays; the rest of the list is made anew. */
  #showProposals(): void {
    const list = element('proposals', HTMLElement)
    const open = list.querySelector('form:not([hidden])')
    if (open) return
    list.replaceChildren(...this.#proposals.map((proposal) => this.#proposalItem(proposal)))
    element('proposals-title', HTMLElement).hidden = this.#proposals.length === 0
  }

  #claimItem(claim: Claim): HTMLElement {
    const item = itemOf(element('claim', HTMLTemplateElement))
    item.id = claim.id
    item.tabIndex = -1
    part(item, 'words').textContent = wordsOf(claim)
    const { subject, indicator } = claim.said
    const about = [names[claim.list], this.known.indicators.nameOf(indicator), this.known.subjects.nameOf(subject)]
    part(item, 'about').textContent = about.filter(Boolean).join(' · ')
    part(item, 'flag').hidden = !claim.isChanged
    part(item, 'find').addEventListener('click', () => this.#reveal(claim.id))
    const again = part(item, 'again')
    again.hidden = !claim.isChanged || this.isFixed
    again.addEventListener('click', () => this.#again(claim, part(item, 'said')))
    const remove = part(item, 'remove')
    remove.hidden = this.isFixed
    remove.addEventListener('click', () => {
      this.#claims = this.#claims.filter((one) => one !== claim)
      this.#changedByHand()
    })
    return item
  }

  /** Takes the words that stand there now for the quote. */
  #again(claim: Claim, said: HTMLElement): void {
    const mark = this.editor.marks.find(({ id }) => id === claim.id)
    const evidence = mark && this.#located?.evidence(mark)
    if (!evidence || evidence.quote === '' || !evidence.quote.includes(claim.said.display ?? '')) {
      said.textContent = `现在的原文里没有“${wordsOf(claim)}”，请删去这条，重新确认。`
      return
    }
    claim.said = { ...claim.said, evidence }
    claim.isChanged = false
    this.#changedByHand()
  }

  #proposalItem({ id, read }: Proposal): HTMLElement {
    const item = itemOf(element('proposal', HTMLTemplateElement))
    item.id = id
    item.tabIndex = -1
    part(item, 'words').textContent = read.quote
    part(item, 'about').textContent = [read.indicator, read.subject, read.period].filter(Boolean).join(' · ')
    const form = item.querySelector('form')
    if (!form) throw new Error('The pattern of a proposal has no form')
    const open = () => {
      form.hidden = false
      part(item, 'correct').setAttribute('aria-expanded', 'true')
      fieldOf(form, 'indicator').focus()
    }
    fill(form, read, this.known.subjects.nameOf({ place: this.draft.story.place }))
    const subject = fieldOf(form, 'subject')
    if (subject instanceof HTMLInputElement) this.known.subjects.watch(subject)
    part(item, 'find').addEventListener('click', () => this.#reveal(id))
    part(item, 'correct').addEventListener('click', open)
    part(item, 'confirm').addEventListener('click', () => {
      const figure = asRead(read, this.#evidenceOf(read), this.known)
      if (figure) return this.#confirm(figure)
      part(item, 'said').textContent = '还要写明是什么、是谁的。'
      open()
    })
    part(item, 'reject').addEventListener('click', () => {
      this.#rejected.add(`${read.quote} ${this.#evidenceOf(read).quote}`)
      this.#changedByHand()
    })
    onSend(form, async (field) => {
      const figure = await asSaid(field, read, this.#evidenceOf(read), this.known)
      form.hidden = true
      this.#confirm(figure)
    })
    return item
  }

  /** The sentence that states a figure; its own words where that is too long to be quoted. */
  #evidenceOf(read: ReadFigure): Evidence {
    const sentence = this.#located?.sentence(read)
    return sentence && sentence.quote.length <= 1000
      ? sentence
      : { quote: read.quote, start: read.start, end: read.end }
  }

  #confirm(said: FigureSaid): void {
    this.#claims.push({ id: this.#id(), list: 'figures', said, isChanged: false })
    this.#claims.sort((one, other) => one.said.evidence.start - other.said.evidence.start)
    this.#changedByHand()
  }

  /** Shows what a person decided, and goes on at the next proposal. */
  #changedByHand(): void {
    this.#proposals = this.#proposals.filter(({ read }) => !this.#isKnown(read))
    this.#show()
    element('proposals', HTMLElement).querySelector<HTMLElement>('li')?.focus()
    this.onChange()
  }

  #reveal(id: string): void {
    const mark = this.editor.marks.find((one) => one.id === id)
    if (mark) this.editor.reveal(mark)
  }
}

function wordsOf({ said }: Claim): string {
  return said.display ?? said.title ?? said.evidence.quote
}

/** Follows the text, and says it where the hub cannot be asked. */
export async function following(claims: Claims): Promise<void> {
  try {
    await claims.follow()
  } catch (error) {
    element('claims-said', HTMLElement).textContent = textOf(error)
  }
}
