/** Proposals of a story that the writer does not want again, also when it is revised, as this browser keeps them. */

import type { Proposal } from './proposals.ts'

export class Rejected {
  readonly #name: string
  readonly #all: Set<string>

  constructor(story: string) {
    this.#name = `fanxing.rejected.${story}`
    const kept: string[] = JSON.parse(localStorage.getItem(this.#name) ?? '[]')
    this.#all = new Set(kept)
  }

  has(proposal: Omit<Proposal, 'id'>): boolean {
    return this.#all.has(nameOf(proposal))
  }

  add(proposal: Omit<Proposal, 'id'>): void {
    this.#all.add(nameOf(proposal))
    localStorage.setItem(this.#name, JSON.stringify([...this.#all]))
  }
}

/** The words in their sentence; a name is not wanted anywhere. */
function nameOf({ list, words, base }: Omit<Proposal, 'id'>): string {
  return list === 'mentions' ? `${list} ${words}` : `${list} ${words} ${base.evidence.quote}`
}
