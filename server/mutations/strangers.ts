/** Which mutations are for people who are not signed in: none, but those that say so. */
import { Extensions, type MiddlewareFn } from 'type-graphql'
import type { Context } from '../context.ts'
import { requireViewer } from '../editorial/authority.ts'

declare module 'graphql' {
  interface GraphQLFieldExtensions<_TSource, _TContext, _TArgs> {
    forStrangers?: boolean
  }
}

/** Lets people call a mutation who are not signed in. */
export const ForStrangers = (): MethodDecorator => Extensions({ forStrangers: true }) as MethodDecorator

/** Refuses every other mutation to them, before anything of it runs. */
export const refuseStrangers: MiddlewareFn<Context> = ({ info, context }, next) => {
  const mutations = info.schema.getMutationType()
  const isForStrangers = mutations?.getFields()[info.fieldName]?.extensions.forStrangers
  if (info.parentType === mutations && !isForStrangers) requireViewer(context.viewer)
  return next()
}
