/** Mutations are for people who are signed in. */
import type { MiddlewareFn } from 'type-graphql'
import type { Context } from '../context.ts'
import { requireViewer } from '../editorial/authority.ts'

/** Refuses a mutation to everybody else, before anything of it runs. */
export const refuseStrangers: MiddlewareFn<Context> = ({ info, context }, next) => {
  if (info.parentType === info.schema.getMutationType()) requireViewer(context.viewer)
  return next()
}
