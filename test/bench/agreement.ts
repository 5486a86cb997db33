/** Before anything is measured: do the contenders give the same answers? */
import { isDeepStrictEqual } from 'node:util'
import { ask, type Contender } from './contenders/contender.ts'
import { fold } from './questions/fold.ts'
import type { Json, Question, Variables } from './questions/question.ts'

/**
 * Asks every contender the same and compares the answers with the first one's.
 * @throws {Error} naming the contenders, the question, its variables and the first place where the answers part.
 */
export async function agree(
  contenders: readonly Contender[],
  question: Question,
  sets: readonly Variables[],
): Promise<void> {
  for (const variables of sets) {
    const answers = await Promise.all(
      contenders.map(async (contender) => ({ contender, answer: fold(await ask(contender, question, variables)) })),
    )
    const [first, ...others] = answers
    for (const other of first ? others : []) {
      const place = difference(first?.answer ?? null, other.answer)
      if (place === null) continue
      throw new Error(
        `${first?.contender.name} and ${other.contender.name} part in "${question.name}" with ${JSON.stringify(variables)} at ${place}`,
      )
    }
  }
}

/** Where two values part and what stands there, the order of members aside; null where they do not. */
export function difference(left: Json, right: Json, place = 'answer'): string | null {
  if (isDeepStrictEqual(left, right)) return null
  if (
    left === null ||
    right === null ||
    typeof left !== 'object' ||
    typeof right !== 'object' ||
    Array.isArray(left) !== Array.isArray(right)
  ) {
    return `${place}: ${JSON.stringify(left)?.slice(0, 200)} against ${JSON.stringify(right)?.slice(0, 200)}`
  }
  const members = (value: typeof left): [string, Json | undefined][] => Object.entries(value)
  const there = new Map(members(right))
  for (const [key, value] of members(left)) {
    const found = difference(value ?? null, there.get(key) ?? null, `${place}.${key}`)
    if (found !== null) return found
    there.delete(key)
  }
  const [extra] = there
  return extra === undefined
    ? `${place}: a member that is null against one that is missing`
    : `${place}.${extra[0]} against nothing`
}
