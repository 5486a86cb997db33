import { offerFrames } from '../frames.ts'
import type { Manuscript } from './documents.ts'

/** The real page at the address, as the manuscript would make it; `saved` saves everything first, as the hub renders what it has. */
export function offerPreview({ id }: Manuscript, address: string, saved: () => Promise<number>): void {
  offerFrames(`/studio/preview/${id}${address}`, saved)
}
