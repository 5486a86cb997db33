/** A claim as the list shows it: what it says, where it stands, and how it is corrected, moved or taken out. */

import { element } from '../page.ts'
import type { Known } from './claim-fields.ts'
import { claimForm, forms } from './claim-form.ts'
import type { Evidence, List, Said } from './document.ts'
import { itemOf, part } from './template.ts'

export interface Claim {
  id: string
  list: List
  said: Said
  /** Whether its words in the text are no longer those of its quote. */
  isChanged: boolean
}

/** What can be done with a claim. */
interface Acts {
  /** What the hub refused of it; empty without. */
  fault: (claim: Claim) => string
  isFixed: boolean
  known: Known
  find: (claim: Claim) => void
  /** The words that are selected in the text. */
  selection: () => Evidence | null
  /** The words that stand now where its quote stood. */
  now: (claim: Claim) => Evidence | null
  replace: (claim: Claim, said: Said) => void
  remove: (claim: Claim) => void
}

const names: Readonly<Record<List, string>> = { figures: '数字', achievements: '荣誉', stars: '星', mentions: '提到' }

/** 数字“240万元” */
export function nameOf(claim: Pick<Claim, 'list' | 'said'>, known: Known): string {
  return `${names[claim.list]}“${wordsOf(claim, known)}”`
}

/** What is mentioned goes by its name: the sentence that mentions it stands in the text already. */
function wordsOf({ list, said }: Pick<Claim, 'list' | 'said'>, { subjects }: Known): string {
  if (list === 'mentions') return subjects.nameOf(said.subject)
  return said.display ?? said.title ?? said.evidence.quote
}

export function claimItem(claim: Claim, acts: Acts): HTMLElement {
  const item = itemOf(element('claim', HTMLTemplateElement))
  item.id = claim.id
  item.dataset.name = claim.id
  item.tabIndex = -1
  part(item, 'words').textContent = wordsOf(claim, acts.known)
  part(item, 'about').textContent = aboutOf(claim, acts.known)
  part(item, 'said').textContent = acts.fault(claim)
  part(item, 'flag').hidden = !claim.isChanged
  part(item, 'find').addEventListener('click', () => acts.find(claim))
  for (const name of ['again', 'correct', 'move', 'remove']) part(item, name).hidden = acts.isFixed
  if (acts.isFixed) return item
  part(item, 'again').hidden = !claim.isChanged
  part(item, 'again').addEventListener('click', () => quote(claim, acts.now(claim), item, acts))
  part(item, 'move').addEventListener('click', () => quote(claim, acts.selection(), item, acts))
  part(item, 'correct').addEventListener('click', () => correct(claim, item, acts))
  part(item, 'remove').addEventListener('click', () => acts.remove(claim))
  return item
}

function aboutOf({ list, said }: Claim, { subjects, indicators }: Known): string {
  if (list === 'mentions') return names[list]
  const subject = said.branch === undefined ? said.subject : { branch: said.branch }
  const stars = list === 'stars' ? `${said.count ?? 1} 颗` : ''
  const parts = [names[list], indicators.nameOf(said.indicator), said.rank, said.awardedBy, stars]
  return [...parts, subjects.nameOf(subject), said.period?.label].filter(Boolean).join(' · ')
}

/** Takes other words for the quote, if they still state it. */
function quote(claim: Claim, evidence: Evidence | null, item: HTMLElement, acts: Acts): void {
  const said = part(item, 'said')
  const words = wordsOf(claim, acts.known)
  if (!evidence || evidence.quote === '') {
    said.textContent = claim.isChanged
      ? `现在的原文里没有“${words}”，请删去这条，重新确认。`
      : '先在正文里选中写着它的字，再点“换原文”。'
  } else if (!evidence.quote.includes(claim.said.display ?? '')) {
    said.textContent = `这些字里没有“${words}”：请点“更正”照现在的原文写，或者删去这条。`
  } else acts.replace(claim, { ...claim.said, evidence })
}

/** Opens the form; of a claim whose words changed it corrects what the words say now. */
function correct(claim: Claim, item: HTMLElement, { known, now, replace }: Acts): void {
  if (item.querySelector('form')) return
  const { said, list } = claim
  const evidence = () => (claim.isChanged ? now(claim) : null) ?? said.evidence
  const base = () => ({ key: said.key ?? '', evidence: evidence() })
  const form = claimForm({ list, values: forms[list].values(said, known), base, was: said, known }, (corrected) =>
    replace(claim, corrected),
  )
  item.append(form)
  form.querySelector<HTMLElement>('input, select')?.focus()
}
