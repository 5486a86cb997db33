/** Typed documents: `graphql('query …')` knows the hub's schema, and the shapes of its variables and result. */
import { initGraphQLTada } from 'gql.tada'
import type { introspection } from './introspection.generated.d.ts'

export const graphql = initGraphQLTada<{
  introspection: introspection
  disableMasking: true
  scalars: { ID: string; Date: string; DateTime: string }
}>()

export type { ResultOf, VariablesOf } from 'gql.tada'
