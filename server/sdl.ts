/** The public API as text, as it is committed in schema/hub.graphql. */
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql'

/** Address of the committed text. */
export const sdlFile = new URL('../schema/hub.graphql', import.meta.url)

export function sdlOf(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`
}
