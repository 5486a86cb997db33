/** What this browser keeps of a manuscript until the hub has it: it outlives a closed tab and a lost network. */
import { type Draft, draftOf } from './document.ts'

export interface Kept {
  /** The version of the hub’s that was changed. */
  version: number
  document: Draft
  /** What was sent to the hub before it, without an answer: the hub may have it or not. */
  sent: Draft | null
}

const nameOf = (id: string) => `fanxing.manuscript.${id}`

export function keep(id: string, kept: Kept): void {
  localStorage.setItem(nameOf(id), JSON.stringify(kept))
}

export function keptOf(id: string): Kept | null {
  const text = localStorage.getItem(nameOf(id))
  if (text === null) return null
  const kept: Kept = JSON.parse(text)
  return { ...kept, document: draftOf(kept.document) }
}

export function forget(id: string): void {
  localStorage.removeItem(nameOf(id))
}
