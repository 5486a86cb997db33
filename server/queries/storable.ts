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

/** Checks all text in the arguments of a field that a resolver answers. */
export const checkText: MiddlewareFn<Context> = ({ args }, next) => {
  checkAll(args)
  return next()
}

function checkAll(value: unknown): void {
  storable(value)
  if (isRecord(value)) Object.values(value).forEach(checkAll)
}
