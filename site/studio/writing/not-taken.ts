import { textOf } from '../page.ts'

/** Why something that was brought along is not taken, in words for whoever brought it. */
export class NotTaken extends Error {}

/** What to say of an error while something is taken in. */
export function whyNot(error: unknown): string {
  return error instanceof NotTaken ? error.message : textOf(error)
}
