/** What every mutation answers: what it did, or why it did nothing. */
import { Field, ObjectType } from 'type-graphql'
import { UserError } from '../../schema/user-error.ts'
import { type Code, HubError } from '../errors.ts'

@ObjectType()
export abstract class Payload {
  @Field(() => [UserError], { description: 'Why nothing was changed; empty where it was done (错误)' })
  errors!: readonly UserError[]
}

/** Not for the person to mend in what they sent: these are errors of the whole answer. */
const whole: ReadonlySet<Code> = new Set<Code>(['UNAUTHENTICATED', 'FORBIDDEN', 'RATE_LIMITED', 'BAD_TEXT'])

/**
 * Runs the act of a mutation and gives the fields of its payload. An error that the user can mend becomes one of the
 * payload's `errors`, with all its other fields null.
 * @throws {HubError} UNAUTHENTICATED, FORBIDDEN and the like, and whatever is a fault
 */
export async function payload<Fields extends object>(act: () => Promise<Fields>): Promise<Partial<Fields> & Payload> {
  try {
    return { ...(await act()), errors: [] }
  } catch (error) {
    if (!(error instanceof HubError) || whole.has(error.code)) throw error
    const failed: Partial<Fields> = {}
    return { ...failed, errors: userErrors(error) }
  }
}

/** One for each thing that is wrong with a document: where it is is its path. */
function userErrors({ code, message, input, details }: HubError): UserError[] {
  if (details.length === 0) return [{ code, message, path: input }]
  return details.map(({ at, says }) => ({ code, message: `${at}: ${says}`, path: ['document', ...segments(at)] }))
}

/** `figures[2].subject (key)` → figures, 2, subject */
function segments(at: string): string[] {
  return at.replace(/ \(.*\)$/, '').match(/[^.[\]]+/g) ?? []
}
