/** The executable schema, built from the classes. */
import 'reflect-metadata'
import {
  type GraphQLAbstractType,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
} from 'graphql'
import { buildSchema } from 'type-graphql'
import { TYPE_KEY } from './queries/compilation.ts'
import { RootQueries } from './queries/root.ts'

export async function createSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({ resolvers: [RootQueries], validate: false })
  const roots = new Set([schema.getQueryType(), schema.getMutationType()])
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && !roots.has(type) && !type.name.startsWith('__')) readFromAnswer(type)
    if (isAbstractType(type)) nameFromAnswer(type)
  }
  return schema
}

/** Below the root every value was read by the root field's one statement, and lies under its response key. */
const valueUnderKey: GraphQLFieldResolver<Record<string, unknown>, unknown> = (answer, _args, _context, info) =>
  answer[info.path.key]

function readFromAnswer(type: GraphQLObjectType): void {
  // TypeGraphQL's own check asks for an instance of the class, which no answer is.
  type.isTypeOf = undefined
  for (const field of Object.values(type.getFields())) field.resolve = valueUnderKey
}

function nameFromAnswer(type: GraphQLAbstractType): void {
  type.resolveType = (answer: Record<string, unknown>) => String(answer[TYPE_KEY])
}
