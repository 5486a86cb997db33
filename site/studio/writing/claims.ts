/** The claims of a document beside its text: those that a person stated, and what a reading proposes. */
import { ask } from '../hub.ts'
import { element, textOf } from '../page.ts'
import { byHand, type Chosen } from './by-hand.ts'
import type { Known } from './claim-fields.ts'
import { type Claim, claimItem, nameOf } from './claim-item.ts'
import { type Draft, type Evidence, type List, lists, type Said, type Subject, statedNames } from './document.ts'
import { PlainText, ReadClaims } from './documents.ts'
import type { Editor, Mark } from './editor.ts'
import { Located } from './located.ts'
import { type Named, takeOutRefused } from './problems.ts'
import { proposalItem } from './proposal-item.ts'
import { isClaimed, type NewThing, type Proposal, proposalsOf } from './proposals.ts'
import type { Rejected } from './rejected.ts'
import { part, renew } from './template.ts'
import type { Naming } from './things.ts'

/** What the page does for the claims. */
interface Told {
  onChange: () => void
  /** Has a place or project written down that the hub does not know. */
  onNew: (kind: NewThing, name: string, where: readonly string[], naming: Naming) => void
}

export class Claims {
  #claims: Claim[]
  #proposals: Proposal[] = []
  #located: Located | null = null
  #count = 0
  /** What the hub refused of a claim, by its id: it stays until the claim is corrected. */
  readonly #faults = new Map<string, string>()

