/** Text that the database can hold: all but NUL characters and halves of surrogate pairs. */
import type { MiddlewareFn } from 'type-graphql'
import type { Context } from '../context.ts'
import { HubError } from '../errors.ts'
import { isRecord } from './outline.ts'

/**
 * Gives the value as it is.
 * @throws {HubError} BAD_TEXT for text that cannot be stored
 */
export function storable(value: unknown): unknown {
  if (typeof value !== 'string' || (!value.includes('\0') && value.isWellFormed())) return value
  throw new HubError(
    'BAD_TEXT',
    `${JSON.stringify(value.slice(0, 60))} holds a NUL character or half a surrogate pair. Remove it.`,
  )
}

/** Lists and objects in one another; a draft has seven. More than a few thousand nobody here could walk through. */
const MOST_NESTED = 64

/** Checks all text in the arguments of a field that a resolver answers. */
export const checkText: MiddlewareFn<Context> = ({ args }, next) => {
  checkAll(args)
  return next()
}

function checkAll(value: unknown, depth = 0): void {
  storable(value)
  if (!isRecord(value)) return
  if (depth > MOST_NESTED) {
    throw new HubError('BAD_VALUE', `Lists and objects are nested deeper than ${MOST_NESTED}. Send what is flatter.`)
  }
  for (const [key, item] of Object.entries(value)) {
    storable(key)
    checkAll(item, depth + 1)
  }
}