  constructor(
    private readonly editor: Editor,
    private readonly draft: Draft,
    private readonly isFixed: boolean,
    private readonly known: Known,
    private readonly rejected: Rejected,
    private readonly told: Told,
  ) {
    this.#claims = lists.flatMap((list) =>
      (draft[list] ?? []).map((said) => ({ id: this.#id(), list, said, isChanged: false })),
    )
    if (!isFixed) byHand((list) => this.#chosen(list))
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

  /** The claims whose words changed. */
  get changed(): Named[] {
    return this.#claims
      .filter(({ isChanged }) => isChanged)
      .map((claim) => ({ id: claim.id, name: nameOf(claim, this.known) }))
  }

  /** Begins anew: what was wrong before may be mended. */
  forgetFaults(): void {
    this.#faults.clear()
  }

  /** Says at a claim what is wrong with it; gives the claim, null where there is none. */
  explain(list: List, index: number, text: string): Named | null {
    const claim = this.#claims.filter((one) => one.list === list)[index]
    const item = claim && document.getElementById(claim.id)
    if (!item) return null
    this.#faults.set(claim.id, `${this.#faults.get(claim.id) ?? ''}${text}`)
    part(item, 'said').textContent = this.#faults.get(claim.id) ?? ''
    return { id: claim.id, name: nameOf(claim, this.known) }
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
    const { readClaims } = await ask(ReadClaims, { text: located.text, stated: statedNames(this.draft) })
    if (this.editor.text !== markdown) return
    const { subjects } = this.known
    subjects.learn(readClaims)
    const placeName = subjects.nameOf({ place: this.draft.story.place })
    this.#proposals = proposalsOf(readClaims, located, this.known, placeName).map((one) => ({ ...one, id: this.#id() }))
    this.#show()
  }

  /** Reads again what the text proposes: the document states something else, and the text is the same. */
  async refresh(): Promise<void> {
    this.known.subjects.learnStated(this.draft)
    const wasThere = document.activeElement?.closest('#proposals')
    await following(this)
    // The proposal at which somebody was may be gone; who went elsewhere meanwhile stays there.
    if (wasThere && document.activeElement === document.body) this.#goOn()
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
    this.editor.marks = this.#claims.map((claim) => markOf(claim, located))
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

  /** Whether nobody needs to be asked of it any more. */
  #isDecided(proposal: Proposal): boolean {
    const { place } = this.draft.story
    const isOwnPlace = proposal.said?.subject !== undefined && Object.values(proposal.said.subject)[0] === place
    if (proposal.list === 'mentions' && isOwnPlace) return true
    return this.rejected.has(proposal) || isClaimed(proposal, this.#claims)
  }

  #show(): void {
    const located = this.#located
    if (!located) return
    this.#proposals = this.#proposals.filter((proposal) => !this.#isDecided(proposal))
    const places = new Map(this.editor.marks.map((mark) => [mark.id, mark]))
    const claimed = this.#claims.map((claim): Mark => ({ ...markOf(claim, located), ...rangeOf(places.get(claim.id)) }))
    const proposed = this.#proposals.map(({ id, at }): Mark => ({ ...located.range(at), id, kind: 'proposed' }))
    if (!this.editor.isComposing) this.editor.marks = [...claimed, ...proposed]
    this.#showClaims()
    this.#showProposals()
    const [flagged, waiting] = [this.changed.length, this.#proposals.length]
    element('claims-said', HTMLElement).textContent =
      this.editor.text.trim() === ''
        ? '放进文字以后，读出来的数字、荣誉、地方、支部和项目列在这里，请逐条确认。'
        : `已确认 ${this.#claims.length} 条${flagged > 0 ? `，其中 ${flagged} 条的原文改过` : ''}${waiting > 0 ? `，还有 ${waiting} 条待确认` : ''}。`
    const unconfirmed = element('unconfirmed', HTMLElement)
    unconfirmed.hidden = waiting === 0
    unconfirmed.textContent = `还有 ${waiting} 条没有确认：没有确认的不会发布。`
  }

  #showClaims(): void {
    const act = {
      fault: ({ id }: Claim) => this.#faults.get(id) ?? '',
      isFixed: this.isFixed,
      known: this.known,
      find: (claim: Claim) => this.#reveal(claim.id),
      selection: () => this.evidence(this.editor.selection),
      now: (claim: Claim) => {
        const mark = this.editor.marks.find(({ id }) => id === claim.id)
        return mark ? this.evidence(mark) : null
      },
      replace: (claim: Claim, said: Said) => this.#replace(claim, said),
      remove: (claim: Claim) => {
        this.#claims = this.#claims.filter((one) => one !== claim)
        this.#forgetFault(claim)
        this.#changedByHand()
      },
    }
    renew(
      element('claims', HTMLElement),
      this.#claims.map((claim) => claimItem(claim, act)),
    )
    element('confirmed-title', HTMLElement).hidden = this.#claims.length === 0
  }

  #showProposals(): void {
    const act = {
      known: this.known,
      find: (id: string) => this.#reveal(id),
      confirm: (list: List, said: Said) => this.#confirm(list, said),
      reject: (proposal: Proposal) => {
        this.rejected.add(proposal)
        this.#changedByHand()
      },
      write: (proposal: Proposal, kind: NewThing, item: HTMLElement) => {
        const written = (subject: Subject) => this.#written(proposal, subject)
        this.told.onNew(kind, proposal.words, proposal.where, { item, written })
      },
    }
    renew(
      element('proposals', HTMLElement),
      this.#proposals.map((proposal) => proposalItem(proposal, act)),
    )
    element('proposals-title', HTMLElement).hidden = this.#proposals.length === 0
  }

  /** What is selected in the text for a claim of this kind; null where nothing is. */
  #chosen(list: List): Chosen | null {
    const words = this.evidence(this.editor.selection)
    if (!words || words.quote === '' || !this.#located) return null
    const evidence = list === 'figures' ? this.#located.sentence(words) : words
    return { words, evidence, known: this.known, take: (said) => this.#confirm(list, said) }
  }

  #replace(claim: Claim, said: Said): void {
    claim.said = said
    claim.isChanged = false
    this.#forgetFault(claim)
    // Its mark is where its words were until now.
    this.editor.marks = this.editor.marks.filter(({ id }) => id !== claim.id)
    element('claims', HTMLElement).querySelector('form')?.remove()
    this.#changedByHand()
    document.getElementById(claim.id)?.focus()
  }

  #forgetFault({ id }: Claim): void {
    this.#faults.delete(id)
    takeOutRefused(id)
  }

  /** The text may have been written on since the form was opened: then the words stand elsewhere in it. */
  #confirm(list: List, said: Said): void {
    const evidence = this.#located?.find(said.evidence) ?? said.evidence
    this.#claims.push({ id: this.#id(), list, said: { ...said, evidence }, isChanged: false })
    this.#claims.sort((one, other) => one.said.evidence.start - other.said.evidence.start)
    element('proposals', HTMLElement).querySelector('form')?.remove()
    this.#changedByHand()
  }

  /** What somebody wrote down because the text names it is mentioned there: nobody need be asked again. */
  #written(proposal: Proposal, subject: Subject): void {
    this.#proposals = this.#proposals.filter(({ id }) => id !== proposal.id)
    if ('branch' in subject) this.#changedByHand()
    else this.#confirm('mentions', { subject, evidence: proposal.base.evidence })
  }

  /** Shows what a person decided, and goes on at the next proposal. */
  #changedByHand(): void {
    this.#show()
    this.#goOn()
    this.told.onChange()
  }

  #goOn(): void {
    element('proposals', HTMLElement).querySelector<HTMLElement>('li')?.focus()
  }

  #reveal(id: string): void {
    const mark = this.editor.marks.find((one) => one.id === id)
    if (mark) this.editor.reveal(mark)
  }
}

function markOf({ id, said, isChanged }: Claim, located: Located): Mark {
  return { ...located.range(said.evidence), id, kind: isChanged ? 'changed' : 'confirmed' }
}

function rangeOf(mark: Mark | undefined): { from?: number; to?: number } {
  return mark ? { from: mark.from, to: mark.to } : {}
}

/** Follows the text, and says it where the hub cannot be asked. */
export async function following(claims: Claims): Promise<void> {
  try {
    await claims.follow()
  } catch (error) {
    element('claims-said', HTMLElement).textContent = textOf(error)
  }
}
